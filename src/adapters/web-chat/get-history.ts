import type { Context } from "hono";

import type { Clock } from "../../kernel/clock.ts";
import type { Logger } from "../../kernel/logger.ts";
import { LINES_AT_ONCE } from "./limits.ts";
import type { ConversationLog } from "./ports.ts";
import { refuse } from "./refuse.ts";
import { addressOf } from "./visitor.ts";
import { lineOnWire } from "./wire.ts";
import { wording } from "./wording.ts";

const PLACE = /^[\w.:~-]{1,200}$/;

/** Answers `GET /chat/history`: the newest lines, or with `?before=` (the `earlier` of an answer) those before them. */
export function createGetHistory(deps: {
  log: Pick<ConversationLog, "lines">;
  about: string;
  practice: () => string | null;
  clock: Clock;
  logger: Logger;
}) {
  const { log, about, practice, clock, logger } = deps;
  return async (context: Context): Promise<Response> => {
    const address = addressOf(context);
    if (!address) return refuse(context, 401, wording.unknownVisitor);
    const before = context.req.query("before");
    const range = { most: LINES_AT_ONCE, ...(before !== undefined && PLACE.test(before) ? { before } : {}) };
    try {
      const { lines, earlier } = await log.lines(address, range);
      return context.json(
        {
          about,
          practice: practice(),
          now: clock.now().toString(),
          lines: lines.map((line) => lineOnWire(line, address.conversation)),
          more: earlier !== null,
          earlier,
        },
        200,
        { "Cache-Control": "private, no-store" },
      );
    } catch (cause) {
      logger.error("web_chat.history_failed", cause);
      return refuse(context, 503, wording.noHistory);
    }
  };
}
