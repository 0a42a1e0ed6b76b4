/** Columns under their headings, as wide as their widest cell; the last is not filled up. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, ...rows].map((cells) => cells.map((cell) => cell.normalize("NFC").replace(/\s+/g, " ")));
  const widths = headings.map((_, at) => Math.max(...lines.map((cells) => (cells[at] ?? "").length)));
  return lines
    .map((cells) =>
      cells
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** A moment as people read it, "08:00 20/11/2023", in Viet Nam's time. */
export function moment(iso: string): string {
  const local = Temporal.Instant.from(iso).toZonedDateTimeISO("Asia/Ho_Chi_Minh");
  return `${two(local.hour)}:${two(local.minute)} ${day(local.toPlainDate().toString())}`;
}

/** A day as people read it, "09/12/2023". */
export function day(iso: string): string {
  const { year, month, day: number } = Temporal.PlainDate.from(iso);
  return `${two(number)}/${two(month)}/${year}`;
}

const two = (part: number): string => String(part).padStart(2, "0");
