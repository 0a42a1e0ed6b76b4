import type { NetworkFailure } from "../../kernel/network-failure.ts";

/** How a call to Zalo failed; no `why` carries the token, the address called or what was sent. */
export type Failure =
  /** Zalo answered with an error. */
  { readonly kind: "refused"; readonly code: number; readonly why: string } | NetworkFailure;

/** What the empty poll is answered with; not an error. */
export const NOTHING_CAME = 408;
