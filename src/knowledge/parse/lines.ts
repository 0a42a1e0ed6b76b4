import { nfc } from "../../kernel/vietnamese.ts";

/** One printed line with its white space folded, and what stood before it. */
export interface Line {
  readonly text: string;
  /** An empty line stood before it. */
  readonly afterBlank: boolean;
  /** A form feed stood before it: it is the first line of a page. */
  readonly startsPage: boolean;
  /** A tab or several spaces stood at its start. */
  readonly indented: boolean;
}

/** A printed rule: it parts lines as an empty one does. */
const RULE = /^[-_=*~.–—]{3,}$/;

const INDENT = /^\f?(?: {3,}|\t)\s*\S/;

/** The lines of a text that carry words: NFC, any kind of line end, white space folded, empty lines noted and left out. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let afterBlank = false;
  let startsPage = false;
  for (const piece of nfc(text).split(/\r\n|[\n\r\v\u0085\u2028\u2029]|(?=\f)/)) {
    if (piece.startsWith("\f")) startsPage = true;
    const folded = piece.replace(/[\s\p{Cc}]+/gu, " ").trim();
    if (folded === "" || RULE.test(folded)) {
      afterBlank = true;
      continue;
    }
    lines.push({ text: folded, afterBlank, startsPage, indented: INDENT.test(piece) });
    afterBlank = false;
    startsPage = false;
  }
  return lines;
}
