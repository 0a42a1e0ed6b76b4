import type { NetworkFailure } from "../../kernel/network-failure.ts";

/** How a call to Zalo failed; no `why` carries a token, the address called or what was sent. */
export type Failure =
  /** Zalo answered with an error of its table (HTTP 200 carries most of them). */
  { readonly kind: "refused"; readonly code: number; readonly why: string } | NetworkFailure;
