import type { HandIn, ReportBook } from "../../consolidation/ports.ts";

/** Who calls: the token's own id and what it is called. */
export interface Caller {
  readonly id: string;
  readonly label: string;
}

/** Who a token belongs to; null for one that is unknown or revoked. It compares hashes, so that its time tells nothing. */
export type FindToken = (token: string) => Promise<Caller | null>;

/** Whether one more call may come in under this key just now. */
export interface Limiter {
  hit(key: string): Promise<{ readonly allowed: true } | { readonly allowed: false; readonly retryAfterMs: number }>;
}

/** What the API reads and writes. */
export interface ApiWork {
  readonly book: Pick<ReportBook, "status" | "reports" | "show">;
  readonly handIn: HandIn;
}
