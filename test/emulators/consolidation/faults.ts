/** What goes wrong with one delivery at the outside store. */
export type Fault =
  /** It is refused with this status and nothing is kept. */
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The connection is cut before anything is kept. */
  | { readonly kind: "drop" }
  /** It is kept, and then the connection is cut. */
  | { readonly kind: "take_then_drop" }
  /** It is kept, and then nothing is said until the other side gives up. */
  | { readonly kind: "take_then_silence" }
  /** It is kept, and the body of the answer never ends. */
  | { readonly kind: "take_then_flood" }
  /** It is kept after so many milliseconds. */
  | { readonly kind: "slow"; readonly ms: number };
