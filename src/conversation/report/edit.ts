import { fold } from "../../kernel/vietnamese.ts";
import { isRelevant, type Question } from "../../reports/questions.ts";
import { ask } from "./ask.ts";
import type { ReportDeps } from "./deps.ts";
import type { EditTarget } from "./report-words.ts";
import { takeWords, teach } from "./take-answer.ts";
import { waitAgain } from "./wait-again.ts";
import { wording } from "./wording.ts";
import { type Step, says, type Work } from "./work.ts";

/** The most syllables in which a question is named rather than answered. */
const LONGEST_NAME = 12;
/** The longest value, in bytes, that a button carries while it is asked which question it is for. */
const LONGEST_KEPT = 30;

/** Changes the answer to a question named by number or in words; null where the words name none. */
export function editQuestion(work: Work, deps: ReportDeps, target: EditTarget, value: string | null): Step | null {
  const questions = work.engine.questions(work.draft.unit);
  if ("number" in target) {
    const question = questions.find(({ number }) => number === target.number);
    return question
      ? change(work, deps, question, value)
      : waitAgain(work, deps, wording.noSuchQuestion(questions.length));
  }
  const named = questionsNamed(questions, target.label);
  const [question] = named;
  if (!question) return value === null ? null : waitAgain(work, deps, wording.noSuchLabel(target.label));
  if (named.length === 1) return change(work, deps, question, value);
  const kept = value !== null && Buffer.byteLength(value) <= LONGEST_KEPT ? `=${value}` : "";
  const offers = named
    .slice(0, 8)
    .map(({ number, field }) => ({ verb: `edit ${number}${kept}`, label: `Câu ${number}: ${field.label}` }));
  return says(work, { kind: "review" }, wording.whichQuestion, offers);
}

function change(work: Work, deps: ReportDeps, question: Question, value: string | null): Step {
  if (!isRelevant(question.field, work.draft.answers))
    return waitAgain(work, deps, wording.notRelevant(question.number));
  if (value === null) return ask(work, question);
  const taken = takeWords(work, question, value);
  return taken.kind === "step" ? taken.step : teach(work, question, taken.teach);
}

function questionsNamed(questions: readonly Question[], label: string): readonly Question[] {
  const wanted = wordsIn(label);
  if (wanted.length > LONGEST_NAME) return [];
  const exact = questions.filter(({ field }) => wordsIn(field.label).join(" ") === wanted.join(" "));
  if (exact.length > 0) return exact;
  return questions.filter(({ field }) => {
    const said = wordsIn(field.label);
    return wanted.length >= 2 && wanted.every((word) => said.includes(word));
  });
}

const wordsIn = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
