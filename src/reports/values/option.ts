import { choicesOf } from "./option-list.ts";
import { chosenByLabel, chosenByNumber, exactChoice, type Option, typedChoice } from "./option-match.ts";
import { among, type Reading, sure, unreadable } from "./reading.ts";
import { wording } from "./wording.ts";

/** Reads one of the options, by its number or by its label or a part of it that no other option shares. */
export function readOption(raw: string, options: readonly Option[]): Reading<string> {
  const first = options[0]?.label ?? "";
  const exact = exactChoice(raw, options);
  if (exact) return sure(exact.id);
  const text = typedChoice(raw);
  if (text === "") return unreadable(wording.option.empty(options.length, first));
  const one = [
    ...chosenByNumber(text, options),
    ...chosenByLabel(text, options, "exact"),
    ...chosenByLabel(text, options, "part"),
  ];
  const possible = one.length > 0 ? one : choicesOf(text, options).flat(2);
  return among(
    possible.map(({ id, label }) => ({ value: id, label })),
    wording.option.unclear(options.length, first),
  );
}
