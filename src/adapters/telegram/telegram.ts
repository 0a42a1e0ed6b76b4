import type { Api } from "grammy";
import type { Hono } from "hono";
import type { FileSource } from "../../files/ports.ts";
import { type Clock, systemClock } from "../../kernel/clock.ts";
import type { Logger } from "../../kernel/logger.ts";
import { createChatPace } from "../../outbox/pace.ts";
import type { Channel, OpenFile, Pace } from "../../outbox/ports.ts";
import { setCommandsMenu } from "./commands-menu.ts";
import type { BotIdentity } from "./group-address.ts";
import { type Keeping, persist } from "./persist.ts";
import { POLL_SECONDS, pollUpdates } from "./poll.ts";
import type { TelegramPart } from "./render.ts";
import { realSleep, type Sleep } from "./sleep.ts";
import { type Accept, createTakeUpdate } from "./take-update.ts";
import { apiSignal, CALL_SECONDS, createTelegramApi } from "./telegram-api.ts";
import { createTelegramChannel, SENDS_PER_SECOND_IN_A_CHAT } from "./telegram-channel.ts";
import { createTelegramFiles } from "./telegram-files.ts";
import type { TelegramState } from "./wait-after.ts";
import { createWebhookRoutes, registerWebhook } from "./webhook.ts";

/** How updates come in: asked for, or posted by Telegram to a public address. */
export type TelegramMode =
  | { readonly mode: "polling" }
  | { readonly mode: "webhook"; readonly webhookSecret: string; readonly publicUrl: string };

/** What Telegram needs to run. */
export type TelegramOptions = TelegramMode & {
  readonly token: string;
  readonly apiRoot: string;
  readonly accept: Accept;
  readonly openFile: OpenFile;
  /** What all workers settle among themselves about single chats; left out where nobody is held up. */
  readonly pace?: Pace;
  readonly logger: Logger;
  readonly sleep?: Sleep;
  readonly clock?: Clock;
};

/** Telegram, running. */
export interface Telegram {
  readonly channel: Channel<TelegramPart>;
  /** What people sent, by file id. */
  readonly files: FileSource;
  /** Null when updates are asked for. */
  readonly routes: Hono | null;
  /** Begins to connect in the background; an unreachable Telegram or a bad token is logged and tried again. */
  start(): Promise<void>;
  /** Stops asking; resolves when what has come in is taken. It cannot be started again. */
  stop(): Promise<void>;
  state(): TelegramState;
  /** The bot's user name without "@"; null until Telegram has told. */
  username(): string | null;
}

/** Puts Telegram together: the channel out, and the way in by polling or webhook. */
export function createTelegram(options: TelegramOptions): Telegram {
  const { token, apiRoot, accept, logger, sleep = realSleep, clock = systemClock } = options;
  const api = createTelegramApi({ token, apiRoot });
  const stopping = new AbortController();
  const { signal } = stopping;
  let state: TelegramState = "starting";
  let bot: BotIdentity | null = null;
  let running: Promise<void> | null = null;

  const report = (now: TelegramState) => {
    if (now !== state) logger.info("telegram_state", { from: state, to: now });
    state = now;
  };
  const keeping: Keeping = { signal, sleep, logger, report };
  const take = createTakeUpdate({ api, accept, bot: () => bot, clock, logger });

  const run = async () => {
    bot = await persist("getMe", () => api.getMe(apiSignal(signal)), keeping);
    if (options.mode === "polling") {
      await persist("deleteWebhook", () => api.deleteWebhook({}, apiSignal(signal)), keeping);
    } else {
      const { publicUrl, webhookSecret: secret } = options;
      await persist("setWebhook", () => registerWebhook({ api, publicUrl, secret, signal }), keeping);
    }
    if (signal.aborted) return;
    report("ready");
    await Promise.all([
      setCommandsMenu(api, logger, signal),
      options.mode === "polling" && pollUpdates({ api: pollingApi(token, apiRoot), take, keeping }),
    ]);
  };

  const chatPace =
    options.pace &&
    createChatPace({
      pace: options.pace,
      channel: "telegram",
      perSecond: SENDS_PER_SECOND_IN_A_CHAT,
      sleep: (ms) => sleep(ms, signal),
    });

  return {
    files: createTelegramFiles({ token, apiRoot, stopping: signal }),
    channel: createTelegramChannel({ token, apiRoot, openFile: options.openFile, ...(chatPace && { chatPace }) }),
    routes: options.mode === "webhook" ? createWebhookRoutes({ secret: options.webhookSecret, take, logger }) : null,
    start: async () => {
      running ??= run();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
    state: () => state,
    username: () => bot?.username ?? null,
  };
}

/** Asking for updates takes longer than other calls by design. */
function pollingApi(token: string, apiRoot: string): Api {
  return createTelegramApi({ token, apiRoot, timeoutSeconds: POLL_SECONDS + CALL_SECONDS });
}
