import { sentencesOf } from "../words.ts";
import { asRecord } from "./extract.ts";
import type { Task } from "./task.ts";

/** Says the first sentence of every unit, put down to it. */
export const mergeTask: Task = {
  well: ({ inputs }) =>
    textsIn(inputs["texts"] ?? "").flatMap(({ unit, text }) =>
      sentencesOf(text)
        .slice(0, 1)
        .map((sentence) => ({ text: sentence, from: [unit] })),
    ),
  places: ({ inputs }) => textsIn(inputs["texts"] ?? "").map(({ unit }) => unit),
  shape: (proposed) => ({ sentences: proposed.map(({ text, from }) => ({ text, units: from })) }),
};

function textsIn(text: string): { unit: string; text: string }[] {
  return text.split("\n").flatMap((line) => {
    const row = asRecord(line);
    return row ? [{ unit: String(row["unit"]), text: String(row["text"] ?? "") }] : [];
  });
}
