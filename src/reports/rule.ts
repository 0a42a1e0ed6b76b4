import { z } from "zod";

import { UNIT_KINDS } from "../knowledge/campaign.ts";

const base = {
  id: z.string().regex(/^[a-z][a-z0-9_]{1,29}$/),
  /** hard: the report does not go until it holds; soft: it goes with a reason, which the coordinator reads. */
  strength: z.enum(["hard", "soft"]),
  /** The figure that is asked about when the rule does not hold. */
  field: z.string(),
  /** The kinds of unit for which it holds; left out for all. */
  asked: z.array(z.enum(UNIT_KINDS)).min(1).optional(),
  /** Teaches, with an example; {given}, {expected} and {limit} stand for figures. */
  message: z.string().min(1),
};

/** A rule over the answers; it is silent while one of the figures it needs is missing. */
export const rule = z.discriminatedUnion("kind", [
  /** The figure is the sum of `plus` less the sum of `minus`. */
  z.strictObject({ ...base, kind: z.literal("balance"), plus: z.array(z.string()).min(1), minus: z.array(z.string()) }),
  /** The figure is at most another. */
  z.strictObject({ ...base, kind: z.literal("at_most"), of: z.string() }),
  /** The figure differs from another by at most so many percent of it. */
  z.strictObject({ ...base, kind: z.literal("change"), from: z.string(), percent: z.number().positive() }),
  /** The figure lies between two bounds, both allowed. */
  z.strictObject({ ...base, kind: z.literal("range"), min: z.number().optional(), max: z.number().optional() }),
]);

/** A rule of the form. */
export type Rule = z.infer<typeof rule>;
