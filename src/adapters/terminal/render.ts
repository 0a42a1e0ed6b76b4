import type { Answer } from "../../answering/answer.ts";
import type { Said } from "../../conversation/converse.ts";
import { wording } from "./wording.ts";

/** A reply as lines of plain text: the answer, its quotes with their places, and what may be chosen by number. */
export function renderSaid(said: Said): string {
  return said.kind === "passage" ? said.text : renderAnswer(said.answer);
}

/** An answer as lines of plain text. */
export function renderAnswer(answer: Answer): string {
  const cited = answer.status === "declined" ? answer.related : answer.status === "courtesy" ? [] : answer.citations;
  const quotes = cited.filter(({ quote }) => !answer.answer.includes(quote));
  const choices = answer.status === "clarify" || answer.status === "answered" ? (answer.choices ?? []) : [];
  return [
    answer.answer,
    ...quotes.slice(0, MOST_QUOTES).map(({ locator, quote }) => `\n  “${quote}”\n  — ${locator}`),
    ...(quotes.length > MOST_QUOTES ? [wording.more(quotes.length - MOST_QUOTES)] : []),
    ...choices.map(({ label }, at) => `  ${at + 1}. ${label}`),
    ...(choices.length > 0 ? [wording.chooseByNumber] : []),
  ].join("\n");
}

/** How many quotes are shown at once in a terminal. */
const MOST_QUOTES = 3;
