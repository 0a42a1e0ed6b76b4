import { fold, oneLine, words } from "../../kernel/vietnamese.ts";
import { withReason } from "../../reports/change-draft.ts";
import type { Question } from "../../reports/questions.ts";
import { goOn } from "./ask.ts";
import type { ReportDeps } from "./deps.ts";
import { startDifficulty } from "./difficulty.ts";
import { press } from "./press.ts";
import { type ReportCommand, reportCommand } from "./report-words.ts";
import { runReportCommand } from "./run-command.ts";
import { takeWords, teach } from "./take-answer.ts";
import { isEnough } from "./take-file.ts";
import { sheetIn, takeSheet } from "./take-sheet.ts";
import { wording } from "./wording.ts";
import { changing, on, prefaced, questionOf, type Step, says, type Work, writing } from "./work.ts";

/** What words said to a waiting report came to: a step, or words that may be a question to the plan. */
export type Heard =
  | { readonly kind: "step"; readonly step: Step }
  /** If the plan has no answer either, this is what is said; `isAnswer`: it keeps the words as an answer. */
  | { readonly kind: "perhaps_question"; readonly otherwise: Step; readonly isAnswer: boolean };

/** The longest name, in characters. */
export const NAME_MAX = 40;
/** The fewest words of a reason. */
const REASON_WORDS = 2;
const CHOICE_NUMBER = /^(?:so |chon |muc )?(\d{1,2})$/;
const PROSE = new Set(["short_text", "long_text", "table"]);
/** Commands that are also how an answer in prose may begin. */
const LIKE_PROSE = new Set<ReportCommand["kind"]>(["difficulty", "official", "decline", "explain", "open"]);

/** Hears words while a report waits: a choice, a command, a sheet, an answer; in that order. */
export function hear(
  work: Work,
  deps: ReportDeps,
  offered: readonly { id: string; label: string }[],
  text: string,
): Heard {
  const { focus } = work;
  const question = focus && "field" in focus ? questionOf(work, focus.field) : undefined;
  const verb = chosenVerb(offered, text);
  const pressed = verb === null ? null : press(work, deps, verb);
  if (pressed) return step(pressed);
  const inProse = focus?.kind === "field" && PROSE.has(question?.field.kind ?? "");
  const command = commandHere(reportCommand(text), inProse);
  const done = command && focus?.kind !== "name" ? runReportCommand(work, deps, command) : null;
  if (done) return step(done);
  const lines = sheetIn(work, text, focus?.kind !== "section");
  if (lines && focus?.kind !== "difficulty") return step(takeSheet(work, lines));
  return answer(work, question, text);
}

function answer(work: Work, question: Question | undefined, text: string): Heard {
  const { focus } = work;
  switch (focus?.kind) {
    case "name":
      return step(takeName(work, text));
    case "field":
    case "reading":
      return question ? answerTo(work, question, text) : step(goOn(work, null));
    case "personal":
      return question ? answerTo(work, question, text) : step(goOn(work, null));
    case "reason":
      return step(reason(work, question, text));
    case "difficulty":
      return step(startDifficulty(work, oneLine(text)));
    case "section":
      return unheard(says(work, focus, wording.sheetNothing));
    default:
      return unheard(says(work, focus ?? null, wording.chooseNumber(offeredCount(work))));
  }
}

function answerTo(work: Work, question: Question, text: string): Heard {
  if (isEnough(work, question, text)) return step(goOn(work, question));
  const taken = takeWords(work, question, text);
  if (taken.kind === "unreadable") return unheard(teach(work, question, taken.teach));
  const isAside = PROSE.has(question.field.kind) && text.trim().endsWith("?");
  return isAside ? { kind: "perhaps_question", otherwise: taken.step, isAnswer: true } : step(taken.step);
}

function reason(work: Work, question: Question | undefined, text: string): Step {
  const { focus, member, now } = work;
  if (focus?.kind !== "reason") return goOn(work, null);
  const reading = question ? work.engine.read(question.field, text, work.today) : null;
  if (question && reading?.kind === "value") {
    const taken = takeWords(work, question, text);
    if (taken.kind === "step") return taken.step;
  }
  if (words(text).length < REASON_WORDS) return says(work, focus, wording.reasonTooShort);
  const draft = withReason(work.draft, focus.rule, { text: oneLine(text), by: member.id, at: now.toString() });
  const next = prefaced(afterReason(on(work, draft), question), wording.reasonKept);
  return changing(next, draft, { did: "reasoned", rule: focus.rule, text: oneLine(text) });
}

/** Another soft rule that waits for its reason comes before the next question. */
function afterReason(work: Work, question: Question | undefined): Step {
  const fault = work.engine.faults(work.draft).find((one) => one.kind === "rule" && one.strength === "soft");
  if (fault?.kind !== "rule") return goOn(work, question ?? null);
  return says(work, { kind: "reason", rule: fault.rule, field: fault.field }, wording.softBroken(fault.message));
}

function takeName(work: Work, text: string): Step {
  const said = reportCommand(text);
  const name = said?.kind === "skip" ? null : nameIn(text);
  if (name !== null && name.length > NAME_MAX) return says(work, { kind: "name" }, wording.nameTooLong(NAME_MAX));
  const step = says(work, null, `${wording.greeted(name)} ${wording.readyToStart}`);
  return writing(step, { kind: "name_member", member: work.member.id, name });
}

function nameIn(text: string): string {
  return oneLine(text)
    .replace(/^(?:dạ\s+)?(?:(?:tôi|em|mình|anh|chị)\s+)?(?:(?:tên\s+là|tên|là)\s+)?(?:(?:anh|chị|cô|chú)\s+)?/iu, "")
    .replace(/[.!]+$/, "");
}

/** The verb of a choice that was said by number or label; null for other words. */
function chosenVerb(offered: readonly { id: string; label: string }[], text: string): string | null {
  const said = fold(oneLine(text)).replace(/[.!]+$/, "");
  const number = CHOICE_NUMBER.exec(said)?.[1];
  const chosen = number ? offered[Number(number) - 1] : offered.find(({ label }) => fold(label) === said);
  return chosen ? chosen.id.slice(chosen.id.indexOf(":", 3) + 1) : null;
}

function commandHere(command: ReportCommand | null, inProse: boolean): ReportCommand | null {
  if (!command || !inProse) return command;
  if (LIKE_PROSE.has(command.kind)) return null;
  return command.kind === "edit" && "label" in command.target && command.value === null ? null : command;
}

function offeredCount({ focus }: Work): number {
  return focus?.kind === "review" ? 4 : 2;
}

const unheard = (otherwise: Step): Heard => ({ kind: "perhaps_question", otherwise, isAnswer: false });
const step = (taken: Step): Heard => ({ kind: "step", step: taken });
