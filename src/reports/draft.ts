import { z } from "zod";

const moment = z.string();
const answer = z.strictObject({
  /** given: a value; not_yet: put off ("chưa có số"), still to be filled. */
  state: z.enum(["given", "not_yet"]),
  /** As the kind of the field stores it; null when put off. */
  value: z.json(),
  /** The words it was read from. */
  raw: z.string(),
  /** The member who gave it. */
  by: z.string(),
  /** An ISO instant. */
  at: moment,
});
const reason = z.strictObject({ text: z.string(), by: z.string(), at: moment });

const draft = z.strictObject({
  form: z.string(),
  form_version: z.int(),
  unit: z.string(),
  period: z.string(),
  revision: z.int().positive(),
  answers: z.record(z.string(), answer),
  /** Why a soft rule does not hold, by rule. */
  reasons: z.record(z.string(), reason),
  /** Who fills in a section, by section. */
  assigned: z.record(z.string(), z.string()),
  /** The last changes, newest last, so that they can be undone. */
  undo: z.array(
    z.strictObject({
      field: z.string(),
      before: answer.nullable(),
      /** Why it had been returned, where the change settled that. */
      returned: z.string().optional(),
    }),
  ),
  /** Answers to fields that the form no longer has. */
  set_aside: z.record(z.string(), answer),
  /** Who asked the leader to agree, and when; null when nobody waits. */
  awaiting: z.strictObject({ by: z.string(), at: moment }).nullable(),
  /** What a returned report must mend: the reason by field. */
  returned: z.record(z.string(), z.string()),
  /** Why a returned figure stays as it was, by field. */
  kept: z.record(z.string(), reason).default({}),
  /** What was thrown away by cancelling, so that it can be taken back; null when nothing was. */
  discarded: z
    .strictObject({ answers: z.record(z.string(), answer), reasons: z.record(z.string(), reason) })
    .nullable(),
  /** Why there is this revision: the first report, a correction, final figures for estimates, or a return. */
  cause: z.enum(["first", "correction", "final_figures", "returned"]),
});

/** One answer with the words it was read from, who gave it and when. */
export type Answer = z.infer<typeof answer>;
/** A report while it is filled in: answers, never a place in a program. Plain JSON. */
export type Draft = z.infer<typeof draft>;

/** An empty draft, the first report of a unit. */
export function newDraft(of: { form: string; version: number; unit: string; period: string }): Draft {
  return {
    form: of.form,
    form_version: of.version,
    unit: of.unit,
    period: of.period,
    revision: 1,
    answers: {},
    reasons: {},
    assigned: {},
    undo: [],
    set_aside: {},
    awaiting: null,
    returned: {},
    kept: {},
    discarded: null,
    cause: "first",
  };
}

/** The draft that was stored; throws on anything else, for a draft is never dropped silently. */
export function restoreDraft(json: unknown): Draft {
  return draft.parse(json);
}
