import type { Hono } from "hono";
import { addToMonth, tellCoordinatorsOnce } from "./adapters/store/channel-months.ts";
import { createMakeUp } from "./adapters/store/made-up-replies.ts";
import type { Store } from "./adapters/store/open-store.ts";
import { createTemplateBook } from "./adapters/store/template-receipts.ts";
import { createZaloOaTakeovers } from "./adapters/store/zalo-oa-takeovers.ts";
import { createZaloOaTokens } from "./adapters/store/zalo-oa-tokens.ts";
import type { Config } from "./config.ts";
import type { AcceptInbound } from "./conversation/accept-inbound.ts";
import type { FileSource } from "./files/ports.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Logger } from "./kernel/logger.ts";
import type { Meter } from "./kernel/meter.ts";
import type { Timers } from "./kernel/timers.ts";
import type { ChannelId } from "./messages/address.ts";
import { hasApproved, type NoticeTemplates } from "./outbox/notice-templates.ts";
import type { Channel, OpenFile } from "./outbox/ports.ts";

/** The Zalo channels that are set, running or not. */
export interface ZaloChannels {
  readonly channels: readonly Channel[];
  readonly routes: readonly Hono[];
  /** Where people's files are, for the channels that take files. */
  readonly files: readonly (readonly [ChannelId, FileSource])[];
  /** How each stands, where it is opened, and what it carried this month. */
  states(): Readonly<Record<string, string>>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** No Zalo at all. */
export const NO_ZALO: ZaloChannels = {
  channels: [],
  routes: [],
  files: [],
  states: () => ({ "zalo-bot": "off", "zalo-oa": "off" }),
  start: async () => {},
  stop: async () => {},
};

/** What the Zalo channels work with. */
export interface ZaloDeps {
  readonly config: Config;
  readonly store: Store;
  readonly accept: AcceptInbound;
  readonly openFile: OpenFile;
  readonly timeZone: string;
  /** Texts that Zalo has approved; null where the campaign has none. */
  readonly templates: NoticeTemplates | null;
  readonly deliveredByRow: ReadonlySet<ChannelId>;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly meter: Meter;
}

/** How often it is looked whether answers that the bot's plan kept back can be made up for, in milliseconds; by day alone. */
const MAKE_UP_MS = 60_000;
const AWAKE = { from: 7, until: 21 };
/** Hours since somebody's last word within which Zalo OA costs nothing (graded B), with a margin. */
const FREE_HOURS = 47;

/** Puts the Zalo channels together whose variables are set; what is not set is not even loaded. */
export async function composeZaloChannels(deps: ZaloDeps): Promise<ZaloChannels> {
  const parts = [await composeBot(deps), await composeOa(deps)].filter((one) => one !== null);
  return {
    channels: parts.flatMap(({ channels }) => channels),
    routes: parts.flatMap(({ routes }) => routes),
    files: parts.flatMap(({ files }) => files),
    states: () => Object.assign({ ...NO_ZALO.states() }, ...parts.map(({ states }) => states())),
    async start() {
      for (const part of parts) await part.start();
    },
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}

async function composeBot(deps: ZaloDeps): Promise<ZaloChannels | null> {
  const { config, store, accept, timeZone, deliveredByRow, clock, timers, logger, meter } = deps;
  if (!config.zaloBot) return null;
  const { createZaloBot } = await import("./adapters/zalo-bot/zalo-bot.ts");
  const monthNow = () => clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().toString();
  const bot = createZaloBot({
    ...config.zaloBot,
    pages: config.publicUrl,
    accept,
    count: {
      add: (more) => addToMonth(store.db, "zalo-bot", monthNow(), more),
      async tellUsedUp(words) {
        const about = { channel: "zalo-bot", month: monthNow(), words } as const;
        await tellCoordinatorsOnce(store.db, about, deliveredByRow, clock.now());
      },
    },
    clock,
    logger,
    meter,
  });
  const makeUp = createMakeUp({ db: store.db, channel: "zalo-bot", timeZone, deliveredByRow, freeHours: FREE_HOURS });
  let making: Promise<unknown> = Promise.resolve();
  let stopMaking = () => {};
  const make = () => {
    const { hour } = clock.now().toZonedDateTimeISO(timeZone);
    if (hour < AWAKE.from || hour >= AWAKE.until) return;
    making = makeUp.run(clock.now()).catch((cause: unknown) => logger.error("zalo_bot_not_made_up", cause));
  };
  return {
    channels: [bot.channel],
    routes: bot.routes ? [bot.routes] : [],
    files: [],
    states() {
      const [month, account] = [bot.month(), bot.accountName()];
      return {
        "zalo-bot": bot.state(),
        ...(account && { "zalo-bot-link": `https://zalo.me/${account}` }),
        ...(month && { "zalo-bot-month": `${month.month}: ${month.cameIn} in, ${month.wentOut} out` }),
      };
    },
    async start() {
      await bot.start();
      stopMaking = timers.every(MAKE_UP_MS, make);
    },
    async stop() {
      stopMaking();
      await making;
      await bot.stop();
    },
  };
}

async function composeOa(deps: ZaloDeps): Promise<ZaloChannels | null> {
  const { config, store, accept, openFile, timeZone, templates, deliveredByRow } = deps;
  const { newId, clock, timers, logger, meter } = deps;
  if (!config.zaloOa) return null;
  const { createZaloOa } = await import("./adapters/zalo-oa/zalo-oa.ts");
  const oa = createZaloOa({
    ...config.zaloOa,
    pages: config.publicUrl,
    accept,
    zbs:
      templates && hasApproved(templates)
        ? { apiRoot: config.zaloOa.zbsApiRoot, templates, book: createTemplateBook(store.db, timeZone) }
        : null,
    tokenStore: createZaloOaTokens({ db: store.db, appId: config.zaloOa.appId, deliveredByRow }),
    takeovers: createZaloOaTakeovers(store.db),
    openFile,
    owner: newId(),
    clock,
    timers,
    logger,
    meter,
  });
  return {
    channels: [oa.channel, ...(oa.templates ? [oa.templates] : [])],
    routes: [oa.routes],
    files: [["zalo-oa", oa.files]],
    states: () => ({ "zalo-oa": oa.state() }),
    start: () => oa.start(),
    stop: () => oa.stop(),
  };
}
