import type { Hono } from "hono";
import type { FileSource } from "../../files/ports.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Logger } from "../../kernel/logger.ts";
import type { Meter } from "../../kernel/meter.ts";
import type { Timers } from "../../kernel/timers.ts";
import type { Notice } from "../../messages/reply.ts";
import type { NoticeTemplates } from "../../outbox/notice-templates.ts";
import type { Channel, OpenFile } from "../../outbox/ports.ts";
import type { Takeovers, TemplateBook, TokenStore } from "./ports.ts";
import type { ZaloOaPart } from "./render.ts";
import { realSleep, type Sleep } from "./sleep.ts";
import { type Accept, createTakeEvent } from "./take-event.ts";
import { createTokens, type Given } from "./tokens.ts";
import { createWebhookRoutes } from "./webhook.ts";
import { createZaloOaApi } from "./zalo-oa-api.ts";
import { createZaloOaChannel } from "./zalo-oa-channel.ts";
import { createZaloOaFiles } from "./zalo-oa-files.ts";
import { createZbsApi } from "./zbs-api.ts";
import { createZbsChannel } from "./zbs-channel.ts";

/** How the connection to Zalo stands. */
export type ZaloOaState = "ready" | "starting" | "unreachable" | "needs_consent";

/** What Zalo OA needs to run. */
export interface ZaloOaOptions {
  readonly appId: string;
  readonly appSecret: string;
  /** The secret of the webhook page, which is not the app's. */
  readonly secretKey: string;
  /** The one that consent gave; good for one use, so what is kept counts after that. */
  readonly refreshToken: string;
  readonly apiRoot: string;
  readonly oauthRoot: string;
  readonly buttons: boolean;
  /** Template messages (ZBS); null where the campaign has no approved texts. */
  readonly zbs: { readonly apiRoot: string; readonly templates: NoticeTemplates; readonly book: TemplateBook } | null;
  /** Where phones open pages, without a slash at the end; null where they cannot. */
  readonly pages: string | null;
  readonly accept: Accept;
  readonly tokenStore: TokenStore;
  readonly takeovers: Takeovers;
  readonly openFile: OpenFile;
  readonly owner: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly meter: Meter;
  readonly sleep?: Sleep;
}

/** Zalo OA, running. */
export interface ZaloOa {
  readonly channel: Channel<ZaloOaPart>;
  /** Null where no template messages are sent. */
  readonly templates: Channel<Notice | null> | null;
  /** What people sent, by its address at Zalo. */
  readonly files: FileSource;
  readonly routes: Hono;
  /** Takes up the token and looks after it from now on; an unreachable Zalo is logged and tried again. */
  start(): Promise<void>;
  stop(): Promise<void>;
  state(): ZaloOaState;
}

/** How often the token is looked after when nobody writes, in milliseconds. */
const LOOK_AFTER_MS = 10 * 60_000;

/** Puts Zalo OA together: the channel out, the webhook in, the token between. */
export function createZaloOa(options: ZaloOaOptions): ZaloOa {
  const { appId, appSecret, secretKey, apiRoot, oauthRoot, tokenStore: store, takeovers, accept } = options;
  const { openFile, pages, buttons, owner, clock, timers, logger, meter, sleep = realSleep } = options;
  const stopping = new AbortController();
  const tokens = createTokens({ appId, appSecret, oauthRoot, store, clock, sleep, owner, logger });
  let state: ZaloOaState = "starting";
  let looking: Promise<unknown> = Promise.resolve();
  let stopLooking = () => {};

  const note = (given: Given): Given => {
    const now: ZaloOaState =
      given.kind === "token" ? "ready" : given.kind === "needs_consent" ? "needs_consent" : "unreachable";
    if (now !== state) logger.info("zalo_oa_state", { from: state, to: now });
    state = now;
    return given;
  };
  const noted = {
    current: async () => note(await tokens.current()),
    renewed: async (refused: string) => note(await tokens.renewed(refused)),
  };
  const counted = (direction: "in" | "out") => async () =>
    meter.count("channel_messages_total", { channel: "zalo-oa", direction });
  const { zbs } = options;
  const zbsApi = zbs && createZbsApi({ apiRoot, zbsApiRoot: zbs.apiRoot, tokens: noted });
  const askQuota = async () => {
    const called = await zbsApi?.quota();
    if (called?.kind === "ok" && called.value !== null) await zbs?.book.left(called.value, clock.now());
    else if (called && called.kind !== "ok") logger.warn("zalo_zbs_quota_not_known", { why: called.kind });
  };
  const lookAfter = () => {
    looking = noted
      .current()
      .then((given) => (given.kind === "token" ? askQuota() : undefined))
      .catch((cause: unknown) => logger.error("zalo_oa_not_looked_after", cause));
  };

  const receipts = (book: TemplateBook) => ({ templates: { received: book.received, quotaChanged: lookAfter } });

  return {
    channel: createZaloOaChannel({
      api: createZaloOaApi({ apiRoot, tokens: noted }),
      setting: { pages, buttons },
      openFile,
      wentOut: counted("out"),
      logger,
      meter,
    }),
    templates:
      zbs &&
      zbsApi &&
      createZbsChannel({ api: zbsApi, templates: zbs.templates, quota: zbs.book, clock, logger, meter }),
    files: createZaloOaFiles({ alsoFrom: apiRoot, stopping: stopping.signal }),
    routes: createWebhookRoutes({
      appId,
      secretKey,
      take: createTakeEvent({ accept, takeovers, clock, cameIn: counted("in"), ...(zbs && receipts(zbs.book)) }),
      logger,
    }),
    async start() {
      await store.seed(options.refreshToken);
      lookAfter();
      stopLooking = timers.every(LOOK_AFTER_MS, lookAfter);
    },
    async stop() {
      stopLooking();
      stopping.abort();
      await looking;
    },
    state: () => state,
  };
}
