import type { Hono } from "hono";
import { z } from "zod";
import { type Clock, systemClock } from "../../kernel/clock.ts";
import type { Logger } from "../../kernel/logger.ts";
import type { Meter } from "../../kernel/meter.ts";
import type { Channel } from "../../outbox/ports.ts";
import { type Keeping, persist } from "./persist.ts";
import { pollUpdates } from "./poll.ts";
import type { MessageCount, MonthOfMessages } from "./ports.ts";
import { createQuotaGate } from "./quota-gate.ts";
import type { ZaloBotPart } from "./render.ts";
import { realSleep, type Sleep } from "./sleep.ts";
import { type Accept, createTakeUpdate } from "./take-update.ts";
import type { ZaloBotState } from "./wait-after.ts";
import { createWebhookRoutes, registerWebhook } from "./webhook.ts";
import { wording } from "./wording.ts";
import { createZaloBotApi } from "./zalo-bot-api.ts";
import { createZaloBotChannel } from "./zalo-bot-channel.ts";

/** How updates come in: asked for, or posted by Zalo to a public address. */
export type ZaloBotMode =
  | { readonly mode: "polling" }
  | { readonly mode: "webhook"; readonly webhookSecret: string; readonly publicUrl: string };

/** What Zalo Bot needs to run. */
export type ZaloBotOptions = ZaloBotMode & {
  readonly token: string;
  readonly apiRoot: string;
  /** Where phones open pages, without a slash at the end; null where they cannot. */
  readonly pages: string | null;
  readonly accept: Accept;
  readonly count: MessageCount;
  readonly logger: Logger;
  readonly meter: Meter;
  readonly sleep?: Sleep;
  readonly clock?: Clock;
};

/** Zalo Bot, running. */
export interface ZaloBot {
  readonly channel: Channel<ZaloBotPart>;
  /** Null when updates are asked for. */
  readonly routes: Hono | null;
  /** Begins to connect in the background; an unreachable Zalo or a bad token is logged and tried again. */
  start(): Promise<void>;
  /** Stops asking; resolves when what has come in is taken. It cannot be started again. */
  stop(): Promise<void>;
  state(): ZaloBotState;
  /** The messages of the running month; null until they are known. */
  month(): MonthOfMessages | null;
  /** What stands after zalo.me/ for the bot; null until Zalo has told. */
  accountName(): string | null;
}

/** How long a stop waits for the question that is open, in milliseconds: longer than Zalo should hold it. */
const HANG_UP_MS = 6_000;

const identity = z.object({ account_name: z.string() });

/** Puts Zalo Bot together: the channel out, and the way in by polling or webhook. */
export function createZaloBot(options: ZaloBotOptions): ZaloBot {
  const { token, apiRoot, accept, count, logger, meter, sleep = realSleep, clock = systemClock } = options;
  const api = createZaloBotApi({ token, apiRoot });
  const gate = createQuotaGate(clock);
  const stopping = new AbortController();
  const hangUp = new AbortController();
  const { signal } = stopping;
  let state: ZaloBotState = "starting";
  let month: MonthOfMessages | null = null;
  let account: string | null = null;
  let running: Promise<void> | null = null;

  const report = (now: ZaloBotState) => {
    if (now !== state) logger.info("zalo_bot_state", { from: state, to: now });
    state = now;
  };
  /** A count that fails is only logged: it must not hold up a message. */
  const counted = (work: () => Promise<void>) =>
    work().catch((cause: unknown) => logger.error("zalo_bot_not_counted", cause));
  const add = (cameIn: number, wentOut: number) =>
    counted(async () => {
      month = await count.add({ cameIn, wentOut });
    });
  const metered = (direction: "in" | "out") => {
    meter.count("channel_messages_total", { channel: "zalo-bot", direction });
    return add(direction === "in" ? 1 : 0, direction === "out" ? 1 : 0);
  };
  const usedUp = () => {
    logger.warn("zalo_bot_quota_exhausted", { wentOut: month?.wentOut ?? null, cameIn: month?.cameIn ?? null });
    return counted(() => count.tellUsedUp(wording.exhausted));
  };
  const keeping: Keeping = { signal, sleep, logger, report };
  const take = createTakeUpdate({ accept, clock, cameIn: () => metered("in") });

  const run = async () => {
    await add(0, 0);
    const told = identity.safeParse(await persist("getMe", () => api.call("getMe", {}, { signal }), keeping));
    account = told.success ? told.data.account_name : null;
    if (options.mode === "polling") {
      await persist("deleteWebhook", () => api.call("deleteWebhook", {}, { signal }), keeping);
    } else {
      const { publicUrl, webhookSecret: secret } = options;
      await persist("setWebhook", () => registerWebhook({ api, publicUrl, secret, signal, logger }), keeping);
    }
    if (signal.aborted) return;
    report("ready");
    if (options.mode === "polling") await pollUpdates({ api, take, keeping, clock, hangUp: hangUp.signal });
  };

  return {
    channel: createZaloBotChannel({
      api,
      pages: options.pages,
      gate,
      wentOut: () => metered("out"),
      usedUp,
    }),
    routes: options.mode === "webhook" ? createWebhookRoutes({ secret: options.webhookSecret, take, logger }) : null,
    start: async () => {
      running ??= run();
    },
    stop: async () => {
      stopping.abort();
      const late = setTimeout(() => hangUp.abort(), HANG_UP_MS);
      await running;
      clearTimeout(late);
    },
    state: () => (gate.isUsedUp() && state === "ready" ? "quota_exhausted" : state),
    month: () => month,
    accountName: () => account,
  };
}
