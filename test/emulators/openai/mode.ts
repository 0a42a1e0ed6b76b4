/** How the model behind the server behaves for one request. */
export type Mode =
  /** It answers from what the prompt gives, word for word. */
  | { readonly kind: "well" }
  /** As well, after so many milliseconds of the emulator's timers. */
  | { readonly kind: "slow"; readonly ms: number }
  /** As well, once the test releases it. */
  | { readonly kind: "held" }
  /** As well; the last piece of a stream comes once the test releases it. */
  | { readonly kind: "pauses" }
  /** Nothing is ever answered. */
  | { readonly kind: "hang" }
  /** Right words, put down to another passage, unit or field than the one they stand in. */
  | { readonly kind: "wrong-place" }
  /** Something in its words is made up. */
  | { readonly kind: "invents"; readonly what: "clause" | "number" | "date" | "name" | "document" }
  /** What the prompt says is denied. */
  | { readonly kind: "denies" }
  /** It says these words, whatever the task, in the shape that the task asks for. */
  | { readonly kind: "says"; readonly words: string }
  /** It says these words when the prompt holds the order to; otherwise it answers well. */
  | { readonly kind: "obeys"; readonly order: string; readonly words: string }
  /** It says all that it was told and given. */
  | { readonly kind: "leaks" }
  /** Its content is just this, in no shape. */
  | { readonly kind: "raw"; readonly content: string }
  /** It calls a tool instead of answering. */
  | { readonly kind: "calls-tool"; readonly name: string; readonly arguments: string }
  /** It declines as its maker taught it. */
  | { readonly kind: "refuses" }
  /** Its JSON ends in the middle, because the tokens are used up. */
  | { readonly kind: "cut-short" }
  /** The connection is cut in the middle of the body or stream. */
  | { readonly kind: "drops" }
  /** Too many requests. */
  | { readonly kind: "rate-limited"; readonly retryAfter: number }
  /** The server itself is broken. */
  | { readonly kind: "broken"; readonly status: number };
