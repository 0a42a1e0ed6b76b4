import { z } from "zod";

const confidence = z.enum(["A", "B", "C"]);

const described = {
  id: z.string().min(1),
  type: z.string().min(1),
  name: z.string().min(1),
  /** The number and symbol as printed ("2357/HD-BTĐKT"); null where the text at hand has none. */
  number: z.string().nullable(),
  /** The day of issue, ISO; null where the text at hand has none. */
  date: z.iso.date().nullable(),
  issuer: z.string().min(1),
};

const loaded = z.strictObject({
  ...described,
  status: z.literal("loaded"),
  file: z.string().min(1),
  year: z.int(),
  /** What is known from outside the text, each with its source and how sure it is (A official, B press, C deduced). */
  elsewhere: z.record(z.string(), z.strictObject({ value: z.string(), source: z.string(), confidence })).optional(),
});

const referencedOnly = z.strictObject({
  ...described,
  status: z.literal("referenced_only"),
  /** The place that names it. */
  cited_in: z.strictObject({ document: z.string(), locator: z.string() }),
});

/** Metadata of one document: its text is loaded, or it is only named by one that is. */
export const sourceSchema = z.discriminatedUnion("status", [loaded, referencedOnly]);

/** A document whose text is at hand. */
export type LoadedSource = z.infer<typeof loaded>;
/** A document that is named but whose text is not at hand: its content is never answered from. */
export type ReferencedSource = z.infer<typeof referencedOnly>;
