import type { Answered } from "./call-zalo.ts";
import type { Failure } from "./failure.ts";
import type { Given, Tokens } from "./tokens.ts";

/** What became of a call that needs a token. */
export type Called<Value> =
  | { readonly kind: "ok"; readonly value: Value }
  | Failure
  | Exclude<Given, { kind: "token" }>;

/** Makes calls with the access token; one that Zalo refuses for its token is made once more with a new one. */
export function createAuthorized(tokens: Tokens, refusedCodes: ReadonlySet<number>) {
  return async (call: (token: string) => Promise<Answered>): Promise<Called<unknown>> => {
    const given = await tokens.current();
    if (given.kind !== "token") return given;
    const first = await call(given.token);
    if (first.kind !== "refused" || !refusedCodes.has(first.code)) return valued(first);
    const renewed = await tokens.renewed(given.token);
    return renewed.kind === "token" ? valued(await call(renewed.token)) : renewed;
  };
}

const valued = (answered: Answered): Called<unknown> =>
  answered.kind === "ok" ? { kind: "ok", value: answered.body } : answered;
