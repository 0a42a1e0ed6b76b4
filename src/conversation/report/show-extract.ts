import type { Stored } from "../../reports/fields/field-kind.ts";
import { type Comparison, type Proposal, storedIn } from "../../reports/form-sheet/compare.ts";
import { fingerprintOf } from "../../reports/form-sheet/fingerprint.ts";
import { askAboutFault } from "./ask-about-fault.ts";
import { extractWords } from "./extract-words.ts";
import type { Focus } from "./focus.ts";
import { comparisonOf, shown } from "./show-workbook.ts";
import { type Offer, prefaced, type Step, says, type Work } from "./work.ts";

/** The most answers that are confirmed together. */
const MOST_TOGETHER = 8;

/** What was read from a text, until the officer has decided. */
export type WaitingText = Extract<Focus, { kind: "extract" }>;
/** What is kept of a text that was read. */
export type TextRead = Pick<WaitingText, "found" | "sentences" | "one">;

/** The answers that are shown next. */
export const nextShown = ({ proposals }: Comparison, one: boolean): readonly Proposal[] =>
  proposals.slice(0, one ? 1 : MOST_TOGETHER);

/** What stands at the fields of these answers, so that a change meanwhile is seen. */
export const standingAt = (work: Work, proposals: readonly Proposal[]): Record<string, string> =>
  Object.fromEntries(
    proposals.map(({ question: { field } }) => [field.id, fingerprintOf(work.draft.answers[field.id])]),
  );

/** Shows answers that were read from a text, each with its words, and asks whether they are right; nothing is written. */
export function showExtract(work: Work, text: TextRead, notice: string): Step {
  const comparison = comparisonOf(work, text.found);
  const { proposals, later } = comparison;
  const together = nextShown(comparison, text.one);
  const lines = [
    ...together.flatMap((one) => lineOf(work, text, one)),
    ...(later.length > 0 && !text.one ? [extractWords.later(later.map(({ number }) => number).join(", "))] : []),
    ...(proposals.length > together.length ? [extractWords.more(proposals.length - together.length)] : []),
    text.one ? extractWords.askOne : extractWords.ask,
  ];
  const { found, sentences, one } = text;
  const focus: WaitingText = {
    kind: "extract",
    turn: work.turn,
    found,
    sentences,
    one,
    shown: standingAt(work, together),
  };
  return prefaced(says(work, focus, lines.join("\n"), offersOf(one, together.length)), notice);
}

/** The question of words that read in several ways, with the sentence they stand in. */
export function askUnsure(work: Work, { sentences }: Pick<TextRead, "sentences">, fault: Comparison["faults"][number]) {
  const { number, field } = fault.question;
  return prefaced(
    askAboutFault(work, fault),
    extractWords.unsure(number, field.label, sentences[field.id] ?? fault.raw),
  );
}

function lineOf(work: Work, { sentences }: TextRead, proposal: Proposal): string[] {
  const { question, before, found, doubts } = proposal;
  const { field, number } = question;
  const value = shown(work.engine.show(field, storedIn(proposal)));
  const sentence = shown(sentences[field.id] ?? found.raw);
  const line = before
    ? extractWords.changed(number, field.label, shown(work.engine.show(field, before.value as Stored)), value, sentence)
    : extractWords.fresh(number, field.label, value, sentence);
  return doubts.length > 0 ? [line, extractWords.because(doubts)] : [line];
}

function offersOf(one: boolean, count: number): Offer[] {
  const { choices, oneChoices } = extractWords;
  if (one)
    return [
      { verb: "all", label: oneChoices.all },
      { verb: "drop", label: oneChoices.drop },
      { verb: "stop", label: oneChoices.stop },
    ];
  return [
    { verb: "all", label: choices.all },
    ...(count > 1 ? [{ verb: "one", label: choices.one }] : []),
    { verb: "drop", label: choices.drop },
  ];
}
