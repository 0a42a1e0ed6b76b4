/** What a place in an official document is (Nghị định 30/2020/NĐ-CP, Phụ lục I: phần, chương, mục, điều, khoản, điểm). */
export type NodeKind =
  | "part"
  | "chapter"
  | "section"
  | "article"
  | "clause"
  | "point"
  | "bullet"
  | "paragraph"
  | "table"
  | "annex"
  | "basis"
  | "recipients"
  | "signature";

/** One place in a document: `text` is its own text in whole sentences, without its heading and without its children. */
export interface DocumentNode {
  /** A place a person can say, large to small: "Kế hoạch, Mục V, khoản 3". Unique in its document. */
  readonly locator: string;
  readonly kind: NodeKind;
  /** The heading as printed, without its number; empty where the place has none. */
  readonly heading: string;
  readonly text: string;
  /** The locator of the place that holds this one; null at the top. */
  readonly parent: string | null;
}
