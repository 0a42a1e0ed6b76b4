import { nfc } from "../kernel/vietnamese.ts";
import type { Actor } from "../people/actor.ts";
import type { Difficulty } from "../reports/difficulty.ts";
import { type Decision, decide, refuse } from "./decision.ts";
import { faultIn } from "./judge-report.ts";
import { mayDecide } from "./may-decide.ts";
import { answerToDifficulty } from "./wording.ts";

/** Notes something beside a revision, for coordinators and partners to read, or (`collects`) for the officers of the district. */
export function commentOnReport(receipt: string, text: string, by: Actor, collects = false): Decision {
  if (!mayDecide(by, "comment_report", collects)) return refuse({ kind: "may_not" });
  const wrong = faultIn(text, null);
  return wrong ? refuse(wrong) : decide({ kind: "comment", receipt, text: nfc(text).trim(), by });
}

/** Marks the signed report of a revision as received; days are ISO. */
export function markReceived(
  official: { readonly receipt: string; readonly number: string; readonly date: string; readonly today: string },
  by: Actor,
): Decision {
  const { receipt, number, date, today } = official;
  if (!mayDecide(by, "mark_received")) return refuse({ kind: "may_not" });
  if (date > today) return refuse({ kind: "future_date", date, today });
  return decide({ kind: "mark_received", receipt, number, date, by });
}

/** Answers a difficulty that nobody has answered, in the name of `body`, and tells whoever raised it. */
export function answerDifficulty(
  difficulty: Difficulty,
  { text, body, at }: { readonly text: string; readonly body: string; readonly at: string },
  by: Actor,
): Decision {
  if (!mayDecide(by, "answer_difficulties")) return refuse({ kind: "may_not" });
  const before = difficulty.answer;
  if (before) return refuse({ kind: "answered_before", code: difficulty.code, by: before.by, at: before.at });
  const wrong = faultIn(text, null);
  if (wrong) return refuse(wrong);
  const reply = answerToDifficulty({ ...difficulty, answer: { text, by: body, at } });
  return decide({ kind: "answer_difficulty", code: difficulty.code, text, body, reply, by });
}
