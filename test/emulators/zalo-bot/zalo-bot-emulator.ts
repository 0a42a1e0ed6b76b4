/**
 * The Zalo Bot Platform on this machine: a server on 127.0.0.1 for tests that go through real HTTP, with people on the
 * other side. It knows nothing of the assistant.
 *
 *     const zalo = await startZaloBotEmulator();
 *     const lan = zalo.person("Lan");
 *     lan.say("hạn nộp báo cáo");                     // an update, by polling or webhook
 *     const [answer] = await lan.until(1);            // what the bot sent
 *     zalo.fail("sendMessage", { kind: "refuse", code: 429 });
 *     await zalo.close();
 *
 * The bot side is `zalo.apiRoot` and `zalo.token`. Methods: getMe, getUpdates, setWebhook, deleteWebhook,
 * getWebhookInfo, sendMessage, sendChatAction, POST with JSON. One update a poll, handed out once and never again; an
 * empty poll is 408; a second poller gets a conflict; a bot can write only where somebody wrote before; a text has 1 to
 * 2000 characters (UTF-16); the plan's quota ends in 429; HTTP 200 carries refusals. A webhook gets the secret in its
 * header, bodies flat and wrapped by turns, each once whatever the answer, and an empty probe when it is set.
 *
 * Not like Zalo, or not known of it: updates wait while nobody asks (Zalo may lose them); the codes of a conflict and of
 * an unknown chat; what the fifty-first user sees; whether messages that come in count against the quota (here: not).
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createBell } from "../telegram/bell.ts";
import { realTimers, type Timers } from "../telegram/timers.ts";
import { createFaults, type Fault } from "./faults.ts";
import { createMethods } from "./methods.ts";
import { createPerson, type Person } from "./person.ts";
import { type Call, serveCall } from "./serve-call.ts";
import { createUpdateQueue, type Update } from "./update-queue.ts";
import { createWebhookPoster } from "./webhook-poster.ts";
import type { World } from "./world.ts";

/** A running emulator. */
export interface ZaloBotEmulator {
  readonly token: string;
  readonly apiRoot: string;
  readonly accountName: string;
  /** Everything the bot has called, in order. */
  readonly calls: readonly Call[];
  /** The n-th call of a method, once it has come. */
  called(method: string, nth?: number): Promise<Call>;
  /** The statuses with which the webhook answered updates. */
  readonly webhookAnswers: readonly number[];
  /** Resolves once so many updates were posted. */
  posted(count: number): Promise<void>;
  /** How many texts were refused as too long. */
  tooLong(): number;
  readonly plan: { sent: number; quota: number };
  person(name: string): Person;
  /** A group in which somebody calls the bot. */
  group(name: string): Person;
  /** Adds an update exactly as given, for shapes that no person here can make. */
  update(update: Update): void;
  /** Lets the next calls of a method go wrong. */
  fail(method: string, fault: Fault, times?: number): void;
  /** Posts the next update this many times. */
  repeatNextUpdate(times: number): void;
  /** Stops or resumes answering connections at all. */
  outage(isOut: boolean): Promise<void>;
  close(): Promise<void>;
}

/** Starts the platform for one bot on a free port of 127.0.0.1; `longestPollMs` ends an empty poll sooner than it was asked to last. */
export async function startZaloBotEmulator(
  options: { timers?: Timers; quota?: number; longestPollMs?: number; now?: () => number } = {},
): Promise<ZaloBotEmulator> {
  const { timers = realTimers, quota = 3000, longestPollMs = 60_000, now = Date.now } = options;
  const token = "1459232241454765289:emulated-secret-of-a-bot";
  const bell = createBell();
  const updates = createUpdateQueue(timers, bell);
  const poster = createWebhookPoster({ updates, bell });
  let lastId = 0;
  const world: World = {
    accountName: "bot.VDKyGxQvc",
    chats: new Map(),
    updates: {
      ...updates,
      add(update) {
        updates.add(update);
        poster.pump();
      },
    },
    bell,
    plan: { sent: 0, quota },
    tooLong: 0,
    now,
    nextId: () => (0x6ede9a + ++lastId).toString(16).padStart(20, "0"),
  };
  const calls: Call[] = [];
  const faults = createFaults();
  const methods = createMethods(world, poster, longestPollMs);
  const record = (call: Call) => {
    calls.push(call);
    bell.ring();
  };
  const server = createServer((request, response) => {
    const desk = { token, methods, faults, timers, record, hangUp: updates.hangUp };
    serveCall(request, response, desk).catch(() => response.destroy());
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
    accountName: world.accountName,
    calls,
    called: (method, nth = 1) => bell.until(() => calls.filter((call) => call.method === method)[nth - 1]),
    webhookAnswers: poster.answers,
    posted: async (count) => void (await bell.until(() => (poster.answers.length >= count ? true : undefined))),
    tooLong: () => world.tooLong,
    plan: world.plan,
    person: (name) => createPerson(world, name),
    group: (name) => createPerson(world, name, "GROUP"),
    update: (update) => world.updates.add(update),
    fail: (method, fault, times = 1) => faults.add(method, fault, times),
    repeatNextUpdate: poster.repeatNext,
    outage: (isOut) => (isOut ? close() : listen(port)),
    async close() {
      poster.remove();
      updates.hangUp();
      await close();
    },
  };
}
