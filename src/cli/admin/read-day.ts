/** As Vietnamese offices write a day, and as computers do. */
const DAYS = [
  /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
];

/** A day as somebody typed it, as an ISO day; null for what is no real day. */
export function readDay(typed: string): string | null {
  const parts = DAYS.map((shape) => shape.exec(typed)?.groups).find((groups) => groups !== undefined);
  if (!parts) return null;
  const { year, month, day: number } = parts;
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(number) },
      { overflow: "reject" },
    ).toString();
  } catch {
    return null;
  }
}
