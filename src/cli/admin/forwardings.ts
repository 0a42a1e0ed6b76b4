import type { DeadLetter } from "../../consolidation/ports.ts";
import { type AdminCommand, optional, wordsOf } from "./command.ts";
import { moment } from "./table.ts";
import { wording } from "./wording.ts";

/** `forwardings`: reports that the outside store did not take and that are tried no more; `--retry` tries one, or all, again. */
export const forwardings: AdminCommand<readonly DeadLetter[] | { readonly retried: number }> = {
  usage: wording.usage.forwardings,
  options: { retry: { type: "string" } },
  ask(given) {
    wordsOf(given, []);
    const retry = optional(given, "retry");
    return retry === null
      ? { route: "forwardings", body: {} }
      : { route: "retry-forwarding", body: { receipt: retry } };
  },
  show(value) {
    if ("retried" in value) return wording.retried(value.retried);
    if (value.length === 0) return wording.noDeadLetters;
    return value.map((one) => wording.deadLetter(one.receipt, one.attempts, moment(one.since), one.why)).join("\n");
  },
};
