import type { DocxContext, ReadBlocks } from "./docx-paragraph.ts";
import { child, type Element, elements } from "./xml.ts";

/** Words of letterheads and signature blocks, which Word users set in a table without lines. */
const LAYOUT = /CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*-\s*Tự do|Nơi nhận\s*:|(?:^|\n)\s*(?:TM|KT|TL|TUQ)\.\s*\p{Lu}/u;

/** The lines of a table: one row per line, cells joined by " | "; a table that only lays out text is read cell by cell. */
export function tableLines(table: Element, context: DocxContext, readBlocks: ReadBlocks): string[] {
  const rows = rowsOf(table).map((row) => cellsOf(row).map((cell) => readBlocks(cell, context)));
  const cells = rows.flat();
  const all = cells.flat().join("\n").normalize("NFC");
  const onlyLayout = rows.length < 2 || rows.every((row) => row.length < 2) || LAYOUT.test(all);
  if (onlyLayout) return cells.flat();
  return rows
    .map((row) => row.map((lines) => lines.join(" ").replace(/\s+/g, " ").trim()))
    .filter((row) => row.some((cell) => cell !== ""))
    .map((row) => row.join(" | "));
}

function rowsOf(table: Element): Element[] {
  return elements(table).flatMap((part) => {
    if (part.name === "w:tr") return [part];
    if (part.name === "w:sdt") return rowsOf(child(part, "w:sdtContent") ?? part);
    return part.name === "w:ins" ? rowsOf(part) : [];
  });
}

function cellsOf(row: Element): Element[] {
  return elements(row).flatMap((part) => {
    if (part.name === "w:tc") return [part];
    return part.name === "w:sdt" ? cellsOf(child(part, "w:sdtContent") ?? part) : [];
  });
}
