import type { Stored } from "../../reports/fields/field-kind.ts";
import type { Question } from "../../reports/questions.ts";
import { withoutPersonalData } from "../personal-data.ts";
import { ask } from "./ask.ts";
import type { Focus } from "./focus.ts";
import { answered, type Given, keepAnswer, putOff } from "./keep-answer.ts";
import { wording } from "./wording.ts";
import { changing, on, prefaced, type Step, says, type Work, writing } from "./work.ts";

/** What came of words said to a question; "unreadable" leaves it to the caller whether they were a question themselves. */
export type Taken =
  | { readonly kind: "step"; readonly step: Step }
  | { readonly kind: "unreadable"; readonly teach: string };

/** Reads words as the answer to a question. */
export function takeWords(work: Work, question: Question, raw: string): Taken {
  const { field } = question;
  const reading = work.engine.read(field, raw, work.today);
  switch (reading.kind) {
    case "value":
      return step(keepUnlessPersonal(work, question, { value: reading.value, raw }));
    case "unsure":
      return step(
        offerReadings(
          work,
          question,
          raw,
          reading.readings.map(({ value, label }) => ({ value: value as never, label })),
        ),
      );
    case "not_yet":
      return step(putOff(work, question, raw));
    case "unreadable":
      return reading;
  }
}

/** Asks which of several readings is meant. */
export function offerReadings(
  work: Work,
  { field }: Question,
  raw: string,
  readings: Extract<Focus, { kind: "reading" }>["readings"],
): Step {
  const offers = readings.map(({ label }, at) => ({ verb: `#${at}`, label }));
  return says(work, { kind: "reading", field: field.id, raw, readings }, wording.which(raw), offers);
}

/** Warns of a text that seems to point at a person; it is kept if the officer says so. */
export function warnOfPersonal(work: Work, { field }: Question, raw: string): Step {
  const focus = { kind: "personal", field: field.id, raw } as const;
  return says(work, focus, wording.personal, [{ verb: "keep", label: wording.keepPersonal }]);
}

/** Takes an option's button as the answer; null for a button that is no option of the field. */
export function takeOption(work: Work, question: Question, option: string): Step | null {
  const { field } = question;
  const value = optionValue(field.kind, option);
  if (value === null || !work.engine.fits(field, value)) return null;
  if (field.kind === "many_of") return toggleOption(work, question, option);
  return keepAnswer(work, question, { value, raw: work.engine.show(field, value) });
}

/** A button adds its option, or takes it away again, and more may be pressed. */
function toggleOption(work: Work, question: Question, option: string): Step {
  const { field } = question;
  const before = work.draft.answers[field.id]?.value;
  const chosen = Array.isArray(before) ? before.map(String) : [];
  const wanted = chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option];
  const value = (field.options ?? []).map(({ id }) => id).filter((id) => wanted.includes(id));
  const raw = work.engine.show(field, value);
  const { draft, told } = answered(work, question, { value, raw });
  const entry = { did: "answered", field: field.id, raw, value } as const;
  return writing(changing(askForMore(on(work, draft), question, raw), draft, entry), ...told);
}

function askForMore(work: Work, { field }: Question, chosen: string): Step {
  const options = (field.options ?? []).map(({ id, label }) => ({ verb: `=${id}`, label }));
  const offers = [...options, { verb: "done", label: wording.done }];
  const was = work.draft.answers[field.id]?.at;
  const focus: Focus = { kind: "field", field: field.id, ...(was !== undefined && { was }) };
  return says(work, focus, wording.chosenSoFar(chosen), offers);
}

/** Says what could not be read, and asks again. */
export const teach = (work: Work, question: Question, text: string): Step => prefaced(ask(work, question), text);

/** Whether a text carries what points at a person: names said as such, telephone and identity numbers. */
export const isPersonal = (raw: string): boolean => withoutPersonalData(raw) !== raw.normalize("NFC");

const step = (taken: Step): Taken => ({ kind: "step", step: taken });

/** Whether the answer to a question carries what points at a person; figures and choices cannot. */
export function mayBePersonal({ field: { kind } }: Question, raw: string): boolean {
  return (kind === "short_text" || kind === "long_text" || kind === "table") && isPersonal(raw);
}

function keepUnlessPersonal(work: Work, question: Question, given: Given): Step {
  return mayBePersonal(question, given.raw)
    ? warnOfPersonal(work, question, given.raw)
    : keepAnswer(work, question, given);
}

function optionValue(kind: string, option: string): Stored {
  if (kind === "yes_no") return option === "true" ? true : option === "false" ? false : null;
  if (kind === "one_of") return option;
  return kind === "many_of" ? [option] : null;
}
