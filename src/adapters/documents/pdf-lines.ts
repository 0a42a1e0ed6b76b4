/** A piece of text with the place where a page prints it; y grows upwards. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** Texts that a wide gap separates on one printed line. */
export interface PrintedLine {
  readonly cells: readonly string[];
  /** Where each cell begins. */
  readonly starts: readonly number[];
  readonly y: number;
  readonly size: number;
}

/** Gaps in parts of the type size: from a space, and from one column to the next. */
const SPACE = 0.15;
const COLUMN = 2.2;

/** Puts the pieces of a page together into its lines, from top to bottom. */
export function toLines(pieces: readonly PlacedText[]): PrintedLine[] {
  const rows: PlacedText[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const near = row?.[0] && Math.abs(row[0].y - piece.y) <= 0.4 * Math.max(row[0].size, piece.size);
    if (row && near) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map(toLine).filter((line) => line.cells.length > 0);
}

function toLine(row: PlacedText[]): PrintedLine {
  row.sort((a, b) => a.x - b.x);
  const cells: string[] = [];
  const starts: number[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { text, x, width, size } of row) {
    if (text.trim() === "") continue;
    const gap = (x - end) / size;
    if (gap > COLUMN) {
      cells.push(text);
      starts.push(x);
    } else cells.push(`${cells.pop()}${gap > SPACE ? " " : ""}${text}`);
    end = x + width;
  }
  return {
    cells: cells.map((cell) => cell.replace(/\s+/g, " ").trim()),
    starts,
    y: row[0]?.y ?? 0,
    size: row[0]?.size ?? 0,
  };
}
