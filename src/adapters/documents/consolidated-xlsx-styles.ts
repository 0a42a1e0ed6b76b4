import type { Style } from "exceljs";

import type { Look } from "../../consolidation/workbook/workbook.ts";

const FONT = { name: "Times New Roman", size: 11 };
const THIN = { style: "thin", color: { argb: "FFBFBFBF" } } as const;
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const fill = (argb: string) => ({ type: "pattern", pattern: "solid", fgColor: { argb } }) as const;

const figure = (numFmt: string): Partial<Style> => ({
  font: FONT,
  border: BORDER,
  numFmt,
  alignment: { horizontal: "right", vertical: "top", indent: 1 },
});
const time = (numFmt: string): Partial<Style> => ({
  font: FONT,
  border: BORDER,
  numFmt,
  alignment: { horizontal: "center", vertical: "top" },
});

/** How each look is drawn; "@" keeps a text a text even when it is edited, whatever it begins with. */
export const STYLES: Readonly<Record<Look, Partial<Style>>> = {
  title: { font: { ...FONT, size: 14, bold: true }, alignment: { vertical: "middle" } },
  note: { font: { ...FONT, italic: true }, numFmt: "@", alignment: { vertical: "middle" } },
  heading: {
    font: { ...FONT, bold: true },
    border: BORDER,
    fill: fill("FFDCE6F1"),
    alignment: { horizontal: "center", vertical: "middle", wrapText: true },
  },
  band: {
    font: { ...FONT, bold: true },
    border: BORDER,
    fill: fill("FFF2F2F2"),
    alignment: { horizontal: "left", vertical: "middle" },
  },
  text: { font: FONT, border: BORDER, numFmt: "@", alignment: { vertical: "top", wrapText: true } },
  centred: { font: FONT, border: BORDER, alignment: { horizontal: "center", vertical: "top" } },
  quiet: {
    font: { ...FONT, size: 9, italic: true, color: { argb: "FF8C8C8C" } },
    border: BORDER,
    numFmt: "@",
    alignment: { horizontal: "right", vertical: "top", indent: 1 },
  },
  whole: figure("#,##0"),
  measure: figure("#,##0.00"),
  percent: figure('0.00"%"'),
  day: time("dd/mm/yyyy"),
  moment: time("dd/mm/yyyy hh:mm"),
};
