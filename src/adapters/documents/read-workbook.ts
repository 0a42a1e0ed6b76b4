import { LARGEST_FORM_UNPACKED } from "../../files/check-form.ts";
import { cellAt, cellName, type GridCell, type GridSheet } from "../../reports/form-sheet/grid.ts";
import { LONGEST_CELL } from "../../reports/form-sheet/limits.ts";
import { createBoundedXml } from "./bounded-xml.ts";
import { readCellFormats } from "./workbook-formats.ts";
import { cellValueOf, type RawCell } from "./workbook-values.ts";
import { children, type Element, textOf } from "./xml.ts";
import { openZip } from "./zip.ts";

/** Of a range of joined cells so many are remembered; a larger one joins no answers. */
const MOST_JOINED = 400;

/**
 * A workbook as data: its cells that are not empty, with formulas, results and joined cells; throws UnreadableDocument,
 * SyntaxError or RangeError. Only what answers are read from is unpacked: no drawings, no validations, no links.
 */
export function readWorkbook(bytes: Uint8Array, path: string): GridSheet[] {
  const archive = openZip(bytes, path, LARGEST_FORM_UNPACKED);
  const parse = createBoundedXml();
  const part = (name: string, root: string): Element | undefined => {
    const source = archive.text(name);
    return source === null ? undefined : children(parse(source), root)[0];
  };
  const workbook = part("xl/workbook.xml", "workbook");
  if (!workbook) throw new SyntaxError("xl/workbook.xml is missing");
  const targets = readTargets(part("xl/_rels/workbook.xml.rels", "Relationships"));
  const texts = children(part("xl/sharedStrings.xml", "sst"), "si").map(richText);
  const formats = readCellFormats(part("xl/styles.xml", "styleSheet"));
  const from1904 = /^(?:1|true)$/.test(children(workbook, "workbookPr")[0]?.attributes["date1904"] ?? "");
  return children(children(workbook, "sheets")[0], "sheet").flatMap(({ attributes }) => {
    const id = Object.entries(attributes).find(([name]) => /(?:^|:)id$/.test(name))?.[1] ?? "";
    const root = part(targets.get(id) ?? "", "worksheet");
    if (!root) return [];
    const cells = cellsOf(root).map((raw) => cellOf(raw, texts, formats, from1904));
    const name = (attributes["name"] ?? "").normalize("NFC");
    const hidden = attributes["state"] === "hidden" || attributes["state"] === "veryHidden";
    return [{ name, hidden, cells: [...cells.filter(isKept), ...joinedIn(root, cells)] }];
  });
}

/** The files of the workbook's parts, by their ids. */
function readTargets(relations: Element | undefined): ReadonlyMap<string, string> {
  return new Map(
    children(relations, "Relationship").map(({ attributes }) => {
      const target = attributes["Target"] ?? "";
      return [attributes["Id"] ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`] as const;
    }),
  );
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
