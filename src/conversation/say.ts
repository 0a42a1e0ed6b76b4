import type { Citation } from "../answering/answer.ts";
import { type Block, type Reply, textReply } from "../messages/reply.ts";
import type { Said } from "./converse.ts";
import { wording } from "./wording.ts";

/** How many quotes one message shows; the rest is offered ("xem cả đoạn"). */
const MOST_QUOTES = 3;

/** What was said as a message: the words, the quotes that are not in them already, and what can be chosen. */
export function replyOf(said: Said, turn: string): Reply {
  if (said.kind === "passage") return textReply(said.text);
  const { answer } = said;
  const cited = answer.status === "declined" ? answer.related : answer.status === "courtesy" ? [] : answer.citations;
  const isPhrased = "model" in answer && answer.model === "phrased";
  const quotes = isPhrased ? cited : cited.filter(({ quote }) => !answer.answer.includes(quote));
  const choices = answer.status === "clarify" || answer.status === "answered" ? (answer.choices ?? []) : [];
  const rest = quotes.length - MOST_QUOTES;
  return {
    blocks: [
      { kind: "text", text: answer.answer },
      ...quotes.slice(0, MOST_QUOTES).map(quoteBlock),
      ...(rest > 0 ? [{ kind: "text" as const, text: wording.more(rest) }] : []),
    ],
    choices: choices.map(({ label }, place) => ({ id: buttonId(turn, place), label })),
  };
}

const quoteBlock = ({ document, locator, quote }: Citation): Block => ({ kind: "quote", document, locator, quote });

const BUTTON = /^(\d+)-(\d+)$/;
const buttonId = (turn: string, place: number): string => `${turn}-${place}`;

/** The turn and the place of a button that `replyOf` made; null for anything else. */
export function readButtonId(id: string): { turn: string; place: number } | null {
  const [, turn, place] = BUTTON.exec(id) ?? [];
  return turn === undefined ? null : { turn, place: Number(place) };
}
