import { boldWidth } from "./bold-width.ts";

const POINT = 20;
const PADDING = 160;
const LONGEST = 5000;

/** Widths for the columns of a table that fill the room (in twips): each word whole where that is possible, long texts wide. */
export function columnWidths(rows: readonly (readonly string[])[], size: number, room: number): number[] {
  const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? ""));
  const wide = (text: string) => boldWidth(text, size) * POINT + PADDING;
  const least = columns.map((cells) => Math.max(...cells.flatMap((cell) => cell.split(/\s+/u)).map(wide)));
  const wanted = columns.map((cells, at) => Math.max(least[at] ?? 0, Math.min(LONGEST, Math.max(...cells.map(wide)))));
  const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0);
  const [base, spare] = [sum(least), room - sum(least)];
  const more = wanted.map((width, at) => width - (least[at] ?? 0));
  const shares =
    spare <= 0
      ? least.map((width) => (width * room) / base)
      : least.map((width, at) => {
          const share = sum(more) > 0 ? (more[at] ?? 0) / sum(more) : width / base;
          return width + spare * share;
        });
  const whole = shares.map(Math.floor);
  const last = whole.length - 1;
  return whole.map((width, at) => (at === last ? room - sum(whole.slice(0, last)) : width));
}
