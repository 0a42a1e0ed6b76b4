/** The most characters that a cell of a spreadsheet holds. */
export const CELL_MAX = 32_767;

/** A text as a cell of an .xlsx file holds it: without what XML does not allow, and cut with "…" where it is longer than a cell. */
export function spreadsheetText(text: string): string {
  const allowed = text
    .normalize("NFC")
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, " ");
  const whole = allowed.length <= CELL_MAX ? allowed : `${allowed.slice(0, CELL_MAX - 1).toWellFormed()}…`;
  return whole.replace(ESCAPED, "_x005F$&");
}

/** What spreadsheets would read as one character by its number. */
const ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
