import { makeZip } from "./make-zip.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A .docx file with this body, and styles and lists when given, all as WordprocessingML. */
export function makeDocx(body: string, parts: { numbering?: string; styles?: string } = {}): Buffer {
  const files: Record<string, string> = {
    "word/document.xml": `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
  };
  if (parts.numbering) files["word/numbering.xml"] = `<w:numbering ${W}>${parts.numbering}</w:numbering>`;
  if (parts.styles) files["word/styles.xml"] = `<w:styles ${W}>${parts.styles}</w:styles>`;
  return makeZip(files);
}

/** A paragraph of one run. */
export function p(text: string, properties = "", runProperties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${runProperties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A paragraph of an automatic list. */
export function item(text: string, list: number, level = 0): string {
  return p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
}

/** A table of these cells, each holding WordprocessingML. */
export function table(rows: string[][]): string {
  const cells = (row: string[]) => row.map((cell) => `<w:tc><w:tcPr/>${cell}</w:tc>`).join("");
  return `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join("")}</w:tbl>`;
}

/** A list definition from [number format, text] per level, and the lists that use it. */
export function lists(
  id: number,
  levels: [format: string, text: string, extra?: string][],
  nums: [id: number, overrides?: string][],
): string {
  const body = levels
    .map(
      ([format, text, extra = ""], level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${extra}<w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join("");
  const uses = nums.map(
    ([num, overrides = ""]) => `<w:num w:numId="${num}"><w:abstractNumId w:val="${id}"/>${overrides}</w:num>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${body}</w:abstractNum>${uses.join("")}`;
}
