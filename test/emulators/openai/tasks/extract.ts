import { overlap, wordsOf } from "../words.ts";
import type { Task } from "./task.ts";

/** Puts every clause with a figure down to the field whose name it shares most words with. */
export const extractTask: Task = {
  well({ inputs }) {
    const fields = fieldsIn(inputs["fields"] ?? "");
    return (inputs["text"] ?? "")
      .split(/[;\n]|,\s+|(?<=\D)\.\s+/)
      .map((clause) => clause.trim().replace(/[.,]$/, ""))
      .filter((clause) => /\d/.test(clause))
      .flatMap((clause) => {
        const best = fields.toSorted((one, other) => fit(other.label, clause) - fit(one.label, clause))[0];
        return best && fit(best.label, clause) > 0 ? [{ text: clause, from: [best.id] }] : [];
      });
  },
  places: ({ inputs }) => fieldsIn(inputs["fields"] ?? "").map(({ id }) => id),
  shape: (proposed) => ({
    values: proposed.flatMap(({ text, from }) => from.map((field) => ({ field, words: text }))),
  }),
};

const fit = (label: string, clause: string): number => overlap(wordsOf(clause), label);

function fieldsIn(text: string): { id: string; label: string }[] {
  return text.split("\n").flatMap((line) => {
    const row = asRecord(line);
    if (row) return [{ id: String(row["id"]), label: String(row["label"] ?? "") }];
    const [id = "", ...rest] = line.split(/[|:\t]/);
    return id.trim() === "" ? [] : [{ id: id.trim(), label: rest.join(" ") }];
  });
}

/** A line of JSON; null where it is none. */
export function asRecord(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
