import type { Stored } from "../../reports/fields/field-kind.ts";
import type { Question } from "../../reports/questions.ts";
import { withoutPersonalData } from "../personal-data.ts";
import { ask } from "./ask.ts";
import { type Given, keepAnswer, putOff } from "./keep-answer.ts";
import { wording } from "./wording.ts";
import { prefaced, type Step, says, type Work } from "./work.ts";

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
    case "unsure": {
      const readings = reading.readings.map(({ value, label }) => ({ value: value as never, label }));
      const focus = { kind: "reading", field: field.id, raw, readings } as const;
      const offers = readings.map(({ label }, at) => ({ verb: `#${at}`, label }));
      return step(says(work, focus, wording.which(raw), offers));
    }
    case "not_yet":
      return step(putOff(work, question, raw));
    case "unreadable":
      return reading;
  }
}

/** Takes an option's button as the answer; null for a button that is no option of the field. */
export function takeOption(work: Work, question: Question, option: string): Step | null {
  const { field } = question;
  const value = optionValue(field.kind, option);
  if (value === null || !work.engine.fits(field, value)) return null;
  return keepAnswer(work, question, { value, raw: work.engine.show(field, value) });
}

/** Says what could not be read, and asks again. */
export const teach = (work: Work, question: Question, text: string): Step => prefaced(ask(work, question), text);

/** Whether a text carries what points at a person: names said as such, telephone and identity numbers. */
export const isPersonal = (raw: string): boolean => withoutPersonalData(raw) !== raw.normalize("NFC");

const step = (taken: Step): Taken => ({ kind: "step", step: taken });

function keepUnlessPersonal(work: Work, question: Question, given: Given): Step {
  const { id, kind } = question.field;
  const isText = kind === "short_text" || kind === "long_text" || kind === "table";
  if (!isText || !isPersonal(given.raw)) return keepAnswer(work, question, given);
  const focus = { kind: "personal", field: id, raw: given.raw } as const;
  return says(work, focus, wording.personal, [{ verb: "keep", label: wording.keepPersonal }]);
}

function optionValue(kind: string, option: string): Stored {
  if (kind === "yes_no") return option === "true" ? true : option === "false" ? false : null;
  if (kind === "one_of") return option;
  return kind === "many_of" ? [option] : null;
}
