import { z } from "zod";

const place = z.strictObject({ sheet: z.string().nullable(), cell: z.string().nullable() });

const foundValue = z.strictObject({
  field: z.string(),
  value: z.json(),
  raw: z.string(),
  place,
  /** The fingerprint of what stood there when the sheet was made; null where it is no longer known. */
  base: z.string().nullable(),
  /** What speaks against it, each in a few words. */
  doubts: z.array(z.string()),
});

const foundFault = z.strictObject({
  /** The question that stays open. */
  field: z.string(),
  place,
  /** The whole answer as it may be typed again; empty where it cannot be. */
  raw: z.string(),
  /** What the cell says; empty where that is no text. */
  said: z.string(),
  teach: z.string(),
});

/** What a sheet says, read but not yet compared with the draft: plain JSON, kept until the officer has decided. */
export const foundSchema = z.strictObject({
  made: z.string(),
  values: z.array(foundValue),
  /** Questions whose cell says that the answer is not known yet. */
  later: z.array(z.string()),
  faults: z.array(foundFault),
  /** Fields that the form no longer has, or does not ask of the unit. */
  unknown: z.array(z.string()),
  isOlder: z.boolean(),
});

/** What a sheet says. */
export type Found = z.infer<typeof foundSchema>;
/** One value that it proposes. */
export type FoundValue = z.infer<typeof foundValue>;
/** One cell that could not be read. */
export type FoundFault = z.infer<typeof foundFault>;
