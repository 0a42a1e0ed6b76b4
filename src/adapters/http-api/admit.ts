import type { Context, MiddlewareHandler } from "hono";

import type { Logger } from "../../kernel/logger.ts";
import type { Caller, FindToken, Limiter } from "./ports.ts";
import { problem } from "./problem.ts";
import { wording } from "./wording.ts";

/** What every handler behind the door knows. */
export interface Admitted {
  readonly Variables: { readonly caller: Caller };
}

const BEARER = /^Bearer +([\x21-\x7e]{1,512})$/i;
const CHALLENGE = 'Bearer realm="api/v1"';

/** Lets in who has a token, and no more often than the limiter allows; a limiter that does not work lets everybody in. */
export function admit(deps: { findToken: FindToken; limiter: Limiter; logger: Logger }): MiddlewareHandler<Admitted> {
  const { findToken, limiter, logger } = deps;
  return async (context, next) => {
    const token = BEARER.exec(context.req.header("authorization") ?? "")?.[1];
    if (token === undefined) return refuse(context, wording.noToken, CHALLENGE);
    const caller = await findToken(token);
    if (!caller) return refuse(context, wording.unknownToken, `${CHALLENGE}, error="invalid_token"`);
    const seconds = await secondsToWait(limiter, caller, logger);
    if (seconds > 0) {
      const headers = { "Retry-After": String(seconds) };
      return problem(context, "too-many-requests", wording.tooFast(seconds), { headers });
    }
    context.set("caller", caller);
    return await next();
  };
}

function refuse(context: Context, detail: string, challenge: string): Response {
  return problem(context, "no-token", detail, { headers: { "WWW-Authenticate": challenge } });
}

async function secondsToWait(limiter: Limiter, caller: Caller, logger: Logger): Promise<number> {
  try {
    const outcome = await limiter.hit(`api:${caller.id}`);
    return outcome.allowed ? 0 : Math.max(1, Math.ceil(outcome.retryAfterMs / 1000));
  } catch (cause) {
    logger.error("api_limiter_failed", cause);
    return 0;
  }
}
