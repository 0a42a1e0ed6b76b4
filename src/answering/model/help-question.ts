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

/** Lets a model fulfil the wish of a question; null where nothing that it said holds. */
export type HelpQuestion = (wish: QuestionWish, until: AbortSignal) => Promise<QuestionHelp | null>;

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

  return async (wish, until) => {
    const [understood, phrased] = await Promise.all([
      wish.open ? understandQuestion(wish, until, understanding) : null,
      wish.passages.length > 0 ? phraseAnswer(wish, until, phrasing) : null,
    ]);
    const answered = understood ?? phrased;
    return answered && { kind: "question", question: wish.question.text, answered };
  };
}
