import { boldWidth } from "./bold-width.ts";

const POINT = 20;
const PADDING = 160;
/** A text of this width is as much of a reason for a wide column as any longer one. */
const LONGEST = 5000;

/** Widths for the columns of a table that fill the room (in twips): words stay whole where that is possible, long texts get most. */
export function columnWidths(rows: readonly (readonly string[])[], size: number, room: number): number[] {
  const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? ""));
  const wide = (text: string) => boldWidth(text, size) * POINT + PADDING;
  const widest = (texts: readonly string[]) => Math.ceil(Math.max(...texts.map(wide)));
  const least = withinRoom(
    columns.map((cells) => widest(cells.flatMap((cell) => cell.split(/\s+/u)))),
    room,
  );
  const more = columns.map((cells, at) => Math.max(0, Math.min(LONGEST, widest(cells)) - (least[at] ?? 0)));
  const [spare, wanted] = [room - sum(least), sum(more)];
  const widths = least.map((width, at) => {
    const share = wanted > 0 ? (more[at] ?? 0) / wanted : 1 / least.length;
    return width + Math.floor(spare * share);
  });
  return widths.with(-1, (widths.at(-1) ?? 0) + room - sum(widths));
}

/** No word claims more than a quarter of the room; what none may exceed is lowered until all columns fit. */
function withinRoom(widths: readonly number[], room: number): number[] {
  for (let most = Math.min(room / 4, Math.max(...widths)); most > POINT; most -= POINT) {
    const lowered = widths.map((width) => Math.floor(Math.min(width, most)));
    if (sum(lowered) <= room) return lowered;
  }
  return widths.map(() => Math.floor(room / widths.length));
}

const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0);
