import type { Context } from "hono";

import type { Clock } from "../../kernel/clock.ts";
import type { Logger } from "../../kernel/logger.ts";
import { LONGEST_BODY } from "./limits.ts";
import { parseMessage } from "./parse-message.ts";
import type { AcceptEvent, Limiter } from "./ports.ts";
import { readBody } from "./read-body.ts";
import { refuse } from "./refuse.ts";
import { addressOf } from "./visitor.ts";
import { eventKey } from "./wire.ts";
import { wording } from "./wording.ts";

/** After how many seconds the page tries again when an event could not be kept. */
const KEEP_AGAIN_SECONDS = 3;

const JSON_TYPE = /^application\/json\s*(?:;|$)/i;

/** Answers `POST /chat/messages`: 202 once the message is kept, also when it was kept before. */
export function createPostMessage(deps: { accept: AcceptEvent; limiter: Limiter; clock: Clock; logger: Logger }) {
  const { accept, limiter, clock, logger } = deps;

  /** The seconds to wait; a limiter that does not work lets everybody in. */
  async function secondsToWait(conversation: string): Promise<number> {
    try {
      const outcome = await limiter.hit(`web-chat:${conversation}`);
      return outcome.allowed ? 0 : Math.max(1, Math.ceil(outcome.retryAfterMs / 1000));
    } catch (cause) {
      logger.error("web_chat.limiter_failed", cause);
      return 0;
    }
  }

  return async (context: Context): Promise<Response> => {
    const address = addressOf(context);
    if (!address) return refuse(context, 401, wording.unknownVisitor);
    if (!JSON_TYPE.test(context.req.header("content-type") ?? "")) return refuse(context, 415, wording.unreadable);
    const seconds = await secondsToWait(address.conversation);
    if (seconds > 0) return refuse(context, 429, wording.tooFast(seconds), seconds);
    const body = await readBody(context.req.raw, LONGEST_BODY);
    if (body.kind === "too_large") return refuse(context, 413, wording.tooLong);
    const message = body.kind === "text" ? parseMessage(body.text) : body;
    if (message.kind === "unreadable") return refuse(context, 400, wording.unreadable);
    if (message.kind === "empty") return refuse(context, 400, wording.empty);
    if (message.kind === "too_long") return refuse(context, 413, wording.tooLong);
    const { id, happening } = message;
    try {
      const status = await accept({
        ...address,
        eventKey: eventKey(address.conversation, id),
        at: clock.now(),
        happening,
      });
      return context.json({ status }, 202);
    } catch (cause) {
      logger.error("web_chat.accept_failed", cause);
      return refuse(context, 503, wording.notKept, KEEP_AGAIN_SECONDS);
    }
  };
}
