import type { Refusal, UnitName } from "../../consolidation/admin-answer.ts";
import { day, moment } from "./table.ts";
import { wording } from "./wording.ts";

/** Why a command was not done, in one line. */
export function refusalWords(refusal: Refusal): string {
  const words = wording.refused;
  switch (refusal.kind) {
    case "no_reporting":
    case "no_provincial_texts":
    case "no_model":
    case "no_open_invitation":
    case "marked_secret":
    case "may_not":
    case "nothing_to_return":
    case "nobody_meant":
    case "past_moment":
      return words[refusal.kind];
    case "unknown_unit":
      return words.unknownUnit(refusal.typed, named(refusal.units));
    case "ambiguous_unit":
      return words.ambiguousUnit(refusal.typed, named(refusal.units));
    case "unknown_receipt":
      return words.unknownReceipt(refusal.receipt);
    case "no_signed_file":
      return words.noSignedFile(refusal.receipt);
    case "future_date":
      return words.futureDate(day(refusal.date), day(refusal.today));
    case "unknown_difficulty":
      return words.unknownDifficulty(refusal.code);
    case "answered_before":
      return words.answeredBefore(refusal.code, refusal.by, moment(refusal.at));
    case "not_newest":
      return words.notNewest(refusal.receipt, refusal.newest);
    case "accepted_already":
      return words.acceptedAlready(refusal.receipt);
    case "returned_already":
      return words.returnedAlready(refusal.receipt);
    case "unknown_field":
      return words.unknownField(refusal.field, refusal.questions);
    case "not_asked":
      return words.notAsked(refusal.field);
    case "field_twice":
      return words.fieldTwice(refusal.field);
    case "no_reason":
      return words.noReason(refusal.field);
    case "text_too_long":
      return words.textTooLong(refusal.most);
    case "until_past":
      return words.untilPast(day(refusal.until), day(refusal.today));
    case "until_not_later":
      return words.untilNotLater(day(refusal.until), day(refusal.present));
    case "unconfirmed":
      return words.unconfirmed(refusal.people);
    case "unknown_broadcast":
      return words.unknownBroadcast(refusal.id);
    case "unknown_token":
      return words.unknownToken(refusal.id);
  }
}

const named = (units: readonly UnitName[]): string => units.map(({ code, name }) => `${code} (${name})`).join(", ");
