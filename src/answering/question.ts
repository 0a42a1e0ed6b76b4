import type { UnitKind } from "../knowledge/campaign.ts";
import type { Passage } from "../knowledge/passage.ts";
import type { Answer } from "./answer.ts";
import type { Memory } from "./follow-up.ts";
import type { Nearness } from "./nearness.ts";

/** A question with what is known of the asker and of the conversation so far. */
export interface Question {
  readonly text: string;
  readonly unitKind: UnitKind | null;
  readonly memory: Memory | null;
  /** How near in meaning the passages are; left out where nobody measured it. */
  readonly nearness?: Nearness;
}

/** An answer, and what the next question of the conversation may lean on. */
export interface Answered {
  readonly answer: Answer;
  readonly memory: Memory | null;
  /** What a model could do better; left out where the documents settle the question. */
  readonly wish?: QuestionWish;
}

/** A question that a model could help with, and what is said to it otherwise; plain data. */
export interface QuestionWish {
  readonly kind: "question";
  readonly question: Question;
  /** What stands without a model. */
  readonly answered: Answered;
  /** All that a model may put into words; none where there is nothing to phrase. */
  readonly passages: readonly Passage[];
  /** Whether the question was not understood for sure, so that another wording of it may be settled. */
  readonly open: boolean;
}

/** What came of it: checked, and put in the place of the answer to just this question. */
export interface QuestionHelp {
  readonly kind: "question";
  readonly question: string;
  readonly answered: Answered;
}
