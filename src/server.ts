import { randomBytes, randomUUID } from "node:crypto";
import { createLinkRoutes } from "./adapters/files/link-routes.ts";
import { createUploadRoutes, UPLOAD_PATH } from "./adapters/files/upload-routes.ts";
import { FORM_PATH } from "./adapters/form-page/limits.ts";
import { controlPath } from "./adapters/http/control-client.ts";
import { type Listening, listenOnPort, listenOnSocket } from "./adapters/http/listen.ts";
import { createMeter } from "./adapters/http/metrics.ts";
import { createServerRoutes } from "./adapters/http/server-routes.ts";
import { createConversationLog } from "./adapters/store/conversation-log.ts";
import type { Jobs } from "./adapters/store/jobs.ts";
import { findLink, takeLink } from "./adapters/store/links.ts";
import { type Engine, openStore } from "./adapters/store/open-store.ts";
import { createReplyBell } from "./adapters/store/reply-bell.ts";
import { createUploadSource, isUploadOpen, keepUpload } from "./adapters/store/uploads.ts";
import type { Telegram } from "./adapters/telegram/telegram.ts";
import { createWebChatRoutes } from "./adapters/web-chat/routes.ts";
import { composeApp, KNOWLEDGE } from "./app.ts";
import { noticeMeans } from "./broadcast-composition.ts";
import type { Config } from "./config.ts";
import { createControlRoutes } from "./control-routes.ts";
import { withJoinedReplies } from "./conversation/join-replies.ts";
import { practiceBanner, withPracticeBanner } from "./conversation/practice.ts";
import { createRoute } from "./conversation/route.ts";
import { createExporter } from "./export-composition.ts";
import type { FileSource } from "./files/ports.ts";
import { composeFormPage } from "./form-page-composition.ts";
import { type Clock, clockFrom } from "./kernel/clock.ts";
import { createListeners } from "./kernel/listeners.ts";
import type { Logger } from "./kernel/logger.ts";
import type { Timers } from "./kernel/timers.ts";
import { createMessagePath } from "./message-path.ts";
import { addressKey, type ChannelId } from "./messages/address.ts";
import { createOpenFile } from "./open-file.ts";
import { composeOutreach } from "./outreach-composition.ts";
import { composeCalendarOf, unitDeadlines } from "./reminder-composition.ts";
import { composeAdminReporting, composeApi, composeAroundDesks, composeForwarding } from "./report-composition.ts";
import { isStoreUp, openCoordination, openEngine, redisState, startSchedules } from "./store-composition.ts";
import { composeZaloChannels, NO_ZALO } from "./zalo-channels.ts";

/** How many messages one visitor may send, and the visitors of one process in all, before they are asked to wait. */
const WEB_CHAT_LIMIT = { name: "web-chat", most: 20, withinMs: 10_000 };
/** The channels whose readers read the stored row itself. */
const DELIVERED_BY_ROW: ReadonlySet<ChannelId> = new Set<ChannelId>(["web-chat", "terminal"]);
/** The time zone of a library without a campaign. */
const TIME_ZONE = "Asia/Ho_Chi_Minh";

/** The running assistant. */
export interface Server {
  /** Where people open it; null when it does not listen. */
  readonly url: string | null;
  /** Answers this machine's command-line tools, also without a socket. */
  readonly control: ReturnType<typeof createControlRoutes>;
  /** Finishes what is under way and lets go of the store. */
  stop(): Promise<void>;
}

/** Starts the whole assistant on its store; without `listen` it serves one command of this machine only: no port, no channel, no schedule. */
export async function startServer(options: {
  config: Config;
  clock: Clock;
  timers: Timers;
  logger: Logger;
  listen: boolean;
  /** Used instead of the one that the configuration names; closed with the server. */
  engine?: Engine;
  /** False: one chat is written to as fast as the channel as a whole, for tests whose clock stands still. */
  pacesChats?: boolean;
}): Promise<Server> {
  const { config, timers, logger, listen } = options;
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse())
      await step().catch((cause: unknown) => logger.error("stop_failed", cause));
  };
  try {
    return await compose();
  } catch (error) {
    await stop();
    throw error;
  }

  async function compose(): Promise<Server> {
    const opening = (options.engine ? Promise.resolve(options.engine) : openEngine(config, logger)).then(openStore);
    const opened = opening.catch(() => null);
    undo.push(async () => (await opened)?.close());
    const app = await composeApp({
      knowledge: KNOWLEDGE,
      campaign: config.campaign,
      clock: { now: () => clock.now() },
      publicUrl: config.publicUrl,
    });
    const timeZone = app.library.campaign?.time_zone ?? TIME_ZONE;
    const clock = config.clockStart === null ? options.clock : clockFrom(config.clockStart, timeZone, options.clock);
    const practice = () => (config.clockStart === null ? null : practiceBanner(clock.now(), timeZone));
    const store = await opening;

    const coordination = await openCoordination(config, clock, logger);
    undo.push(() => coordination.close());
    const meter = createMeter();
    const around = { app, coordination, clock: options.clock, logger, meter };
    const help = config.model && (await (await import("./model-composition.ts")).openModelHelp(config.model, around));
    help?.nearness?.prepare();
    const { reports } = app;
    const sendsTemplates = config.zaloOa !== null;
    const means = noticeMeans(app.reminders, sendsTemplates);
    const forwards = reports && config.consolidationWebhook;
    const route = withJoinedReplies(
      createRoute({
        converse: app.converse,
        about: app.about,
        report: reports?.conversation ?? null,
        coordinator: reports?.coordinator ?? null,
      }),
    );
    const reporting = reports && composeAdminReporting(store, reports);
    const { provincial } = app;
    const exporter =
      reports &&
      reporting &&
      createExporter({
        reporting: reports.engine.reporting,
        campaign: reports.campaign,
        provincial,
        book: reporting.book,
        clock,
        merging: help && { model: help.model, timers },
      });
    const deadlineOf = reports && unitDeadlines(store, reports);
    const calendarOf =
      reports && app.reminders && deadlineOf ? composeCalendarOf(reports, app.reminders, deadlineOf, clock) : null;
    const openFile = createOpenFile(store.db, reports, { clock, exporter, calendarOf });
    const uploads = createUploadSource(store.db);
    const growth = createListeners<string>();
    let telegram: Telegram | null = null;
    let zalo = NO_ZALO;
    const path = createMessagePath({
      store,
      coordination,
      route: config.clockStart === null ? route : withPracticeBanner(route, () => practice() ?? ""),
      channels: () => [...(telegram ? [telegram.channel] : []), ...zalo.channels],
      fileSources: () =>
        new Map<ChannelId, FileSource>([
          ["web-chat", uploads],
          ["terminal", uploads],
          ["zalo-bot", uploads],
          ...(telegram ? [["telegram", telegram.files] as const] : []),
          ...zalo.files,
        ]),
      ...(reports && { readForm: reports.readForm }),
      fulfil: help?.fulfil,
      onGrowth: (address, words) => growth.tell(addressKey(address), words),
      deliveredByRow: DELIVERED_BY_ROW,
      campaign: app.library.campaign?.id ?? "",
      ...(reports && {
        aroundDesks: composeAroundDesks(store, reports, { deliveredByRow: DELIVERED_BY_ROW, means, clock }),
      }),
      forwards: forwards !== null,
      aheadOfPaceMs: AHEAD_OF_PACE_MS,
      clock,
      timers,
      newId: randomUUID,
      logger,
      meter,
    });
    if (listen && config.telegram) {
      const { createTelegram } = await import("./adapters/telegram/telegram.ts");
      telegram = createTelegram({
        ...config.telegram,
        accept: path.accept,
        openFile,
        ...(options.pacesChats !== false && { pace: coordination.pace }),
        clock,
        logger,
      });
    }
    if (listen) {
      zalo = await composeZaloChannels({
        ...{ config, store, accept: path.accept, openFile, timeZone, deliveredByRow: DELIVERED_BY_ROW },
        templates: app.reminders?.templates ?? null,
        ...{ newId: randomUUID, clock, timers, logger, meter },
      });
    }
    await path.start();
    undo.push(() => path.stop());

    const log = createConversationLog(store.db);
    let url: string | null = null;
    const base = () => config.publicUrl ?? url;
    const admin = {
      db: store.db,
      reporting,
      deliveredByRow: DELIVERED_BY_ROW,
      reached: () => ({ telegramBot: telegram?.username() ?? null, publicUrl: config.publicUrl }),
      practice,
      openFile,
      clock,
      random: randomBytes,
    };
    const control = createControlRoutes({
      accept: path.accept,
      log,
      admin,
      exporter,
      openFile,
      base,
      clock,
      timers,
      logger,
    });
    const outreach = composeOutreach({
      ...{ store, reports, reporting, rules: app.reminders, deadlineOf, deliveredByRow: DELIVERED_BY_ROW },
      ...{ sendsTemplates, timeZone, practice, clock, timers, logger },
    });
    outreach.addRoutes(control);
    if (!listen) return { url: null, control, stop };

    if (reports && forwards) {
      const webhook = forwards;
      const forwarding = composeForwarding({
        store,
        reports,
        webhook,
        clock,
        timers,
        newId: randomUUID,
        logger,
        meter,
      });
      forwarding.start();
      undo.push(() => forwarding.stop());
    }

    let jobs: Jobs | null = null;
    const bell = createReplyBell();
    await store.engine.listen(bell.ring);
    const stopping = new AbortController();
    const secure = config.publicUrl?.startsWith("https:") ?? false;
    const webChat = createWebChatRoutes({
      accept: path.accept,
      log: { ...log, onReply: bell.onReply },
      onGrowth: (address, listener) => growth.listen(addressKey(address), listener),
      limiter: coordination.limiter(WEB_CHAT_LIMIT),
      campaign: { about: app.about, year: app.library.campaign?.year ?? null },
      practice,
      secureCookies: secure,
      clock,
      every: timers.every,
      logger,
      stopping: stopping.signal,
    });
    const api =
      reports && (await composeApi({ store, reports, coordination, forwards: forwards !== null, clock, logger }));
    const formPage =
      reports &&
      composeFormPage({
        store,
        reports,
        coordination,
        deliveredByRow: DELIVERED_BY_ROW,
        forwards: forwards !== null,
        openFile,
        practice,
        secure,
        clock,
        logger,
      });
    const links = createLinkRoutes({
      find: (token) => findLink(store.db, token, clock.now()),
      take: (token) => takeLink(store.db, token, clock.now()),
      openFile,
    });
    const uploadPages = createUploadRoutes({
      isOpen: (token) => isUploadOpen(store.db, token, clock.now()),
      keep: async (token, file) => {
        const isKept = await keepUpload(store.db, token, file, clock.now());
        if (isKept) path.wake();
        return isKept;
      },
      logger,
    });
    const routes = createServerRoutes({
      readiness: {
        ready: async () => (jobs?.ready() ?? false) && (await isStoreUp(store)),
        channels: () => ({
          "web-chat": "ready",
          telegram: telegram?.state() ?? "off",
          ...zalo.states(),
          redis: redisState(config, coordination),
        }),
      },
      meter,
      secure,
      ownLimits: [UPLOAD_PATH, FORM_PATH],
      mounted: [
        links,
        uploadPages,
        webChat,
        ...(formPage ? [formPage] : []),
        ...(api ? [api] : []),
        ...(telegram?.routes ? [telegram.routes] : []),
        ...zalo.routes,
      ],
      logger,
    });
    const socket = await listenOnSocket(control, controlPath(config.dataDir));
    undo.push(() => socket.close(GRACE_MS));
    const port: Listening = await listenOnPort(routes, config.host, config.port);
    url = port.at;
    undo.push(async () => {
      stopping.abort();
      await port.close(GRACE_MS);
    });
    const running = telegram;
    if (running) {
      await running.start();
      undo.push(() => running.stop());
    }
    await zalo.start();
    undo.push(() => zalo.stop());
    const started = await startSchedules({ store, clock, scheduleClock: options.clock, timeZone, logger });
    jobs = started;
    undo.push(...outreach.run());
    undo.push(() => started.stop());
    return { url: port.at, control, stop };
  }
}

/** How long before a place of the pace is free a message is taken up for it, in milliseconds: what that takes on a busy machine. */
const AHEAD_OF_PACE_MS = 40;
/** How long requests that are under way may take once the program stops, in milliseconds. */
const GRACE_MS = 3000;
