import type { LanguageModel } from "../../kernel/language-model.ts";
import type { Library } from "../../knowledge/library.ts";
import type { Wording } from "../../knowledge/wording.ts";
import type { Answer } from "../answer.ts";
import type { Answering } from "../answer-question.ts";
import { aboutLibrary } from "../courtesy-words.ts";
import { readerOf } from "../prepare-facts.ts";
import type { QuestionHelp, QuestionWish } from "../question.ts";
import { isFaithful } from "./check-rewriting.ts";
import type { MeasureNearness } from "./measure-nearness.ts";
import { phraseAnswer } from "./phrase-answer.ts";
import type { KeptAnswers } from "./ports.ts";
import { understandQuestion } from "./understand-question.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Lets a model fulfil the wish of a question; null where nothing that it said holds. `onGrowth` is told the answer as far as it is checked. */
export type HelpQuestion = (
  wish: QuestionWish,
  until: AbortSignal,
  onGrowth?: (answer: string) => void,
) => Promise<QuestionHelp | null>;

/** What settles a question better comes later. */
const SETTLING: readonly Answer["status"][] = ["declined", "clarify", "answered"];

/** Puts the two tasks together; a question that is understood goes before one that is only put into words. */
export function createQuestionHelp(deps: {
  model: LanguageModel;
  answering: Pick<Answering, "answer">;
  library: Library;
  wording: Wording;
  kept: KeptAnswers;
  /** Names documents, prompt and model: with any other nothing that was kept is taken. */
  signature: string;
  /** Takes out what points at one person. */
  mask: (text: string) => string;
  /** Left out where there are no embeddings: passages are then found by their words alone. */
  measureNearness?: MeasureNearness | null;
}): HelpQuestion {
  const { library, wording, answering, mask, measureNearness } = deps;
  const vocabulary = vocabularyOf(library, wording);
  const reader = readerOf(library, wording);
  const understanding = {
    ...deps,
    isFaithful: (rewriting: string, said: { message: string; earlier: string }) =>
      isFaithful(rewriting, said, { reader, vocabulary }),
    about: aboutLibrary(library),
  };
  const phrasing = { ...deps, vocabulary, bodies: Object.values(wording.bodies).flatMap(({ forms }) => forms) };

  /** The wish of the same question with the passages found by their meaning too; the same wish where that finds nothing else. */
  async function foundByMeaning(wish: QuestionWish, until: AbortSignal): Promise<QuestionWish> {
    const nearness = await measureNearness?.(mask(wish.question.text), until);
    if (!nearness) return wish;
    const answered = answering.answer({ ...wish.question, nearness });
    const before = wish.answered.answer;
    if (JSON.stringify(answered.answer) === JSON.stringify(before)) return wish;
    if (SETTLING.indexOf(answered.answer.status) < SETTLING.indexOf(before.status)) return wish;
    return answered.wish ?? { ...wish, answered, passages: [] };
  }

  /** The passages that are nearest, put into words where a model does so; null where that changes nothing. */
  async function nearest(wish: QuestionWish, until: AbortSignal, onGrowth: ((answer: string) => void) | null) {
    const found = await foundByMeaning(wish, until);
    const phrased = found.passages.length > 0 ? await phraseAnswer(found, until, phrasing, onGrowth) : null;
    const { wish: _, ...answered } = found.answered;
    return phrased ?? (found === wish ? null : answered);
  }

  return async (wish, until, onGrowth) => {
    const understand = wish.open ? understandQuestion(wish, until, understanding) : Promise.resolve(null);
    const shown = onGrowth ? onceNull(understand, onGrowth) : null;
    const [understood, found] = await Promise.all([understand, nearest(wish, until, shown)]);
    const answered = understood ?? found;
    return answered && { kind: "question", question: wish.question.text, answered };
  };
}

/** Tells nothing while something that goes before may still come, and then what was told last. */
function onceNull(before: Promise<unknown>, tell: (answer: string) => void): (answer: string) => void {
  let mayTell = false;
  let last: string | null = null;
  before.then(
    (found) => {
      mayTell = found === null;
      if (mayTell && last !== null) tell(last);
    },
    () => {},
  );
  return (answer) => {
    last = answer;
    if (mayTell) tell(answer);
  };
}
