import { Api } from "grammy";
import { type Generated, Kysely, sql } from "kysely";
import { createMeter } from "../../../src/adapters/http/metrics.ts";
import { createWebhookRoutes, WEBHOOK_PATH } from "../../../src/adapters/telegram/webhook.ts";
import { answerParent, settingsOf } from "../child.ts";
import type { BotQuestions, BotSettings } from "../protocol.ts";
import { logger } from "./logger.ts";
import { openEngine } from "./open-engine.ts";
import { serve } from "./serve.ts";
import { noTrace, usage } from "./usage.ts";

/** What the echo keeps: one row for what came in, one for what goes out. */
interface Rows {
  readonly echo_inbox: { id: Generated<number>; event_key: string; chat: string; event: string; status: string };
  readonly echo_outbox: { id: Generated<number>; inbox_id: number; chat: string; reply: string; state: string };
}

interface TextUpdate {
  readonly update_id: number;
  readonly message: { readonly chat: { readonly id: number }; readonly text: string };
}

/** The same echo, kept: every message is written before it is acknowledged, every reply before it is sent. No leases, no order, no retries. */
const settings = settingsOf<BotSettings>();
const engine = await openEngine(settings);
const db = new Kysely<Rows>({ dialect: engine.dialect });
await sql`create table echo_inbox (id bigint generated always as identity primary key, event_key text not null unique,
  chat text not null, event jsonb not null, status text not null)`.execute(db);
await sql`create table echo_outbox (id bigint generated always as identity primary key,
  inbox_id bigint not null references echo_inbox, chat text not null, reply jsonb not null, state text not null)`.execute(
  db,
);
const api = new Api(settings.token, { apiRoot: settings.apiRoot });

async function take(update: unknown): Promise<void> {
  const { update_id, message } = update as TextUpdate;
  const chat = String(message.chat.id);
  const { id } = await db
    .insertInto("echo_inbox")
    .values({ event_key: String(update_id), chat, event: JSON.stringify(message), status: "waiting" })
    .returning("id")
    .executeTakeFirstOrThrow();
  reply(id, chat, message.text).catch((cause: unknown) => logger.error("echo_failed", cause));
}

async function reply(inboxId: number, chat: string, text: string): Promise<void> {
  const { id } = await db
    .insertInto("echo_outbox")
    .values({ inbox_id: inboxId, chat, reply: JSON.stringify({ text }), state: "pending" })
    .returning("id")
    .executeTakeFirstOrThrow();
  await api.sendMessage(chat, text);
  await db.updateTable("echo_inbox").set({ status: "done" }).where("id", "=", inboxId).execute();
  await db.updateTable("echo_outbox").set({ state: "sent" }).where("id", "=", id).execute();
}

const port = await serve(createWebhookRoutes({ secret: settings.secret, take, logger }), createMeter());

answerParent<BotQuestions>({ url: `${port.at}${WEBHOOK_PATH}` }, { usage, ...noTrace }, async () => {
  await port.close(0);
  await engine.close();
});
