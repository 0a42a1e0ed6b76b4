import { quotationEnd } from "./amendments.ts";
import { annexAt } from "./annexes.ts";
import { confirmMark } from "./confirm.ts";
import { continuesSignature, startsRecipients, startsSignature } from "./end-matter.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import type { Line } from "./lines.ts";
import { readMarks } from "./marks.ts";
import { beginsOpeningParagraph, isBasis, openBasis, openParagraph, openText } from "./opening.ts";
import { newPlace, type Place } from "./place.ts";
import { announces, endsSentence, isCapitals } from "./punctuation.ts";
import type { Fit } from "./sequence.ts";
import { tableEnd, tableText } from "./tables.ts";
import { TreeBuilder } from "./tree-builder.ts";
import type { Wrapping } from "./wrapping.ts";

/** Where in a text the reading is: before the first number, among the numbers, or after "Nơi nhận". */
type Zone = "opening" | "body" | "end";

/** Reads the lines one after another and hangs each into the tree. */
export function buildTree(lines: readonly Line[], wrapping: Wrapping): Place {
  const tree = new TreeBuilder();
  const at = (n: number) => lines[n]?.text ?? "";
  let zone = "opening" as Zone;
  let i = enter(readFrontMatter(lines, wrapping, 0, "any"), null);

  while (i < lines.length) {
    const annex = tree.root.content.length > 0 ? annexAt(lines, wrapping, i, zone === "end") : null;
    const rows = tableEnd(lines, i);
    const quoted = zone === "body" ? quotationEnd(lines, i) : i;
    if (annex) i = enter(annex.front, annex.name);
    else if (rows > i) i = addTable(i, rows);
    else if (quoted > i) i = quote(i, quoted);
    else readLine(i++);
  }
  return tree.root;

  function enter(front: FrontMatter, annex: string | null): number {
    zone = "opening";
    openText(tree, front, annex);
    return front.next;
  }

  function readLine(n: number): void {
    const text = at(n);
    const fit = opens(n);
    if (startsRecipients(text)) {
      zone = "end";
      tree.openApart(newPlace("recipients", "apart", "Nơi nhận", 0, text));
    } else if (tree.top.kind === "signature" && continuesSignature(text)) tree.append(text, "\n");
    else if (opensSignature(n)) {
      zone = "end";
      tree.openApart(newPlace("signature", "apart", "Chữ ký"));
      tree.paragraph(text);
    } else if (fit && zone === "opening" && isBasis(fit.mark.rest)) openBasis(tree, text);
    else if (fit) {
      if (!fit.mark.style.startsWith("bullet")) zone = "body";
      tree.openMark(fit);
    } else if (continuesHere(n)) tree.append(text);
    else startParagraph(n);
  }

  /** The place a line's mark opens, or null when the mark is part of running text. */
  function opens(n: number): Fit | null {
    const marks = readMarks(at(n));
    if (marks.length === 0) return null;
    if (tree.top.kind === "recipients" && !marks.some((mark) => mark.style.startsWith("bullet"))) return null;
    const fit = tree.fit(marks, announces(tree.current));
    return fit && confirmMark(fit, lines, wrapping, n, tree.current) ? fit : null;
  }

  function opensSignature(n: number): boolean {
    if (zone === "opening" || !startsSignature(at(n)) || wrapping.continues(n)) return false;
    return zone === "end" || endsSentence(at(n - 1)) || lines[n]?.startsPage === true || continuesSignature(at(n + 1));
  }

  function continuesHere(n: number): boolean {
    const { top, current } = tree;
    if (current === "")
      return top.opening === "" && top.content.length === 0 && (headed(top) || top.style === "article");
    if (zone === "opening" && endsSentence(current) && beginsOpeningParagraph(tree, at(n))) return false;
    if (wrapping.continues(n)) return true;
    return isCapitals(at(n)) && isCapitals(current) && top.opening === current && headed(top);
  }

  function startParagraph(n: number): void {
    if (zone === "opening") {
      let last = n;
      while (wrapping.continues(last + 1)) last++;
      openParagraph(tree, at(n), at(last));
      return;
    }
    if (zone === "end" && tree.top.kind !== "recipients") tree.closeAll();
    tree.paragraph(at(n));
  }

  /** Keeps the lines of an amended text together with the words that announce it, each of its marks on a line of its own. */
  function quote(from: number, end: number): number {
    const opensLine = /^[“"«]/.test(at(from));
    if (!opensLine) readLine(from);
    else if (tree.current === "") tree.paragraph(at(from));
    else tree.append(at(from), "\n");
    for (let n = from + 1; n < end; n++) {
      const fresh = !wrapping.continues(n) || (readMarks(at(n)).length > 0 && endsSentence(at(n - 1)));
      tree.append(at(n), fresh ? "\n" : " ");
    }
    return end;
  }

  /** A table after a list stands beside the list, unless the last item announces it. */
  function addTable(from: number, end: number): number {
    while (tree.top.kind === "bullet" && !announces(tree.current)) tree.close();
    tree.table(tableText(lines.slice(from, end)));
    return end;
  }
}

/** Places whose heading may go on in capitals on the next lines, or stand on the line below the number. */
function headed(place: Place): boolean {
  return ["part", "letter-section", "chapter", "section", "subsection", "roman"].includes(place.style);
}
