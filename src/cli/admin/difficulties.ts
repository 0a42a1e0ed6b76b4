import type { Difficulty } from "../../reports/difficulty.ts";
import { listing } from "./command.ts";
import { moment } from "./table.ts";
import { wording } from "./wording.ts";

/** `difficulties`: what units find hard or wish otherwise, the newest first. */
export const difficulties = listing<readonly Difficulty[]>("difficulties", (rows) =>
  rows.length === 0 ? wording.noDifficulties : rows.map(block).join("\n\n"),
);

function block({ code, unit, topic, text, routed_to, raised_at, answer }: Difficulty): string {
  return [
    wording.difficulty.head(code, unit, topic, moment(raised_at), routed_to),
    text,
    answer ? wording.difficulty.answered(answer.by, moment(answer.at), answer.text) : wording.difficulty.open,
  ].join("\n");
}
