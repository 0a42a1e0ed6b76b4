/** The tokens of one app as the store keeps them. */
export interface KeptTokens {
  /** Good for one use. */
  readonly refreshToken: string;
  /** Null before the first renewal. */
  readonly accessToken: string | null;
  readonly expiresAt: Temporal.Instant | null;
  /** Whether only a person can give consent again. */
  readonly isDead: boolean;
}

/** A pair as Zalo gives it. */
export interface NewTokens {
  readonly refreshToken: string;
  readonly accessToken: string;
  readonly expiresAt: Temporal.Instant;
}

/** Where tokens are kept, for every process that serves one store. */
export interface TokenStore {
  /** Takes up the refresh token of the environment, unless what is kept came from that one. */
  seed(refreshToken: string): Promise<void>;
  read(): Promise<KeptTokens>;
  /** The right to renew, for one at a time until a moment; null while somebody else has it. */
  claim(owner: string, now: Temporal.Instant, until: Temporal.Instant): Promise<KeptTokens | null>;
  /** Keeps a new pair in place of the one whose refresh token was spent, and ends the claim; committed once it resolves. */
  save(spent: string, pair: NewTokens): Promise<void>;
  /** Ends the claim without a new pair. */
  release(owner: string): Promise<void>;
  /** Notes that the refresh token is dead, and tells the coordinators the first time. */
  bury(spent: string, words: string, now: Temporal.Instant): Promise<void>;
}

/** The conversations in which somebody of the office writes, so that the assistant keeps quiet. */
export interface Takeovers {
  /** An admin wrote here. */
  begin(user: string, until: Temporal.Instant): Promise<void>;
  isOn(user: string, now: Temporal.Instant): Promise<boolean>;
}

/** How many template messages Zalo still takes in a day. */
export interface TemplateQuota {
  left(remaining: number, now: Temporal.Instant): Promise<void>;
  /** Null where Zalo has not said. */
  leftNow(now: Temporal.Instant): Promise<number | null>;
}

/** What Zalo tells of a template message that reached a telephone. */
export interface TemplateReceipt {
  readonly messageId: string;
  /** Null where Zalo names no message of ours. */
  readonly message: { readonly id: string; readonly createdAt: number } | null;
  readonly at: Temporal.Instant;
}

/** Where template messages and their receipts are kept. */
export interface TemplateBook extends TemplateQuota {
  /** Writes that a message arrived; false where it is none of ours. */
  received(receipt: TemplateReceipt): Promise<boolean>;
}
