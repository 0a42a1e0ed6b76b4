import { z } from "zod";

import { foundSchema } from "../../reports/form-sheet/found.ts";

const offered = z.array(z.strictObject({ id: z.string(), label: z.string() }));

/** What the report waits for in this conversation. */
const focus = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("name") }),
  /** `was`: when the answer that stood there as it was asked had been given; left out where none stood there. */
  z.strictObject({ kind: z.literal("field"), field: z.string(), was: z.string().exactOptional() }),
  /** One of several readings of an answer. */
  z.strictObject({
    kind: z.literal("reading"),
    field: z.string(),
    raw: z.string(),
    readings: z.array(z.strictObject({ value: z.json(), label: z.string() })),
  }),
  /** A text that seems to point at a person: kept only if the officer says so. */
  z.strictObject({ kind: z.literal("personal"), field: z.string(), raw: z.string() }),
  /** Why a soft rule does not hold; a new figure instead is as good. */
  z.strictObject({ kind: z.literal("reason"), rule: z.string(), field: z.string() }),
  /** Why a returned figure stays as it was; a new figure instead is as good. */
  z.strictObject({ kind: z.literal("kept"), field: z.string() }),
  z.strictObject({ kind: z.literal("section"), section: z.string() }),
  /** Nothing is left to ask. */
  z.strictObject({ kind: z.literal("review") }),
  z.strictObject({ kind: z.literal("confirm") }),
  z.strictObject({ kind: z.literal("cancel") }),
  z.strictObject({ kind: z.literal("approval") }),
  z.strictObject({ kind: z.literal("filed") }),
  /** Whether the leader changed a figure before signing. */
  z.strictObject({ kind: z.literal("official"), number: z.string(), date: z.string() }),
  /** A sheet that was read and waits for the officer's word; `version` is the draft's that it was held against. */
  z.strictObject({
    kind: z.literal("workbook"),
    turn: z.string(),
    name: z.string(),
    found: foundSchema,
    version: z.int().nullable(),
  }),
  /**
   * Answers that a model found in a text and that wait for the officer's word. `shown` holds the fields that were shown,
   * each with the fingerprint of what stood there; `one`: they are gone through one by one.
   */
  z.strictObject({
    kind: z.literal("extract"),
    turn: z.string(),
    found: foundSchema,
    sentences: z.record(z.string(), z.string()),
    shown: z.record(z.string(), z.string()),
    one: z.boolean(),
  }),
  z.strictObject({ kind: z.literal("difficulty"), topic: z.string().nullable(), text: z.string().nullable() }),
]);

/** The report's part of what a conversation carries. */
export const reportFocusSchema = z.strictObject({
  focus: focus.nullable(),
  /** The choices of the last reply that are answered by number or label, in order. */
  offered,
});

/** What the report waits for. */
export type Focus = z.infer<typeof focus>;
/** What the report waits for, with the choices it offered last. */
export type ReportFocus = z.infer<typeof reportFocusSchema>;

/** A conversation in which no report waits. */
export const NO_REPORT: ReportFocus = { focus: null, offered: [] };

/** The name of a focus inside the ids of its buttons, so that an old button is told from a present one. */
export function focusKey(focus: Focus | null): string {
  if (!focus) return "-";
  if (focus.kind === "workbook" || focus.kind === "extract") return `${focus.kind}.${focus.turn}`;
  return "field" in focus ? `${focus.kind}.${focus.field}` : focus.kind;
}
