import { afterAll, beforeAll, expect, it } from "vitest";

import { openStore } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import type { Person } from "../emulators/telegram/person.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { type RunningServer, runServer, SLOW_START_MS } from "../support/running-server.ts";
import { type Door, openDoor } from "../support/running-server-door.ts";
import { createManualTime, type ManualTime } from "../support/running-server-time.ts";
import { visit } from "../support/running-server-visitor.ts";
import { storeUnderTest } from "../support/stores.ts";

const QUESTION = "Hạn nộp báo cáo là khi nào?";
const SIGNED = "Ai ký quyết định này?";

let time: ManualTime;
let telegram: TelegramEmulator;
let door: Door;
let server: RunningServer;
let people = 1000;
beforeAll(async () => {
  time = createManualTime();
  telegram = await startTelegramEmulator();
  door = await openDoor();
  server = await runServer({
    clock: time.clock,
    timers: time.timers,
    pacesChats: false,
    env: {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      TELEGRAM_MODE: "webhook",
      TELEGRAM_WEBHOOK_SECRET: "bi-mat_0123456789",
      PUBLIC_URL: door.url,
    },
  });
  door.leadTo(server.url);
  await telegram.called("setWebhook");
}, SLOW_START_MS);
afterAll(async () => {
  await server.end();
  await Promise.all([telegram.close(), door.close()]);
});

const pass = (milliseconds: number): void => time.advance(milliseconds);

/** Somebody who has been introduced; the pace of sending begins anew. */
async function acquaintance(name = "Lan"): Promise<Person> {
  pass(2000);
  const person = telegram.person({ id: ++people, name });
  person.start();
  await person.until(2);
  return person;
}

const failures = () => server.lines.filter(({ event }) => event === "not_delivered").length;

/** Once so many more sends failed than before. */
const failed = (count: number) => server.logged("not_delivered", count);

const textsOf = (person: Person, from: number) =>
  person
    .messages()
    .slice(from)
    .map(({ text }) => text);

/** Sends to this person so far. */
const sendsTo = (person: Person) =>
  telegram.calls.filter(
    ({ method, params }) => method === "sendMessage" && Number(params["chat_id"]) === person.user.id,
  ).length;

/** Somebody else is answered meanwhile: whatever was due before has been looked at. */
async function somebodyElseIsAnswered(): Promise<void> {
  const other = await acquaintance("Hòa");
  other.say("/huy");
  await other.until(3);
}

it("waits as long as Telegram asks, to the second, and then delivers", async () => {
  const lan = await acquaintance();
  const before = failures();
  telegram.fail("sendMessage", { kind: "refuse", status: 429, retryAfter: 37 });
  lan.say(QUESTION);
  const line = (await failed(before + 1)).at(-1);
  expect(line?.facts).toMatchObject({ outcome: "retry", channel: "telegram" });
  pass(34_000);
  await somebodyElseIsAnswered();
  expect(sendsTo(lan)).toBe(3);
  pass(1000);
  const [, , answer] = await lan.until(3);
  expect(answer?.text).toContain("10 tháng 12");
  expect(sendsTo(lan)).toBe(4);
});

it("tries again after errors on Telegram's side, in order, and sends nothing twice", async () => {
  const lan = await acquaintance();
  const before = failures();
  telegram.fail("sendMessage", { kind: "refuse", status: 500 });
  telegram.fail("sendMessage", { kind: "refuse", status: 502 });
  lan.say(QUESTION);
  await failed(before + 1);
  lan.say(SIGNED);
  pass(5000);
  await failed(before + 2);
  pass(5000);
  await lan.until(4);
  expect(textsOf(lan, 2)).toEqual([expect.stringContaining("10 tháng 12"), expect.stringContaining("Lê Văn Phước")]);
  expect(sendsTo(lan)).toBe(6);
});

it("does not send again what may have arrived, and goes on with the next", async () => {
  const lan = await acquaintance();
  const before = failures();
  telegram.fail("sendMessage", { kind: "take-then-drop" });
  lan.say(QUESTION);
  expect((await failed(before + 1)).at(-1)?.facts).toMatchObject({ outcome: "unknown" });
  pass(3_600_000);
  lan.say(SIGNED);
  await lan.until(4);
  expect(textsOf(lan, 2)).toEqual([expect.stringContaining("10 tháng 12"), expect.stringContaining("Lê Văn Phước")]);
  expect(await server.metric("troly_deliveries_total", { outcome: "unknown" })).toBe(1);
});

it("sends nothing more to somebody who blocked it, until they let it in again", async () => {
  const lan = await acquaintance();
  const before = failures();
  telegram.fail("sendMessage", { kind: "refuse", status: 500 });
  lan.say(QUESTION);
  lan.say(SIGNED);
  await failed(before + 1);
  lan.block();
  await telegram.settled();
  pass(5000);
  const lines = await failed(before + 2);
  expect(lines.slice(before + 1).map(({ facts }) => facts["outcome"])).toEqual(["recipient_gone"]);
  pass(86_400_000);
  await somebodyElseIsAnswered();
  expect(textsOf(lan, 2)).toEqual([]);
  expect(sendsTo(lan)).toBe(4);
  lan.unblock();
  lan.say(SIGNED);
  expect((await lan.until(3))[2]?.text).toContain("Lê Văn Phước");
});

it("gives up what Telegram refuses, and goes on", async () => {
  const lan = await acquaintance();
  const before = failures();
  telegram.fail("sendMessage", { kind: "refuse", status: 400, description: "Bad Request: something about the text" });
  lan.say(QUESTION);
  expect((await failed(before + 1)).at(-1)?.facts).toMatchObject({ outcome: "rejected" });
  lan.say(SIGNED);
  expect((await lan.until(3))[2]?.text).toContain("Lê Văn Phước");
});

it("loses nothing while Telegram is away for an hour, and answers others meanwhile", async () => {
  const [lan, hoa] = [await acquaintance("Lan"), await acquaintance("Hòa")];
  pass(2000);
  await telegram.outage(true);
  let before = failures();
  lan.say(QUESTION);
  lan.say(SIGNED);
  hoa.say("Sơ kết khi nào?");
  lan.say("/huy");
  await failed(before + 2);
  const visitor = await visit(server.url);
  await visitor.post({ text: QUESTION });
  expect(JSON.stringify(await visitor.until(2))).toContain("trước ngày 10 tháng 12");
  for (let minutes = 0; minutes < 60; minutes += 1) {
    before = failures();
    pass(61_000);
    await failed(before + 2);
  }
  visitor.close();
  await telegram.outage(false);
  pass(61_000);
  await Promise.all([lan.until(5), hoa.until(3)]);
  expect(textsOf(lan, 2)).toEqual(
    ["10 tháng 12", "Lê Văn Phước", "không có việc nào"].map((words) => expect.stringContaining(words)),
  );
  expect(textsOf(hoa, 2)).toEqual([expect.stringContaining("Quý IV")]);
});

it("tries again after a while when the token is refused", async () => {
  const lan = await acquaintance();
  const before = failures();
  telegram.fail("sendMessage", { kind: "refuse", status: 401 });
  lan.say(QUESTION);
  expect((await failed(before + 1)).at(-1)?.facts).toMatchObject({ outcome: "channel_down" });
  pass(60_000);
  expect((await lan.until(3))[2]?.text).toContain("10 tháng 12");
});

it("expires what could not be delivered for a day, and goes on", async () => {
  const lan = await acquaintance();
  const before = failures();
  telegram.fail("sendMessage", { kind: "refuse", status: 429, retryAfter: 90_000 });
  lan.say(QUESTION);
  await failed(before + 1);
  lan.say(SIGNED);
  expect((await lan.until(3))[2]?.text).toContain("Lê Văn Phước");
});

it("leaves every message settled, and knows who can be written to", async () => {
  const blocker = await acquaintance();
  blocker.block();
  await telegram.settled();
  await somebodyElseIsAnswered();
  await server.stop();
  const store = await openStore(await openPGlite(server.dataDir));
  try {
    const { inboxRows, outboxRows, conversation } = storeUnderTest(store);
    expect((await inboxRows()).filter(({ status, errorCode }) => status !== "done" || errorCode !== null)).toEqual([]);
    const states = Map.groupBy(await outboxRows(), ({ state }) => state);
    expect(Object.fromEntries([...states].map(([state, rows]) => [state, rows.length]))).toEqual({
      sent: expect.any(Number),
      unknown: 1,
      recipient_gone: 2,
      rejected: 1,
      expired: 1,
    });
    const reachable = async (id: number) =>
      (await conversation({ channel: "telegram", conversation: String(id) }))?.reachable;
    expect([await reachable(blocker.user.id), await reachable(blocker.user.id + 1)]).toEqual([false, true]);
  } finally {
    await store.close();
  }
});
