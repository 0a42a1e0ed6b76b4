/**
 * Telegram on this machine: a Bot API server on 127.0.0.1 for tests that go through real HTTP, with people on the other
 * side. It knows nothing of the assistant.
 *
 *     const telegram = await startTelegramEmulator();
 *     const lan = telegram.person({ id: 1001, name: "Lan" });
 *     lan.say("hạn nộp báo cáo");                       // an update, by polling or webhook
 *     const answer = await lan.next();                  // what the bot sent: text, markup, buttons, file
 *     await lan.press(answer.buttons[0].label);         // resolves when the bot has answered the press
 *     telegram.fail("sendMessage", { kind: "refuse", status: 429, retryAfter: 7 });
 *     await telegram.called("getUpdates", 3);           // waits for the third call
 *     await telegram.close();
 *
 * The bot side is `telegram.apiRoot` and `telegram.token`. Methods: getMe, getUpdates, setWebhook, deleteWebhook,
 * getWebhookInfo, sendMessage, sendDocument, sendChatAction, getFile (and its download), editMessageText,
 * editMessageReplyMarkup, deleteMessage, answerCallbackQuery, setMyCommands, getMyCommands; JSON, urlencoded and
 * multipart. HTML is read as Telegram reads it, texts and button data are measured, errors carry Telegram's words.
 *
 * Updates are kept until an offset beyond them, or a webhook's 2xx, confirms them. A webhook may be plain http on
 * 127.0.0.1 (Telegram itself demands https); it gets the updates of one chat in order, and again until it answers 2xx.
 * Nothing passes by itself but through `timers`: real ones unless a test brings `createManualTimers()`.
 *
 * With `limits` a message too many in any second, over all or in its chat, is answered 429 with the seconds to wait.
 *
 * Not like Telegram: groups are read in full (privacy mode off), only HTML is parsed, what is refused counts for no limit,
 * tags with > inside an attribute are not understood, and file ids are readable.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { UserFromGetMe } from "grammy/types";
import { createBell } from "./bell.ts";
import { createFaults, type Fault } from "./faults.ts";
import { createGroup, type Group } from "./group.ts";
import { createLimiter, type SendingCounts, type SendingLimits } from "./limits.ts";
import { editing } from "./methods/editing.ts";
import { menu } from "./methods/menu.ts";
import { sending } from "./methods/sending.ts";
import { updatesMethods } from "./methods/updates.ts";
import { createPerson, type Person } from "./person.ts";
import { type Call, serveCall } from "./serve-call.ts";
import { realTimers, type Timers } from "./timers.ts";
import { createUpdateQueue } from "./update-queue.ts";
import { createWebhookPoster } from "./webhook-poster.ts";
import type { World } from "./world.ts";

/** A running emulator. */
export interface TelegramEmulator {
  readonly token: string;
  readonly apiRoot: string;
  readonly bot: Pick<UserFromGetMe, "id" | "username">;
  /** Everything the bot has called, in order. */
  readonly calls: readonly Call[];
  /** The n-th call of a method, once it has come. */
  called(method: string, nth?: number): Promise<Call>;
  /** Resolves once the bot has confirmed every update. */
  settled(): Promise<void>;
  person(who: { id: number; name: string }): Person;
  group(which: { id: number; title: string }): Group;
  /** Lets the next calls of a method go wrong. */
  fail(method: string, fault: Fault, times?: number): void;
  /** Has the fault of every later call of a method chosen as it comes. */
  disturb(method: string, choice: () => Fault | null): void;
  /** What the limits let through and what not. */
  sendingCounts(): SendingCounts;
  /** Hands the next update out this many times. */
  repeatNextUpdate(times: number): void;
  /** Adds an update exactly as given, for shapes that no person here can make. */
  update(body: Record<string, unknown>): void;
  /** Lets every press grow too old to be answered. */
  forgetPresses(): void;
  /** Stops or resumes answering connections at all. */
  outage(isOut: boolean): Promise<void>;
  close(): Promise<void>;
}

const BOT_ID = 7_000_001;

/** Starts a Bot API server for one bot on a free port of 127.0.0.1. */
export async function startTelegramEmulator(
  options: {
    token?: string;
    username?: string;
    timers?: Timers;
    webhookRepeatMs?: number;
    now?: () => number;
    limits?: SendingLimits;
  } = {},
): Promise<TelegramEmulator> {
  const { token = `${BOT_ID}:emulated-secret-of-a-bot`, username = "tro_ly_bot", timers = realTimers } = options;
  const { webhookRepeatMs = 20, now = () => Math.floor(Date.now() / 1000) } = options;
  const bell = createBell();
  const updates = createUpdateQueue(timers, bell);
  const poster = createWebhookPoster({ updates, bell, timers, repeatMs: webhookRepeatMs });
  let lastId = 100;
  const world: World = {
    bot: { id: Number(token.split(":")[0]), is_bot: true, first_name: "Trợ lý", username },
    chats: new Map(),
    files: new Map(),
    presses: new Map(),
    menus: new Map(),
    updates: { ...updates, add: (body) => postSoon(updates.add(body)) },
    bell,
    now,
    nextId: () => ++lastId,
  };
  const postSoon = (id: number | null) => {
    poster.pump();
    return id;
  };
  const calls: Call[] = [];
  const faults = createFaults();
  const limiter = options.limits ? createLimiter(options.limits) : null;
  const record = (call: Call) => {
    calls.push(call);
    bell.ring();
  };
  const methods = { ...updatesMethods(poster), ...sending, ...editing, ...menu };
  const server = createServer((request, response) => {
    serveCall(request, response, { token, world, methods, faults, limiter, timers, record }).catch(() =>
      response.destroy(),
    );
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;

  return {
    token,
    apiRoot: `http://127.0.0.1:${port}`,
    bot: { id: world.bot.id, username },
    calls,
    called: (method, nth = 1) => bell.until(() => calls.filter((call) => call.method === method)[nth - 1]),
    settled: async () => void (await bell.until(() => (updates.waiting.length === 0 ? true : undefined))),
    person: (who) => createPerson(world, who),
    group: (which) => createGroup(world, which),
    fail: (method, fault, times = 1) => faults.add(method, fault, times),
    disturb: (method, choice) => faults.choose(method, choice),
    sendingCounts: () => limiter?.counts() ?? { taken: [], rejected: 0 },
    repeatNextUpdate: updates.repeatNext,
    update: (body) => void world.updates.add(body),
    forgetPresses: () => world.presses.clear(),
    outage: (isOut) => (isOut ? close() : listen(port)),
    async close() {
      poster.remove();
      await close();
    },
  };
}
