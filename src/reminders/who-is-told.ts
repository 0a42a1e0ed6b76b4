import type { ReminderPlan } from "./plan.ts";
import type { Contact, KeptReminder, UnitSnapshot } from "./ports.ts";

/** One thing that a unit is told: the step and the deadline it is about. */
export interface Occasion {
  readonly step: string;
  readonly deadline: string;
}

/** Whether a row is about this occasion. */
export const isAbout =
  ({ step, deadline }: Occasion) =>
  (row: Occasion): boolean =>
    row.step === step && row.deadline === deadline;

/** The officers of a unit, the longest bound first. */
export const officersOf = ({ people }: UnitSnapshot): readonly Contact[] =>
  people.filter(({ role }) => role === "officer");

/** Who is told at a step: the first officer, each further one after so many more steps, and leaders who asked for it. */
export function toldAt(
  occasion: Occasion,
  snapshot: UnitSnapshot,
  plan: Pick<ReminderPlan, "steps" | "recipients">,
): readonly Contact[] {
  const { second_officer_after: after, approvers_from } = plan.recipients;
  const officers = officersOf(snapshot);
  const stepsBefore = toldSteps(snapshot.before, occasion);
  const isLate = indexOf(plan, occasion.step) >= indexOf(plan, approvers_from);
  return [
    ...officers.slice(0, after === 0 ? officers.length : 1 + Math.floor(stepsBefore / after)),
    ...(isLate ? snapshot.people.filter(({ role, wantsReminders }) => role === "approver" && wantsReminders) : []),
  ];
}

/** Who is told instead when somebody could not be reached: the next officer nobody has told of this yet; null when there is none. */
export function nextAfter(occasion: Occasion, snapshot: UnitSnapshot): Contact | null {
  const told = new Set(snapshot.before.filter(isAbout(occasion)).map(({ member }) => member));
  return officersOf(snapshot).find(({ id }) => !told.has(id)) ?? null;
}

/** How many other steps somebody of this unit was told at. */
function toldSteps(before: readonly KeptReminder[], occasion: Occasion): number {
  const other = before.filter((row) => row.member !== null && row.step.startsWith("T") && !isAbout(occasion)(row));
  return new Set(other.map(({ step, deadline }) => `${deadline} ${step}`)).size;
}

const indexOf = ({ steps }: Pick<ReminderPlan, "steps">, id: string): number => {
  const at = steps.findIndex((step) => step.id === id);
  return at < 0 ? steps.length : at;
};
