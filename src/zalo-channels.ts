import type { Hono } from "hono";

import { addToMonth, tellCoordinatorsOnce } from "./adapters/store/channel-months.ts";
import type { Store } from "./adapters/store/open-store.ts";
import type { Config } from "./config.ts";
import type { AcceptInbound } from "./conversation/accept-inbound.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Logger } from "./kernel/logger.ts";
import type { Meter } from "./kernel/meter.ts";
import type { ChannelId } from "./messages/address.ts";
import type { Channel } from "./outbox/ports.ts";

/** The Zalo channels that are set, running or not. */
export interface ZaloChannels {
  readonly channels: readonly Channel[];
  readonly routes: readonly Hono[];
  /** How each stands, and what it carried this month. */
  states(): Readonly<Record<string, string>>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** No Zalo at all. */
export const NO_ZALO: ZaloChannels = {
  channels: [],
  routes: [],
  states: () => ({ "zalo-bot": "off" }),
  start: async () => {},
  stop: async () => {},
};

/** Puts the Zalo channels together whose variables are set; what is not set is not even loaded. */
export async function composeZaloChannels(deps: {
  config: Config;
  store: Store;
  accept: AcceptInbound;
  timeZone: string;
  deliveredByRow: ReadonlySet<ChannelId>;
  clock: Clock;
  logger: Logger;
  meter: Meter;
}): Promise<ZaloChannels> {
  const { config, store, accept, timeZone, deliveredByRow, clock, logger, meter } = deps;
  if (!config.zaloBot) return NO_ZALO;
  const { createZaloBot } = await import("./adapters/zalo-bot/zalo-bot.ts");
  const monthNow = () => clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().toString();
  const bot = createZaloBot({
    ...config.zaloBot,
    pages: config.publicUrl,
    accept,
    count: {
      add: (more) => addToMonth(store.db, "zalo-bot", monthNow(), more),
      async tellUsedUp(words) {
        await tellCoordinatorsOnce(
          store.db,
          { channel: "zalo-bot", month: monthNow(), words },
          deliveredByRow,
          clock.now(),
        );
      },
    },
    clock,
    logger,
    meter,
  });
  return {
    channels: [bot.channel],
    routes: bot.routes ? [bot.routes] : [],
    states() {
      const month = bot.month();
      return {
        "zalo-bot": bot.state(),
        ...(month && { "zalo-bot-month": `${month.month}: ${month.cameIn} in, ${month.wentOut} out` }),
      };
    },
    start: () => bot.start(),
    stop: () => bot.stop(),
  };
}
