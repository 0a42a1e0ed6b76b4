import type { Api } from "grammy";
import type { Clock } from "../../kernel/clock.ts";
import type { Logger } from "../../kernel/logger.ts";
import type { InboundEvent } from "../../messages/inbound-event.ts";
import { failureOf } from "./failure.ts";
import type { BotIdentity } from "./group-address.ts";
import { parseUpdate } from "./parse-update.ts";

/** Hands an event inward; once it resolves, the event is kept safe. */
export type Accept = (event: InboundEvent) => Promise<unknown>;

/** Takes one update as Telegram sent it: resolves once nothing of it can be lost, rejects if it must come again. */
export type TakeUpdate = (update: unknown) => Promise<void>;

/** Makes the one way in for polled and posted updates alike; a press is confirmed to Telegram right after it is kept. */
export function createTakeUpdate(options: {
  api: Api;
  accept: Accept;
  bot: () => BotIdentity | null;
  clock: Clock;
  logger: Logger;
}): TakeUpdate {
  const { api, accept, bot, clock, logger } = options;
  const confirmPress = async (callbackQuery: string) => {
    try {
      await api.answerCallbackQuery(callbackQuery);
    } catch (thrown) {
      logger.warn("telegram_press_not_confirmed", { why: failureOf(thrown).why });
    }
  };
  return async (update) => {
    const parsed = parseUpdate(update, { bot: bot(), receivedAt: clock.now() });
    if (parsed === null) return;
    await accept(parsed.event);
    if (parsed.callbackQuery !== null) void confirmPress(parsed.callbackQuery);
  };
}
