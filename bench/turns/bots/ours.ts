import { randomUUID } from "node:crypto";
import { Kysely } from "kysely";
import { createMemoryCoordination } from "../../../src/adapters/coordination/memory-coordination.ts";
import { createMeter } from "../../../src/adapters/http/metrics.ts";
import { migrate } from "../../../src/adapters/store/migrate.ts";
import type { Store } from "../../../src/adapters/store/open-store.ts";
import type { Schema } from "../../../src/adapters/store/schema.ts";
import { createTelegram, type Telegram } from "../../../src/adapters/telegram/telegram.ts";
import { WEBHOOK_PATH } from "../../../src/adapters/telegram/webhook.ts";
import { systemClock as clock } from "../../../src/kernel/clock.ts";
import { systemTimers as timers } from "../../../src/kernel/timers.ts";
import { createMessagePath } from "../../../src/message-path.ts";
import type { Channel } from "../../../src/outbox/ports.ts";
import { answerParent, settingsOf } from "../child.ts";
import { composeRoute } from "../conversing.ts";
import type { BotQuestions, BotSettings } from "../protocol.ts";
import { logger } from "./logger.ts";
import { openEngine } from "./open-engine.ts";
import { serve } from "./serve.ts";
import { createTracer } from "./tracer.ts";
import { usage } from "./usage.ts";

/** The real thing, put together as the server does it, but for the channel's pace: it is lifted, or Telegram's limit is all that would be measured. */
const settings = settingsOf<BotSettings>();
const { apiRoot, token, secret } = settings;
const tracer = createTracer();
const engine = await openEngine(settings);
const db = new Kysely<Schema>({ dialect: engine.dialect, log: tracer.query });
await migrate(db);
const store: Store = { db, engine, close: () => db.destroy().then(engine.close) };
const meter = createMeter();
let telegram: Telegram | null = null;

const path = createMessagePath({
  store,
  coordination: createMemoryCoordination(clock),
  route: tracer.around("route", await composeRoute()),
  channels: () => (telegram ? [unpaced(telegram.channel)] : []),
  deliveredByRow: new Set(["web-chat", "terminal"]),
  campaign: "",
  forwards: false,
  clock,
  timers,
  newId: randomUUID,
  logger,
  meter,
});
telegram = createTelegram({
  token,
  apiRoot,
  mode: "webhook",
  webhookSecret: secret,
  publicUrl: "http://127.0.0.1",
  accept: tracer.around("accept (with its statement)", path.accept),
  openFile: async () => null,
  logger,
});
await path.start();
await telegram.start();
if (!telegram.routes) throw new Error("Telegram has no webhook");
const port = await serve(telegram.routes, meter);

answerParent<BotQuestions>(
  { url: `${port.at}${WEBHOOK_PATH}` },
  { usage, trace: tracer.start, traced: tracer.stop },
  async () => {
    await port.close(0);
    await telegram?.stop();
    await path.stop();
    await store.close();
  },
);

function unpaced(channel: Channel): Channel {
  return {
    ...channel,
    capabilities: { ...channel.capabilities, sendsPerSecond: null },
    render: tracer.around("render", channel.render),
    send: tracer.around("send", channel.send),
  };
}
