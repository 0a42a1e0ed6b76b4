import { oneLine } from "../kernel/vietnamese.ts";
import type { Actor } from "../people/actor.ts";
import { type Decision, decide, refuse } from "./decision.ts";
import { faultIn } from "./judge-report.ts";
import { mayDecide } from "./may-decide.ts";
import { extendedReply } from "./wording.ts";

/** Gives a unit until the end of a later day and tells its officers; days are ISO. */
export function extendDeadline(
  given: {
    readonly unit: string;
    /** The last valid day from now on. */
    readonly until: string;
    /** The last valid day as it stands. */
    readonly present: string;
    readonly today: string;
    readonly reason: string;
    readonly receiver: string;
    /** Whether it is a commune's day, given by its district. */
    readonly collects?: boolean;
  },
  by: Actor,
): Decision {
  const { unit, until, present, today, receiver, collects = false } = given;
  if (!mayDecide(by, "extend_deadline", collects)) return refuse({ kind: "may_not" });
  if (until < today) return refuse({ kind: "until_past", until, today });
  if (until <= present) return refuse({ kind: "until_not_later", until, present });
  const wrong = faultIn(given.reason, null);
  if (wrong) return refuse(wrong);
  const reason = oneLine(given.reason);
  return decide(
    { kind: "extend_deadline", unit, until, reason, by },
    { kind: "tell_unit", unit, roles: ["officer"], reply: extendedReply(until, receiver, reason) },
  );
}
