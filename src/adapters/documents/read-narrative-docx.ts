import { LARGEST_FORM_UNPACKED } from "../../files/check-form.ts";
import type { Paragraph } from "../../reports/form-sheet/find-parts.ts";
import { type FormMark, readMark } from "../../reports/form-sheet/form-mark.ts";
import { createBoundedXml } from "./bounded-xml.ts";
import { readNumbering } from "./docx-numbering.ts";
import { type DocxContext, paragraphLines } from "./docx-paragraph.ts";
import { readStyles } from "./docx-styles.ts";
import { BASE_BOOKMARK, FIELD_BOOKMARK, MARK_PROPERTY } from "./narrative-marks.ts";
import { children, type Element, elements, parseXml, textOf } from "./xml.ts";
import { openZip } from "./zip.ts";

/** A narrative document as data; throws UnreadableDocument, SyntaxError or RangeError. */
export function readNarrativeDocx(
  bytes: Uint8Array,
  path: string,
): { readonly mark: FormMark | null; readonly paragraphs: readonly Paragraph[] } {
  const archive = openZip(bytes, path, LARGEST_FORM_UNPACKED);
  const source = archive.text("word/document.xml");
  if (source === null) throw new SyntaxError("word/document.xml is missing");
  const context: DocxContext = {
    styles: readStyles(archive.text("word/styles.xml")),
    numbering: readNumbering(archive.text("word/numbering.xml")),
  };
  const body = children(children(createBoundedXml()(source), "document")[0], "body")[0];
  const mark = markInProperties(archive.text("docProps/custom.xml")) ?? markInText(body);
  return { mark, paragraphs: paragraphsOf(body, context, []) };
}

function markInProperties(source: string | null): FormMark | null {
  const all = source === null ? [] : children(children(parseXml(source), "Properties")[0], "property");
  const own = all.find(({ attributes }) => attributes["name"] === MARK_PROPERTY);
  const [value] = own ? elements(own) : [];
  return value ? readMark(textOf(value)) : null;
}

/** The mark again, in a paragraph that nobody sees. */
function markInText(part: Element | undefined): FormMark | null {
  for (const one of elements(part)) {
    const found = one.name === "w:p" ? readMark(wholeText(one).trim()) : markInText(one);
    if (found) return found;
  }
  return null;
}

const wholeText = (part: Element): string =>
  elements(part)
    .map((one) => (one.name === "w:t" ? textOf(one) : wholeText(one)))
    .join("");

/** Paragraphs in order, through tables and the wrappers that programs put around them; `waiting` are bookmarks between two paragraphs. */
function paragraphsOf(parent: Element | undefined, context: DocxContext, waiting: string[]): Paragraph[] {
  return elements(parent).flatMap((block): Paragraph[] => {
    if (block.name === "w:bookmarkStart") {
      waiting.push(block.attributes["w:name"] ?? "");
      return [];
    }
    if (block.name === "w:del" || block.name === "w:moveFrom") return [];
    if (block.name !== "w:p") return paragraphsOf(block, context, waiting);
    const names = [...waiting.splice(0), ...bookmarksIn(block)];
    const [text = "", ...more] = paragraphLines(block, context, () => []);
    const paragraph = { text, field: named(names, FIELD_BOOKMARK), base: named(names, BASE_BOOKMARK) };
    return [paragraph, ...more.map((line) => ({ text: line, field: null, base: null }))];
  });
}

const bookmarksIn = (part: Element): string[] =>
  elements(part).flatMap((one) =>
    one.name === "w:bookmarkStart" ? [one.attributes["w:name"] ?? ""] : bookmarksIn(one),
  );

function named(names: readonly string[], pattern: RegExp): string | null {
  for (const name of names) {
    const found = pattern.exec(name)?.[1];
    if (found !== undefined) return found === "none" ? "-" : found;
  }
  return null;
}
