import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";

import type { FormSession } from "../../conversation/form-page/ports.ts";
import type { Answers } from "./answer.ts";
import { secretIn } from "./cookie.ts";
import { LARGEST_FORM } from "./limits.ts";
import type { FormPageDeps } from "./ports.ts";
import { wording } from "./wording.ts";

/** What every handler behind the door knows. */
export interface Admitted {
  readonly Variables: { readonly session: FormSession };
}

/** Lets in nothing but forms of our own pages; the scheme is not compared, for TLS may end before us. */
export const onlyOurForms: MiddlewareHandler = csrf({
  origin: (origin, context) => URL.canParse(origin) && new URL(origin).host === new URL(context.req.url).host,
});

/** Reads no more of a body than a section needs. */
export const limitForm = (answers: Answers): MiddlewareHandler =>
  bodyLimit({
    maxSize: LARGEST_FORM,
    onError: (context) => {
      context.header("Connection", "close");
      return answers.refuse(context, 413, wording.tooLarge);
    },
  });

/** Lets in whoever has a page open, and what changes something no more often than the limiter allows; a limiter that does not work lets everybody in. */
export function admit({ find, limiter, logger }: FormPageDeps, answers: Answers): MiddlewareHandler<Admitted> {
  return async (context, next) => {
    const secret = secretIn(context);
    const session = secret === null ? null : await find(secret);
    if (!session) return answers.over(context, wording.closedWhy);
    if (context.req.method === "POST") {
      const outcome = await limiter.hit(session.id).catch((cause: unknown) => {
        logger.error("form_limiter_failed", cause);
        return { allowed: true } as const;
      });
      if (!outcome.allowed) {
        const seconds = Math.max(1, Math.ceil(outcome.retryAfterMs / 1000));
        context.header("Retry-After", String(seconds));
        return answers.refuse(context, 429, wording.tooFast(seconds));
      }
    }
    context.set("session", session);
    return next();
  };
}
