import type { DecisionRefusal } from "../../consolidation/decision.ts";
import { showDate } from "../../reports/values/show-date.ts";
import { wording } from "./wording.ts";

/** Why a decision could not be made, and what to do next. */
export function refusalWords(refusal: DecisionRefusal): string {
  const { refused } = wording;
  switch (refusal.kind) {
    case "may_not":
      return wording.mayNotJudge;
    case "nothing_to_return":
      return refused.nothingToReturn;
    case "not_newest":
      return refused.notNewest(refusal.receipt, refusal.newest);
    case "accepted_already":
      return refused.acceptedAlready(refusal.receipt);
    case "returned_already":
      return refused.returnedAlready(refusal.receipt);
    case "unknown_field":
      return refused.unknownField(refusal.field, refusal.questions);
    case "not_asked":
      return refused.notAsked(refusal.field);
    case "field_twice":
      return refused.fieldTwice(refusal.field);
    case "no_reason":
      return refused.noReason;
    case "text_too_long":
      return refused.textTooLong(refusal.most);
    case "until_past":
      return wording.past(showDate(refusal.until));
    case "until_not_later":
      return refused.notLater(showDate(refusal.present));
    case "future_date":
      return refused.futureDate(showDate(refusal.date));
    case "answered_before":
      return refused.answeredBefore(refusal.code, refusal.by);
  }
}
