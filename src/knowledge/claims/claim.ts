/** What kind of thing a sentence states that can be checked against its sources. */
export type ClaimKind =
  /** Words between quotation marks. */
  | "quote"
  /** An address on the net, markup, an e-mail address. */
  | "link"
  | "number"
  | "date"
  /** The number of a document ("2357/HD-BTĐKT", "QĐ 1996"). */
  | "document"
  /** A place in a document ("khoản 2 Điều 4"). */
  | "place"
  /** A person, a body, a place on the map. */
  | "name"
  /** On which side of a date or number something is ("trước ngày 10 tháng 12", "ít nhất 3"). */
  | "bound"
  /** That something is not, need not or may not be. */
  | "denial"
  /** Of how many it holds, or how strictly ("tất cả", "chỉ", "bắt buộc"). */
  | "scope"
  /** That something has been done, or that the assistant does it ("đã nộp", "em sẽ nhắc"). */
  | "deed"
  /** One of two words that exclude each other ("tăng", "giảm"). */
  | "contrary"
  /** The words themselves. */
  | "words";

/** One thing that a sentence states. */
export interface Claim {
  readonly kind: ClaimKind;
  /** As it stands in the sentence. */
  readonly text: string;
  /** What it may mean, in one fixed form; it is supported when a source states any of these. */
  readonly means: readonly string[];
  /** All that it states when it stands in a source: at least what it means. */
  readonly states: readonly string[];
}

/** A claim that states just what it means. */
export const claim = (kind: ClaimKind, text: string, means: readonly string[]): Claim => ({
  kind,
  text,
  means,
  states: means,
});
