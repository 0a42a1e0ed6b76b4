import type { UnansweredRow } from "../../adapters/store/unanswered.ts";
import { listing } from "./command.ts";
import { wording } from "./wording.ts";

/** `unanswered`: what people asked and the documents did not settle. */
export const unanswered = listing<readonly UnansweredRow[]>("unanswered", (rows) =>
  rows.length === 0
    ? wording.nothingUnanswered
    : rows
        .map(({ asked_on, question, unit_kind, reason, times }) =>
          [asked_on, wording.times(times), unit_kind ?? "-", reason, question].join("\t"),
        )
        .join("\n"),
);
