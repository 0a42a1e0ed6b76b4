import type { DocumentNode } from "../document.ts";
import { buildTree } from "./build-tree.ts";
import { liftClosingParagraphs } from "./closing-paragraphs.ts";
import { splitLines } from "./lines.ts";
import { writeNodes } from "./locators.ts";
import { dropPageFurniture } from "./page-furniture.ts";
import { partSignatureColumns } from "./signature-columns.ts";
import { judgeWrapping } from "./wrapping.ts";

/** Parses the text of an official document into its places in reading order; any text is accepted, and no word is lost. */
export function parseDocument(text: string): DocumentNode[] {
  const lines = dropPageFurniture(splitLines(partSignatureColumns(text.normalize("NFC"))));
  const tree = buildTree(lines, judgeWrapping(lines));
  liftClosingParagraphs(tree);
  return writeNodes(tree);
}
