import { oneLine } from "../kernel/vietnamese.ts";
import { type LibraryDocument, onOneLine } from "./library.ts";
import { LONGEST_QUOTE } from "./prove-facts.ts";
import { sentences } from "./sentences.ts";

const LIST_MARK = /^\s*(?:(?:\d+\.)+|\d+\)|[a-zđ]\)|[IVX]+\.|[-–+•*])?\s*$/u;

/** The run of text that covers a place and all below it, exactly as it stands in the document; null if too long to quote. */
export function quoteWhole(document: LibraryDocument, locator: string): string | null {
  const { text, nodes } = onOneLine(document);
  const parts = document.nodes
    .filter((node) => (node.locator === locator || node.locator.startsWith(`${locator}, `)) && node.text.trim() !== "")
    .map((node) => nodes.get(node) ?? "");
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return null;
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    let end = start;
    for (const part of parts) {
      const at = text.indexOf(part, end);
      const joined = at >= 0 && (end === start || LIST_MARK.test(text.slice(end, at)));
      end = joined ? at + part.length : -1;
      if (!joined) break;
    }
    if (end > start && end - start <= LONGEST_QUOTE) return text.slice(start, end);
  }
  return null;
}

/** The pieces of a text that may be quoted alone: its sentences, and of a sentence too long to quote its parts between semicolons. */
export function quotableSentences(text: string): string[] {
  return sentences(text)
    .map(oneLine)
    .flatMap((sentence) => (sentence.length <= LONGEST_QUOTE ? [sentence] : sentence.split(/(?<=[;:])\s+/)))
    .filter((piece) => piece.length <= LONGEST_QUOTE);
}

/** From a run of sentences, the one at `best` with as many of its neighbours as one quote may hold. */
export function quoteAround(pieces: readonly string[], best: number, room: number): string {
  let [from, to] = [best, best];
  const length = () => pieces.slice(from, to + 1).join(" ").length;
  while (to + 1 < pieces.length && length() + 1 + (pieces[to + 1]?.length ?? 0) <= room) to += 1;
  while (from > 0 && length() + 1 + (pieces[from - 1]?.length ?? 0) <= room) from -= 1;
  return pieces.slice(from, to + 1).join(" ");
}
