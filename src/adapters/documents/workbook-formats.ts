import { children, type Element } from "./xml.ts";

/** How a cell shows its number. */
export type CellFormat = "day" | "percent" | "plain";

/** The formats that every program knows by number: days and times; percentages. */
const DAYS = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);
const PERCENTS = new Set([9, 10]);
/** What is shown as it stands, and conditions: no part of the format. */
const SHOWN_AS_IS = /"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g;

/** Gives the format of a style of a style sheet by its place in the list. */
export function readCellFormats(sheet: Element | undefined): (style: number) => CellFormat {
  const custom = new Map(
    children(children(sheet, "numFmts")[0], "numFmt").map(({ attributes }) => [
      Number(attributes["numFmtId"]),
      formatOf(attributes["formatCode"] ?? ""),
    ]),
  );
  const formats = children(children(sheet, "cellXfs")[0], "xf").map(({ attributes }): CellFormat => {
    const id = Number(attributes["numFmtId"] ?? 0);
    return custom.get(id) ?? (DAYS(id) ? "day" : PERCENTS.has(id) ? "percent" : "plain");
  });
  return (style) => formats[style] ?? "plain";
}

function formatOf(code: string): CellFormat {
  const [first = ""] = code.split(";");
  const bare = first.replace(SHOWN_AS_IS, "");
  if (/[dmyhs]/i.test(bare) && !/general|standard/i.test(bare)) return "day";
  return bare.includes("%") ? "percent" : "plain";
}
