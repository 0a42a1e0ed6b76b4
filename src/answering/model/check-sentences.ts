import { oneLine } from "../../kernel/vietnamese.ts";
import { unsupportedIn } from "../../knowledge/claims.ts";
import type { Passage } from "../../knowledge/passage.ts";

/** A sentence as a model proposes it, with the numbers of the passages that it is drawn from. */
export interface ProposedSentence {
  readonly text: string;
  readonly passages: readonly number[];
}

const LONGEST_SENTENCE = 400;
/** What of the sentences must hold for any of them to be shown. */
const LEAST_SHARE = 0.5;
/** Marks that only a machine writes into a sentence. */
const MACHINE_MARKS = /[<>{}[\]\\|`*_#]|https?:/u;

/** The sentences that the passages they cite bear out, in order; none where less than half of them hold. */
export function borneOut(
  proposed: readonly ProposedSentence[],
  passages: readonly Passage[],
  bodies: readonly string[],
): ProposedSentence[] {
  const held = proposed
    .map(({ text, passages: cited }) => ({ text: oneLine(text), passages: cited }))
    .filter((sentence) => holds(sentence, passages, bodies));
  return held.length >= Math.max(1, LEAST_SHARE * proposed.length) ? held : [];
}

/** Whether all that a sentence states stands in what it cites. */
function holds(
  { text, passages: cited }: ProposedSentence,
  passages: readonly Passage[],
  bodies: readonly string[],
): boolean {
  const sources = cited.flatMap((number) => passages[number - 1] ?? []);
  if (text === "" || text.length > LONGEST_SENTENCE || MACHINE_MARKS.test(text)) return false;
  if (sources.length === 0 || sources.length < cited.length) return false;
  return unsupportedIn(text, sources.map(sourceText), bodies).length === 0;
}

/** A passage with where it stands and what is above it. */
const sourceText = ({ document, locator, headings, text }: Passage): string =>
  [document, locator, ...headings, text].join(". ");
