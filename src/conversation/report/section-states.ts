import { isRelevant } from "../../reports/questions.ts";
import { nameOf } from "./colleagues.ts";
import { wording } from "./wording.ts";
import type { Work } from "./work.ts";

/** How far each section is, and whose it is. */
export function sectionStates({ engine, draft, member, desk }: Work): string {
  const questions = engine.questions(draft.unit).filter(({ field }) => isRelevant(field, draft.answers));
  const lines = engine.sections(draft.unit).map((section, at) => {
    const own = questions.filter((question) => question.section.id === section.id);
    const answered = own.filter(({ field }) => draft.answers[field.id]?.state === "given").length;
    const id = draft.assigned[section.id];
    const who = id === member.id ? wording.you : nameOf(desk.colleagues.find((one) => one.id === id));
    return wording.sectionState(at + 1, section.title, answered, own.length, id === undefined ? null : who);
  });
  return lines.join("\n");
}
