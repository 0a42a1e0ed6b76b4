import { type AdminCommand, optional, WrongUse, wordsOf } from "./command.ts";
import { moment, table } from "./table.ts";
import { wording } from "./wording.ts";

/** What `token --json` gives: a new token with its secret, all tokens without, or how many were ended. */
type Tokens =
  | { readonly id: string; readonly token: string; readonly label: string }
  | readonly { readonly id: string; readonly label: string; readonly created_at: string }[]
  | { readonly revoked: number };

/** `token`: makes a token of the HTTP API, lists those that work, or ends one. */
export const token: AdminCommand<Tokens> = {
  usage: wording.usage.token,
  options: { label: { type: "string" }, list: { type: "boolean" }, revoke: { type: "string" } },
  ask(given) {
    wordsOf(given, []);
    const [label, id] = [optional(given, "label"), optional(given, "revoke")];
    if (Object.keys(given.options).length > 1) throw new WrongUse(wording.oneOfTokenOptions);
    if (given.options["list"] === true) return { route: "tokens", body: {} };
    if (id === null) return { route: "token", body: { label } };
    if (!/^\d{1,15}$/.test(id)) throw new WrongUse(wording.wrongTokenId(id));
    return { route: "revoke-token", body: { id } };
  },
  show(value) {
    if ("token" in value) return wording.token(value.token, value.id, value.label);
    if ("revoked" in value) return wording.tokenRevoked;
    if (value.length === 0) return wording.noTokens;
    return table(
      wording.tokenHeadings,
      value.map(({ id, label, created_at }) => [id, label, moment(created_at)]),
    );
  },
};
