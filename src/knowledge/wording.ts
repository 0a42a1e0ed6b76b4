import { z } from "zod";

import { UNIT_KINDS } from "./campaign.ts";

const forms = z.array(z.coerce.string().min(1));

const courtesySchema = z.strictObject({
  abilities: forms,
  greeting: forms,
  thanks: forms,
  farewell: forms,
  apology: forms,
  acknowledged: forms,
});

/** The words of messages that ask nothing of the documents. */
export type Courtesy = z.infer<typeof courtesySchema>;

/** How officials shorten and say things: language as data, shared by all campaigns and extended by each. */
export const wordingSchema = z.strictObject({
  abbreviations: z.strictObject({
    plain: z.record(z.string(), z.string()),
    capitals: z.record(z.string(), z.string()),
    ambiguous: z.record(z.string(), forms.min(1)),
  }),
  chatSpellings: z.record(z.string(), z.string()),
  focus: z.record(z.string(), forms),
  topics: z.record(z.string(), z.strictObject({ weight: z.number().positive().default(1), forms })),
  bodies: z.record(z.string(), z.strictObject({ name: z.string(), kind: z.enum(UNIT_KINDS).nullable(), forms })),
  ownUnit: z.strictObject({ nouns: forms, pronouns: forms }),
  fillers: forms,
  /** Words aimed at the assistant itself. */
  instructions: forms,
  courtesy: courtesySchema,
});

/** The wording that questions and documents are read with. */
export type Wording = z.infer<typeof wordingSchema>;
