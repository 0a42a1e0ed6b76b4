import { overlap, sentencesOf, wordsOf } from "../words.ts";
import type { Task } from "./task.ts";

const PASSAGE = /^\[(?<number>\d+)\] (?<place>.*)\n(?<text>[\s\S]*)$/;

/** Quotes from the passage that has most of the question's words. */
export const answerTask: Task = {
  well({ inputs }) {
    const question = wordsOf(inputs["question"] ?? "");
    const best = passagesIn(inputs["passages"] ?? "").toSorted(
      (one, other) => overlap(question, other.text) - overlap(question, one.text),
    )[0];
    if (!best) return [];
    const sentences = sentencesOf(best.text).toSorted(
      (one, other) => overlap(question, other) - overlap(question, one),
    );
    return sentences.slice(0, 2).map((text) => ({ text: ended(text), from: [best.number] }));
  },
  places: ({ inputs }) => passagesIn(inputs["passages"] ?? "").map(({ number }) => number),
  shape: (proposed) => ({ sentences: proposed.map(({ text, from }) => ({ text, passages: from.map(Number) })) }),
};

function passagesIn(text: string): { number: string; text: string }[] {
  return text.split(/\n\n(?=\[\d+\] )/).flatMap((block) => {
    const found = PASSAGE.exec(block.trim())?.groups;
    return found ? [{ number: found["number"] ?? "", text: found["text"] ?? "" }] : [];
  });
}

const ended = (text: string): string => text.replace(/[\s,;:./]*$/u, ".");
