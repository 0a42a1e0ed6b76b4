import type { FormPage } from "../../conversation/form-page/form-page.ts";
import type { FormSession } from "../../conversation/form-page/ports.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Logger } from "../../kernel/logger.ts";

/** Whether one more request may come in under this key just now. */
export interface Limiter {
  hit(key: string): Promise<{ readonly allowed: true } | { readonly allowed: false; readonly retryAfterMs: number }>;
}

/** A Word file to hand out. */
export interface WordFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly type: string;
}

/** What the pages need. */
export interface FormPageDeps {
  readonly page: FormPage;
  /** Whether a link still opens a page; looking does not use it. */
  isLinkOpen(token: string): Promise<boolean>;
  /** Uses a link and opens a page under this secret until then; false when it opens nothing any more. */
  open(token: string, secret: string, until: Temporal.Instant): Promise<boolean>;
  /** The open page of a secret; null when there is none any more. */
  find(secret: string): Promise<FormSession | null>;
  close(session: FormSession): Promise<void>;
  /** The Word file of what the page shows; null when it cannot be made. */
  word(session: FormSession): Promise<WordFile | null>;
  readonly limiter: Limiter;
  /** The banner's words while everything is only practice; null in earnest. */
  readonly practice: () => string | null;
  /** True where people come over HTTPS. */
  readonly secureCookies: boolean;
  /** A secret of 256 random bits, in base64url. */
  readonly newSecret: () => string;
  readonly clock: Clock;
  readonly logger: Logger;
}
