import { fold, oneLine, words } from "../../kernel/vietnamese.ts";
import { may } from "../../people/may.ts";
import type { Member } from "../../people/member.ts";
import type { Question } from "../../reports/questions.ts";
import type { SheetLine } from "../../reports/sheet.ts";
import { helpFor } from "../coordinator/coordinator-turn.ts";
import type { Offered } from "../offered-choice.ts";
import { asksSomething } from "../question-signs.ts";
import { goOn } from "./ask.ts";
import { chosenVerb } from "./choice-words.ts";
import type { ReportDeps } from "./deps.ts";
import { startDifficulty } from "./difficulty.ts";
import { extractWords } from "./extract-words.ts";
import type { Focus } from "./focus.ts";
import { giveReason } from "./give-reason.ts";
import { askWhyKept, isReturned, keepReason, keepWithReason } from "./mend.ts";
import { correcting } from "./official.ts";
import { press } from "./press.ts";
import { type ReportCommand, reportCommand } from "./report-words.ts";
import { runReportCommand } from "./run-command.ts";
import { settledElsewhere } from "./settled-elsewhere.ts";
import { takeWords, teach } from "./take-answer.ts";
import { isEnough } from "./take-file.ts";
import { sheetIn, strayLines, takeSheet } from "./take-sheet.ts";
import { waitAgain } from "./wait-again.ts";
import { mayEdit } from "./who-may.ts";
import { wording } from "./wording.ts";
import { changing, on, prefaced, questionOf, type Step, says, type Work, writing } from "./work.ts";
import { workbookWords } from "./workbook-words.ts";

/** What words said to a waiting report came to: a step, or words that may be a question to the plan. */
export type Heard =
  | { readonly kind: "step"; readonly step: Step }
  /** If the plan has no answer either, this is what is said; `isAnswer`: it keeps the words as an answer. */
  | { readonly kind: "perhaps_question"; readonly otherwise: Step; readonly isAnswer: boolean };

/** The longest name, in characters. */
const NAME_MAX = 40;
/** A question named by its number alone. */
const QUESTION_NUMBER = /^(?:toi |den |ve |qua )?cau (?:so )?(\d{1,3})$/;
/** The most words of a question without its sign. */
const FEW_WORDS = 8;
const PROSE = new Set(["short_text", "long_text", "table"]);
/** Commands that look and change nothing, and those that put everything down. */
const WHILE_A_SHEET_WAITS = new Set<ReportCommand["kind"]>([
  ...(["explain", "left", "sections", "preview", "document", "forms", "send_form"] as const),
  ...(["pause", "hand_over", "invite"] as const),
]);
/** What is said first of answers that wait to be taken. */
const WAIT_FIRST: Partial<Record<Focus["kind"], string>> = {
  workbook: workbookWords.first,
  extract: extractWords.first,
};
/** Commands that are also how an answer in prose may begin. */
const LIKE_PROSE = new Set<ReportCommand["kind"]>(["difficulty", "official", "decline", "explain", "open"]);

/** Hears words while a report waits: a choice, a command, a sheet, an answer; in that order. */
export function hear(work: Work, deps: ReportDeps, offered: readonly Offered[], text: string): Heard {
  const { focus } = work;
  const question = focus && "field" in focus ? questionOf(work, focus.field) : undefined;
  const verb = chosenVerb(focus, question?.field.kind === "many_of" ? offered.filter(isNoOption) : offered, text);
  const pressed = verb === null ? null : press(work, deps, verb);
  if (pressed) return step(pressed);
  const inProse = focus?.kind === "field" && question !== undefined && mayBeProse(work, question, text);
  const command =
    questionNumbered(text) ?? commandHere(reportCommand(text), inProse && !text.startsWith("/") && !isShortcut(text));
  const waits = focus ? WAIT_FIRST[focus.kind] : undefined;
  if (waits && command && !WHILE_A_SHEET_WAITS.has(command.kind)) return step(waitAgain(work, deps, waits));
  const isHeard = focus?.kind !== "name" || command?.kind === "open";
  const done = command && isHeard ? runReportCommand(work, deps, command) : null;
  const isSentence = inProse && command?.kind === "edit" && "label" in command.target && done?.entries.length === 0;
  if (done && !isSentence) return step(done);
  const lines = mayEdit(work) && !waits ? linesIn(work, question, text) : null;
  if (lines && focus?.kind !== "difficulty") return step(correcting(work, (open) => takeSheet(open, lines)));
  return answer(work, deps, question, text);
}

function questionNumbered(text: string): ReportCommand | null {
  const number = QUESTION_NUMBER.exec(fold(oneLine(text)))?.[1];
  return number === undefined ? null : { kind: "edit", target: { number: Number(number) }, value: null };
}

function linesIn(work: Work, question: Question | undefined, text: string): readonly SheetLine[] | null {
  const { focus } = work;
  const lines = sheetIn(work, text, focus?.kind !== "section");
  return lines ?? (focus?.kind === "field" && question ? strayLines(work, question, text) : null);
}

function answer(work: Work, deps: ReportDeps, question: Question | undefined, text: string): Heard {
  const { focus } = work;
  const settled = settledElsewhere(work);
  if (settled !== null) return unheard(prefaced(goOn(work, question ?? null), settled));
  switch (focus?.kind) {
    case "name":
      return asksSomething(text) ? unheard(waitAgain(work, deps, "")) : step(takeName(work, text));
    case "field":
    case "reading":
      return question ? answerTo(work, question, text) : step(goOn(work, null));
    case "personal":
      return question ? answerTo(work, question, text) : step(goOn(work, null));
    case "reason": {
      const otherwise = reason(work, question, text);
      return mayAsk(text) ? { kind: "perhaps_question", otherwise, isAnswer: true } : step(otherwise);
    }
    case "kept":
      return question ? whyKept(work, question, text) : step(goOn(work, null));
    case "difficulty":
      if (focus.text === null) return step(startDifficulty(work, oneLine(text)));
      return unheard(waitAgain(work, deps, wording.chooseOne));
    case "section":
      return unheard(says(work, focus, wording.sheetNothing));
    default:
      return unheard(waitAgain(work, deps, wording.chooseOne));
  }
}

/** A reason, or another figure after all. */
function whyKept(work: Work, question: Question, text: string): Heard {
  const isFigure = !PROSE.has(question.field.kind) && keepReason(text) === null;
  const taken = isFigure ? takeWords(work, question, text) : null;
  if (taken?.kind === "step") return step(taken.step);
  const otherwise = keepWithReason(work, question, keepReason(text) || text);
  return mayAsk(text) ? { kind: "perhaps_question", otherwise, isAnswer: true } : step(otherwise);
}

function answerTo(work: Work, question: Question, text: string): Heard {
  const kept = isReturned(work, question) ? keepReason(text) : null;
  if (kept !== null) return step(kept === "" ? askWhyKept(work, question) : keepWithReason(work, question, kept));
  if (isEnough(work, question, text)) return step(goOn(work, question));
  const taken = takeWords(work, question, text);
  if (taken.kind === "unreadable") return unheard(teach(work, question, taken.teach));
  const isAside = PROSE.has(question.field.kind) && mayAsk(text);
  return isAside ? { kind: "perhaps_question", otherwise: taken.step, isAnswer: true } : step(taken.step);
}

/** A text that ends like a question, or a few words that ask, may be meant for the plan. */
function mayAsk(text: string): boolean {
  return text.trim().endsWith("?") || (words(text).length <= FEW_WORDS && asksSomething(text));
}

function reason(work: Work, question: Question | undefined, text: string): Step {
  const { focus } = work;
  if (focus?.kind !== "reason") return goOn(work, null);
  const reading = question ? work.engine.read(question.field, text, work.today) : null;
  if (reading?.kind === "not_yet") return prefaced(goOn(work, question ?? null), wording.reasonLater);
  if (question && (reading?.kind === "value" || reading?.kind === "unsure")) {
    const taken = takeWords(work, question, text);
    if (taken.kind === "step") return taken.step;
  }
  const given = giveReason(work, focus.rule, text);
  if ("teach" in given) return says(work, focus, given.teach);
  const next = prefaced(afterReason(on(work, given.draft), question), wording.reasonKept);
  return changing(next, given.draft, given.entry);
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
  const next = may(work.member, "edit_draft", work.member.unit) ? ` ${wording.readyToStart}` : nextFor(work.member);
  const step = says(work, null, `${wording.greeted(name)}${next}`);
  return writing(step, { kind: "name_member", member: work.member.id, name });
}

/** What somebody can do who fills in no report. */
const nextFor = (member: Member): string =>
  member.role === "approver" ? ` ${wording.readyToApprove}` : `\n${helpFor(member)}`;

function nameIn(text: string): string {
  return oneLine(text)
    .replace(/^(?:dạ\s+)?(?:(?:tôi|em|mình|anh|chị)\s+)?(?:(?:tên\s+là|tên|là)\s+)?(?:(?:anh|chị|cô|chú)\s+)?/iu, "")
    .replace(/(?:\s+(?:ạ|nha|nhé|nhe|nghe|nè))+$/iu, "")
    .replace(/[.!]+$/, "");
}

/** Words that stand under the question as what may be typed are never its answer. */
const isShortcut = (text: string): boolean =>
  Object.values(wording.shortcuts).some((label) => fold(label) === fold(oneLine(text)));

/** Where several options may be chosen, what is typed is read whole: "1, 3" as well as "1". */
const isNoOption = ({ id }: Offered): boolean => !/^bc:[^:]*:=/.test(id);

/** Whether the words may be the answer itself: any text, or rows that can be read. */
function mayBeProse(work: Work, { field }: Question, text: string): boolean {
  if (field.kind === "table") return work.engine.read(field, text, work.today).kind === "value";
  return PROSE.has(field.kind);
}

function commandHere(command: ReportCommand | null, inProse: boolean): ReportCommand | null {
  if (!command || !inProse) return command;
  if (LIKE_PROSE.has(command.kind)) return null;
  return command.kind === "edit" && "label" in command.target && command.value === null ? null : command;
}

const unheard = (otherwise: Step): Heard => ({ kind: "perhaps_question", otherwise, isAnswer: false });
const step = (taken: Step): Heard => ({ kind: "step", step: taken });
