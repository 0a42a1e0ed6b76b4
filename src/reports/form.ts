import { z } from "zod";

import { UNIT_KINDS } from "../knowledge/campaign.ts";
import { type Rule, rule } from "./rule.ts";

const id = z.string().regex(/^[a-z][a-z0-9_]{1,29}$/, "must be 2 to 30 of a–z 0–9 _");
const kinds = z.array(z.enum(UNIT_KINDS)).min(1);
const option = z.strictObject({ id, label: z.string().min(1).max(60) });

/** The kinds of value a column of a table holds. */
const column = z.strictObject({
  id,
  label: z.string().min(1),
  kind: z.enum(["short_text", "whole", "money", "date"]),
  required: z.boolean().default(true),
});

const calculation = z.strictObject({
  op: z.enum(["sum", "difference", "percent", "percent_points"]),
  /** sum: any number; difference: a − b; percent: a of b; percent_points: a of b less c of d. */
  of: z.array(id).min(2),
});

const field = z.strictObject({
  id,
  kind: z.enum([
    "short_text",
    "long_text",
    "whole",
    "decimal",
    "money",
    "date",
    "yes_no",
    "one_of",
    "many_of",
    "table",
    "attachment",
    "as_of",
    "calculated",
  ]),
  /** As it stands in lists, previews and tables. */
  label: z.string().min(1),
  /** The question, in plain words; the label where it is left out. */
  ask: z.string().min(1).optional(),
  help: z.string().min(1).optional(),
  /** An answer as an officer would type it. */
  example: z.string().min(1).optional(),
  /** What a figure counts: "hộ", "%", "đồng". */
  unit: z.string().optional(),
  /** The place of the plan behind the question; none where it is only proposed. */
  clause: z.strictObject({ document: z.string(), locator: z.string() }).optional(),
  /** The kinds of unit that are asked; all that the section asks where it is left out. */
  asked: kinds.optional(),
  /** Units that alone are asked, by code. */
  only_units: z.array(z.string()).optional(),
  required: z.boolean().default(true),
  /** The version of the form that asked it first, so that drafts begun before are told of it; 1 where it is left out. */
  since: z.int().positive().optional(),
  /** Asked only when an earlier answer is this (yes_no: true/false; one_of: an option; numbers: "positive"). */
  relevant_if: z.strictObject({ field: id, is: z.union([z.boolean(), z.string()]) }).optional(),
  options: z.array(option).min(2).max(12).optional(),
  columns: z.array(column).min(1).max(6).optional(),
  calculation: calculation.optional(),
  /** How the figures of many units are put together. */
  total: z.enum(["sum", "none"]).default("none"),
});

const section = z.strictObject({
  id,
  title: z.string().min(1),
  asked: kinds,
  fields: z.array(field).min(1),
});

/** One field of the form: a question, or a figure that is calculated from others. */
export type Field = z.infer<typeof field>;
/** One column of a table field. */
export type Column = z.infer<typeof column>;
/** How a calculated field comes about. */
export type Calculation = z.infer<typeof calculation>;
/** One section of the form. */
export type Section = z.infer<typeof section>;

/** The report form of a campaign as data (`report.yaml`); references between fields are checked. */
export const formSchema = z
  .strictObject({
    id: z.string().min(1),
    /** Raised with every change of fields; answers of an older version that still fit are kept. */
    version: z.int().positive(),
    title: z.string().min(1),
    /** "proposed" until the coordinator adopts the form: no official outline is known. */
    status: z.enum(["proposed", "adopted"]),
    source: z.string().min(1),
    /** The period reported on, part of the key of a submission. */
    period: z.string().min(1),
    /** Whether a leader must agree in chat before the report goes. */
    approval: z.boolean().default(false),
    sections: z.array(section).min(1).max(12),
    rules: z.array(rule).default([]),
    /** What a district may collect from its communes; left out where no district may. */
    collecting: z.strictObject({ fields: z.array(id).min(1) }).optional(),
  })
  .superRefine((form, context) => {
    const fields = form.sections.flatMap(({ fields }) => fields);
    const known = new Map(fields.map((one) => [one.id, one] as const));
    const complain = (message: string, path: (string | number)[]) =>
      context.addIssue({ code: "custom", message, path });
    const seen = new Set<string>();
    form.sections.forEach((part, at) => {
      part.fields.forEach((one, place) => {
        const path = ["sections", at, "fields", place];
        for (const fault of faultsOf(one, known, seen)) complain(fault, path);
        seen.add(one.id);
      });
    });
    form.collecting?.fields.forEach((name, at) => {
      if (!known.has(name)) complain(`${name} is no field`, ["collecting", "fields", at]);
    });
    form.rules.forEach((one, at) => {
      for (const missing of fieldsOf(one).filter((name) => !known.has(name)))
        complain(`${one.id} names ${missing}, which is no field`, ["rules", at]);
    });
  });

/** A report form. */
export type Form = z.infer<typeof formSchema>;

function faultsOf(one: Field, known: ReadonlyMap<string, Field>, earlier: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  if (earlier.has(one.id)) faults.push(`${one.id} stands twice`);
  if ((one.kind === "one_of" || one.kind === "many_of") !== (one.options !== undefined))
    faults.push(`${one.id}: options belong to one_of and many_of, and only to them`);
  if ((one.kind === "table") !== (one.columns !== undefined))
    faults.push(`${one.id}: columns belong to table, and only to it`);
  if ((one.kind === "calculated") !== (one.calculation !== undefined))
    faults.push(`${one.id}: a calculation belongs to calculated, and only to it`);
  if (one.total === "sum" && !["whole", "decimal", "money"].includes(one.kind))
    faults.push(`${one.id}: total: sum belongs to whole, decimal and money, and only to them`);
  if (one.relevant_if && !earlier.has(one.relevant_if.field))
    faults.push(`${one.id}: relevant_if names ${one.relevant_if.field}, which is no earlier field`);
  for (const name of one.calculation?.of ?? [])
    if (!known.has(name)) faults.push(`${one.id}: the calculation names ${name}, which is no field`);
  return faults;
}

/** The fields that a rule speaks of, the one it asks about first. */
export function fieldsOf(one: Rule): string[] {
  switch (one.kind) {
    case "balance":
      return [one.field, ...one.plus, ...one.minus];
    case "at_most":
      return [one.field, one.of];
    case "change":
      return [one.field, one.from];
    case "range":
      return [one.field];
  }
}
