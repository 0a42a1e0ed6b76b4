import { z } from "zod";

import { formMarkSchema } from "./form-mark.ts";
import { LONGEST_CELL, MOST_ANSWERS } from "./limits.ts";

const cellValue = z.discriminatedUnion("kind", [
  /** `percent`: the cell shows it as a percentage, so that 0,12 is 12 %. */
  z.strictObject({ kind: z.literal("number"), value: z.number(), percent: z.boolean() }),
  /** An ISO day. */
  z.strictObject({ kind: z.literal("date"), value: z.iso.date() }),
  z.strictObject({ kind: z.literal("yes_no"), value: z.boolean() }),
  z.strictObject({ kind: z.literal("text"), value: z.string().max(LONGEST_CELL) }),
  /** A formula that went wrong: "#REF!". */
  z.strictObject({ kind: z.literal("error"), value: z.string() }),
  /** A formula whose result nobody worked out. */
  z.strictObject({ kind: z.literal("no_result") }),
  /** A cell that was joined with this other one. */
  z.strictObject({ kind: z.literal("merged"), value: z.string() }),
  /** Two places answer one question differently; `value` is the other place. */
  z.strictObject({ kind: z.literal("twice"), value: z.string() }),
]);

/** What stands in a cell. */
export type CellValue = z.infer<typeof cellValue>;

/** Where an answer stands: the sheet as people see it named, and the cell ("E14"); both null in a text document. */
const place = z.strictObject({ sheet: z.string().nullable(), cell: z.string().nullable() });
/** Where an answer stands. */
export type Place = z.infer<typeof place>;

const sentAnswer = z.strictObject({
  field: z.string(),
  /** The fingerprint of what stood there when the sheet was made; null where it is no longer known. */
  base: z.string().nullable(),
  place,
  value: cellValue,
  /** The cell still holds the formula that adds up the communes. */
  feeds: z.boolean(),
});

const sentTable = z.strictObject({
  field: z.string(),
  base: z.string().nullable(),
  place,
  rows: z.array(z.array(z.strictObject({ column: z.string(), place, value: cellValue }))),
});

const sentCommune = z.strictObject({ field: z.string(), commune: z.string(), place, value: cellValue });

/** The answers that were found in a sheet which came back, by field id; plain JSON, bounded. */
export const sentFormSchema = z.strictObject({
  mark: formMarkSchema,
  answers: z.array(sentAnswer).max(MOST_ANSWERS),
  tables: z.array(sentTable).max(MOST_ANSWERS),
  communes: z.array(sentCommune).max(MOST_ANSWERS),
});

/** A sheet that came back. */
export type SentForm = z.infer<typeof sentFormSchema>;
/** One answer of it. */
export type SentAnswer = z.infer<typeof sentAnswer>;
/** One table of it. */
export type SentTable = z.infer<typeof sentTable>;
/** One commune's part of a figure. */
export type SentCommune = z.infer<typeof sentCommune>;
