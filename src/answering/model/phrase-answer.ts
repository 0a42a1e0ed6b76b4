import { z } from "zod";

import type { LanguageModel } from "../../kernel/language-model.ts";
import { fold, oneLine } from "../../kernel/vietnamese.ts";
import type { Passage } from "../../knowledge/passage.ts";
import type { Answer } from "../answer.ts";
import type { Answered, QuestionWish } from "../question.ts";
import { wording as words } from "../wording.ts";
import { borneOut, type ProposedSentence } from "./check-sentences.ts";
import type { KeptAnswers } from "./ports.ts";
import { foldedWords } from "./vocabulary.ts";

/** What the prompt of the task is given. */
export const ANSWER_INPUTS = ["question", "passages"] as const;

const MOST_SENTENCES = 6;
const sentence = z.strictObject({ text: z.string(), passages: z.array(z.int()) });
const shape = z.strictObject({ sentences: z.array(sentence) });
/** The same while it is being written. */
const growing = z.object({ sentences: z.array(z.unknown()) });

/** The same answer with the passages it cites put into words; null where too little of what the model said holds. */
export async function phraseAnswer(
  wish: QuestionWish,
  until: AbortSignal,
  deps: {
    readonly model: LanguageModel;
    readonly kept: KeptAnswers;
    /** Names documents, prompt and model: with any other nothing that was kept is taken. */
    readonly signature: string;
    readonly mask: (text: string) => string;
    readonly bodies: readonly string[];
    readonly vocabulary: ReadonlySet<string>;
  },
  onGrowth: ((answer: string) => void) | null,
): Promise<Answered | null> {
  const { model, kept, signature, mask, bodies, vocabulary } = deps;
  const { passages, answered } = wish;
  const question = oneLine(mask(wish.question.text));
  const parts = [signature, fold(question), readingOf(answered), ...passages.map(({ id }) => id)];
  const held = (said: z.output<typeof shape>) => borneOut(said.sentences.slice(0, MOST_SENTENCES), passages, bodies);
  const known = shape.safeParse(await kept.recall(parts));
  const recalled = known.success ? held(known.data) : [];
  if (recalled.length > 0) return withSentences(answered, recalled);
  const inputs = { question, passages: passages.map(numbered).join("\n\n") };
  const outcome = await model.ask(
    { task: "answer", inputs, shape, ...(onGrowth && { onGrowth: growth(held, answered, onGrowth) }) },
    until,
  );
  if (outcome.kind === "failed") return null;
  const sentences = held(outcome.value);
  if (sentences.length === 0) return null;
  if (isImpersonal(sentences, question, vocabulary)) await kept.keep(parts, { sentences });
  return withSentences(answered, sentences);
}

/** Tells the answer as it would stand with the finished sentences that hold, whenever there is one more of them. */
function growth(
  held: (said: z.output<typeof shape>) => readonly ProposedSentence[],
  answered: Answered,
  onGrowth: (answer: string) => void,
): (soFar: unknown) => void {
  let [looked, told] = [0, 0];
  return (soFar) => {
    const read = growing.safeParse(soFar);
    if (!read.success || read.data.sentences.length - 1 <= looked) return;
    const finished = z.array(sentence).safeParse(read.data.sentences.slice(0, -1));
    looked = read.data.sentences.length - 1;
    const sentences = finished.success ? held({ sentences: finished.data }) : [];
    const grown = sentences.length > told ? withSentences(answered, sentences) : null;
    told = Math.max(told, sentences.length);
    if (grown && "answer" in grown.answer) onGrowth(grown.answer.answer);
  };
}

const numbered = ({ locator, headings, text }: Passage, at: number): string =>
  `[${at + 1}] ${locator}\n${[...headings, text].join("\n")}`;

/** How the question was read: the same letters with other accents may mean something else. */
const readingOf = ({ memory }: Answered): string => (memory?.tokens ?? []).map(({ key }) => key).join(" ");

/** Whether nothing in some sentences can have come from the person alone. */
function isImpersonal(
  sentences: readonly ProposedSentence[],
  question: string,
  vocabulary: ReadonlySet<string>,
): boolean {
  const own = new Set(foldedWords(question).filter((word) => !vocabulary.has(word)));
  return sentences.flatMap(({ text }) => foldedWords(text)).every((word) => !own.has(word));
}

/** An answer keeps its status, its quotes and its choices; only its words are others. */
function withSentences({ answer, memory }: Answered, sentences: readonly ProposedSentence[]): Answered | null {
  const said = `${sentences.map(({ text }) => text).join(" ")}\n${words.phrased}`;
  const phrased = inPlaceOf(answer, said);
  return phrased && { answer: phrased, memory };
}

function inPlaceOf(answer: Answer, said: string): Answer | null {
  if (answer.status === "answered") return { ...answer, answer: `Dạ, ${said}`, model: "phrased" };
  if (answer.status === "clarify") return { ...answer, answer: `${answer.answer}\n\n${said}`, model: "phrased" };
  return null;
}
