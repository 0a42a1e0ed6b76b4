import { choicesOf } from "./option-list.ts";
import { chosenByLabel, exactChoice, type Option, typedChoice } from "./option-match.ts";
import { among, type Reading, sure, unreadable } from "./reading.ts";
import { wording } from "./wording.ts";

/** Reads one or more of the options, in the order in which they are offered. */
export function readOptions(raw: string, options: readonly Option[]): Reading<readonly string[]> {
  const exact = exactChoice(raw, options);
  if (exact) return sure([exact.id]);
  const text = typedChoice(raw.trim().replace(/\s*\n\s*/g, ", "));
  if (text === "") return unreadable(wording.option.empty(options.length, options[0]?.label ?? ""));
  const lists = [...chosenByLabel(text, options, "part").map((one) => [one]), ...choicesOf(text, options)];
  const possible = lists.map((list) => options.filter((one) => list.includes(one)));
  return among(
    possible.map((list) => ({ value: list.map(({ id }) => id), label: list.map(({ label }) => label).join("; ") })),
    wording.option.unclearMany(options.length),
  );
}
