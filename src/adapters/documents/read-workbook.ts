import { LARGEST_FORM_UNPACKED } from "../../files/check-form.ts";
import { cellAt, cellName, type GridCell, type GridSheet } from "../../reports/form-sheet/grid.ts";
import { LONGEST_CELL } from "../../reports/form-sheet/limits.ts";
import { readCellFormats } from "./workbook-formats.ts";
import { cellValueOf, type RawCell } from "./workbook-values.ts";
import { children, type Element, parseXml, textOf } from "./xml.ts";
import { type Archive, openZip } from "./zip.ts";

/** The most cells of a workbook that are looked at; a form has some 3.000. */
export const MOST_CELLS = 100_000;
/** Of a range of joined cells so many are remembered; a larger one joins no answers. */
const MOST_JOINED = 400;

/**
 * A workbook as data: its cells that are not empty, with formulas, results and joined cells; throws UnreadableDocument,
 * SyntaxError or RangeError. Only what answers are read from is unpacked: no drawings, no validations, no links.
 */
export function readWorkbook(bytes: Uint8Array, path: string): GridSheet[] {
  const archive = openZip(bytes, path, LARGEST_FORM_UNPACKED);
  const workbook = partOf(archive, "xl/workbook.xml", "workbook");
  const targets = readTargets(archive.text("xl/_rels/workbook.xml.rels"));
  const texts = readTexts(archive.text("xl/sharedStrings.xml"));
  const formats = readCellFormats(archive.text("xl/styles.xml"));
  const from1904 = /^(?:1|true)$/.test(children(workbook, "workbookPr")[0]?.attributes["date1904"] ?? "");
  let left = MOST_CELLS;
  return children(children(workbook, "sheets")[0], "sheet").flatMap(({ attributes }) => {
    const id = Object.entries(attributes).find(([name]) => /(?:^|:)id$/.test(name))?.[1] ?? "";
    const source = archive.text(targets.get(id) ?? "");
    if (source === null) return [];
    const root = children(parseXml(source), "worksheet")[0];
    const cells = cellsOf(root).map((raw) => cellOf(raw, texts, formats, from1904));
    left -= cells.length;
    if (left < 0) throw new RangeError("too many cells");
    const name = (attributes["name"] ?? "").normalize("NFC");
    const hidden = attributes["state"] === "hidden" || attributes["state"] === "veryHidden";
    return [{ name, hidden, cells: [...cells.filter(isKept), ...joinedIn(root, cells)] }];
  });
}

function partOf(archive: Archive, name: string, root: string): Element {
  const source = archive.text(name);
  const found = source === null ? undefined : children(parseXml(source), root)[0];
  if (!found) throw new SyntaxError(`${name} is missing`);
  return found;
}

/** The files of the workbook's parts, by their ids. */
function readTargets(source: string | null): ReadonlyMap<string, string> {
  const all = source === null ? [] : children(children(parseXml(source), "Relationships")[0], "Relationship");
  return new Map(
    all.map(({ attributes }) => {
      const target = attributes["Target"] ?? "";
      return [attributes["Id"] ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`] as const;
    }),
  );
}

function readTexts(source: string | null): readonly string[] {
  if (source === null) return [];
  return children(children(parseXml(source), "sst")[0], "si").map(richText);
}

/** The text of a string, in one piece or in runs; how it is pronounced is left out. */
function richText(item: Element): string {
  const runs = children(item, "r").flatMap((run) => children(run, "t"));
  const own = children(item, "t");
  return [...own, ...runs].map(textOf).join("").slice(0, LONGEST_CELL);
}

interface PlacedCell extends RawCell {
  readonly row: number;
  readonly column: number;
}

/** The cells in order; one that does not say where it stands follows the one before it. */
function cellsOf(sheet: Element | undefined): PlacedCell[] {
  let row = 0;
  return children(children(sheet, "sheetData")[0], "row").flatMap((line) => {
    row = Number(line.attributes["r"] ?? row + 1);
    let column = 0;
    return children(line, "c").map((cell) => {
      const at = cellAt(cell.attributes["r"] ?? "");
      column = at?.column ?? column + 1;
      const inline = children(cell, "is")[0];
      const [formula] = children(cell, "f");
      const [value] = children(cell, "v");
      return {
        row: at?.row ?? row,
        column,
        type: cell.attributes["t"] ?? "n",
        style: Number(cell.attributes["s"] ?? 0),
        value: value ? textOf(value) : null,
        inline: inline ? richText(inline) : null,
        formula: formula ? textOf(formula) : null,
      };
    });
  });
}

function cellOf(
  raw: PlacedCell,
  texts: readonly string[],
  formats: ReturnType<typeof readCellFormats>,
  from1904: boolean,
): GridCell | { readonly row: number; readonly column: number; readonly value: null } {
  const { row, column, formula } = raw;
  const value = cellValueOf(raw, texts, formats(raw.style), from1904);
  if (value === null) return { row, column, value };
  return formula === null ? { row, column, value } : { row, column, value, formula: formula.slice(0, LONGEST_CELL) };
}

const isKept = (cell: ReturnType<typeof cellOf>): cell is GridCell => cell.value !== null;

/** Cells that were joined with one that says something: whoever looks for their value must know. */
function joinedIn(sheet: Element | undefined, cells: readonly ReturnType<typeof cellOf>[]): GridCell[] {
  const filled = new Set(cells.filter(isKept).map(({ row, column }) => cellName(row, column)));
  return children(children(sheet, "mergeCells")[0], "mergeCell").flatMap(({ attributes }) => {
    const [from, to] = (attributes["ref"] ?? "").split(":").map(cellAt);
    if (!from || !to || !filled.has(cellName(from.row, from.column))) return [];
    const [rows, columns] = [to.row - from.row + 1, to.column - from.column + 1];
    if (rows < 1 || columns < 1 || rows * columns > MOST_JOINED) return [];
    const value = { kind: "merged", value: cellName(from.row, from.column) } as const;
    return Array.from({ length: rows * columns - 1 }, (_, at) => ({
      row: from.row + Math.floor((at + 1) / columns),
      column: from.column + ((at + 1) % columns),
      value,
    }));
  });
}
