import type { NodeKind } from "./document.ts";

/** A piece of a document that can be found and quoted: a node with text, together with where it stands. */
export interface Passage {
  /** Unique over all documents. */
  readonly id: string;
  /** The id of the document it stands in. */
  readonly documentId: string;
  /** The document's name as people say it. */
  readonly document: string;
  readonly locator: string;
  readonly kind: NodeKind;
  /** The headings above it, large to small, its own last: the context a reader would need. */
  readonly headings: readonly string[];
  readonly text: string;
}
