import { codeIn } from "../../people/invitation-code.ts";
import { type AdminCommand, optional, WrongUse, wordsOf } from "./command.ts";
import { wording } from "./wording.ts";

/** `revoke`: takes one invitation back by its code, or all open ones of a unit. */
export const revoke: AdminCommand<{ readonly revoked: number }> = {
  usage: wording.usage.revoke,
  options: { code: { type: "string" }, unit: { type: "string" } },
  ask(given) {
    wordsOf(given, []);
    const [code, unit] = [optional(given, "code"), optional(given, "unit")];
    if ((code === null) === (unit === null)) throw new WrongUse(wording.codeOrUnit);
    if (unit !== null) return { route: "revoke", body: { unit } };
    const read = codeIn(code ?? "");
    if (read === null) throw new WrongUse(wording.noCode(code ?? ""));
    return { route: "revoke", body: { code: read } };
  },
  show: ({ revoked }) => wording.revoked(revoked),
};
