import type { ColumnType } from "kysely";

/** A moment: read as an instant, written as ISO 8601 text. */
export type Moment = ColumnType<Temporal.Instant, string, string>;
/** A moment that may be missing. */
export type MomentOrNull = ColumnType<Temporal.Instant | null, string | null | undefined, string | null>;
/** A number that may be missing. */
export type NumberOrNull = ColumnType<number | null, number | null | undefined, number | null>;
/** A text that may be missing. */
export type TextOrNull = ColumnType<string | null, string | null | undefined, string | null>;
/** A day, ISO, that may be missing. */
export type DayOrNull = ColumnType<string | null, string | null | undefined, string | null>;
/** JSON: read as a value, written as text. */
export type Json = ColumnType<unknown, string | null | undefined, string | null>;
