import { z } from "zod";

const asked = z.array(z.string().min(1)).min(1);
const common = { id: z.string().min(1), says: z.string().min(1), asked };

const stated = z.strictObject({
  ...common,
  kind: z.enum(["when", "who", "what", "how_many", "reward", "basis", "contact"]),
  document: z.string(),
  locator: z.string(),
  /** Words that stand, after NFC and white-space folding, in the text at `locator`; at most 700 characters. */
  quote: z.string().min(1),
  /** Ids of the bodies to which the quote gives work, and that work in a few words. */
  bodies: z.array(z.string()).default([]),
  does: z.string().optional(),
  /** The campaign's deadline from which {{…}} in `says` is computed. */
  deadline: z.string().optional(),
  /** A dated remark of the campaign that must go with the answer. */
  note: z.string().optional(),
  /** Further places that belong to the answer. */
  also: z.array(z.string()).default([]),
});

const notStated = z.strictObject({
  ...common,
  kind: z.literal("not_stated"),
  /** "outside": people ask it, but it is none of the documents' business. */
  reason: z.enum(["not_stated", "referenced_only", "outside"]),
  document: z.string(),
  /** The place that comes nearest or refers elsewhere. */
  near: z.string(),
  /** The document that would answer, where one is named. */
  refers_to: z.string().optional(),
  /** Which contact of the campaign to ask. */
  ask: z.string().default("report"),
});

/** One thing the documents say (with its proof), or one thing people ask that they do not say. */
export const factSchema = z.discriminatedUnion("kind", [stated, notStated]);
/** A typed fact. */
export type Fact = z.infer<typeof factSchema>;
/** A fact that a quote proves. */
export type StatedFact = z.infer<typeof stated>;
/** A question to which the documents are silent. */
export type NotStatedFact = z.infer<typeof notStated>;

/** The file facts.yaml: facts, with a document that holds for all that name none. */
export const factsFileSchema = z
  .strictObject({
    defaults: z.strictObject({ document: z.string() }),
    facts: z.array(z.record(z.string(), z.unknown())),
  })
  .transform(({ defaults, facts }) => facts.map((fact) => ({ ...defaults, ...fact })))
  .pipe(z.array(factSchema));
