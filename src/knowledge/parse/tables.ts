import type { Line } from "./lines.ts";

const RULE = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/;

/** The line after the last row of a table that begins at line i; i itself where fewer than two rows stand together. */
export function tableEnd(lines: readonly Line[], i: number): number {
  let end = i;
  while (end < lines.length && isRow(lines[end]?.text ?? "")) end++;
  return end - i >= 2 ? end : i;
}

/** The rows of a table, one per line, cells joined by " | ". */
export function tableText(rows: readonly Line[]): string {
  return rows
    .map((row) => row.text)
    .filter((row) => !RULE.test(row))
    .map((row) => (row.startsWith("| ") && row.endsWith(" |") ? row.slice(2, -2).trim() : row))
    .join("\n");
}

function isRow(text: string): boolean {
  return text.includes(" | ") || (RULE.test(text) && text.includes("|"));
}
