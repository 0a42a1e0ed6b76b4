import type { LanguageModel } from "../../kernel/language-model.ts";
import type { Library } from "../../knowledge/library.ts";
import type { Wording } from "../../knowledge/wording.ts";
import type { Answering } from "../answer-question.ts";
import { aboutLibrary } from "../courtesy-words.ts";
import { readerOf } from "../prepare-facts.ts";
import type { QuestionHelp, QuestionWish } from "../question.ts";
import { isFaithful } from "./check-rewriting.ts";
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
}): HelpQuestion {
  const { library, wording } = deps;
  const vocabulary = vocabularyOf(library, wording);
  const reader = readerOf(library, wording);
  const understanding = {
    ...deps,
    isFaithful: (rewriting: string, said: { message: string; earlier: string }) =>
      isFaithful(rewriting, said, { reader, vocabulary }),
    about: aboutLibrary(library),
  };
  const phrasing = { ...deps, vocabulary, bodies: Object.values(wording.bodies).flatMap(({ forms }) => forms) };

  return async (wish, until, onGrowth) => {
    const understand = wish.open ? understandQuestion(wish, until, understanding) : Promise.resolve(null);
    const shown = onGrowth ? onceNull(understand, onGrowth) : null;
    const [understood, phrased] = await Promise.all([
      understand,
      wish.passages.length > 0 ? phraseAnswer(wish, until, phrasing, shown) : null,
    ]);
    const answered = understood ?? phrased;
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
