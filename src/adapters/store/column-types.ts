/** How both engines read the types that they would read differently: PostgreSQL's type number → reader of its text. */
export const COLUMN_READERS = {
  /** bigint: row numbers stay far below 2^53. */
  20: (text: string) => Number(text),
  /** date: a day, without a time zone to shift it. */
  1082: (text: string) => text,
  /** timestamptz */
  1184: (text: string) => Temporal.Instant.from(text),
} as const;
