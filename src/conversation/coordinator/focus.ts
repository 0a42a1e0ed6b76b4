import { z } from "zod";

const returned = z.strictObject({ field: z.string(), reason: z.string().nullable() });

/** What a coordinator's conversation waits for. */
const focus = z.discriminatedUnion("kind", [
  /** The unit that is looked at: "nhận" and "trả lại câu 7" are about it. */
  z.strictObject({ kind: z.literal("unit"), unit: z.string() }),
  /** Questions that go back, until each has a reason and the coordinator has confirmed. */
  z.strictObject({ kind: z.literal("return"), receipt: z.string(), fields: z.array(returned) }),
  /** A later day for one unit; `until` is the last valid day, ISO. */
  z.strictObject({
    kind: z.literal("extend"),
    unit: z.string(),
    until: z.string(),
    reason: z.string().nullable(),
  }),
  /** A district collects from its communes until the end of that day, ISO. */
  z.strictObject({ kind: z.literal("collect"), until: z.string() }),
  /** The sums of the communes' figures go into the district's report. */
  z.strictObject({ kind: z.literal("sum") }),
  /** The answer to a difficulty; null text: it is still to be written. */
  z.strictObject({ kind: z.literal("answer"), code: z.string(), text: z.string().nullable() }),
  /**
   * A notice that is written: to whom (as `unitsMeant` takes it), its text, the local hour it is to go out (null: at once), how
   * many people the coordinator was shown, and whether that number is to be typed.
   */
  z.strictObject({
    kind: z.literal("notice"),
    to: z.array(z.string()).nullable(),
    text: z.string().nullable(),
    at: z.string().nullable(),
    people: z.int().nullable(),
    counting: z.boolean(),
  }),
]);

/** The coordinator's part of what a conversation carries. */
export const coordinatorFocusSchema = z.strictObject({
  focus: focus.nullable(),
  /** The choices of the last reply that are answered by number or label, in order. */
  offered: z.array(z.strictObject({ id: z.string(), label: z.string() })),
});

/** What a coordinator's conversation waits for. */
export type CoordinatorFocus = z.infer<typeof focus>;
/** What a coordinator's conversation waits for, with the choices it offered last. */
export type CoordinatorState = z.infer<typeof coordinatorFocusSchema>;

/** A conversation in which a coordinator has asked for nothing. */
export const NOTHING_ASKED: CoordinatorState = { focus: null, offered: [] };
