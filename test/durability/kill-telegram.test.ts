import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";

import { type Engine, openStore } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { openPostgres } from "../../src/adapters/store/postgres-engine.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { startTelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { createTestDatabase, postgresAbsent, storeUnderTest } from "../support/stores.ts";
import { createMortalServer } from "./mortal-server.ts";

/** How often the server is killed on each of the two stores; `npm run test:durability` asks for more. */
const KILLS = Number(process.env["DURABILITY_KILLS"] ?? 4);
const SEED = Number(process.env["DURABILITY_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const TIMEOUT_MS = 150_000 + KILLS * 10_000;
/** What is said, round and round, and words that only its answer holds. */
const TALK = [
  ["Ai ký quyết định này?", "Lê Văn Phước"],
  ["Sơ kết khi nào?", "Quý IV"],
  ["/huy", "không có việc nào đang làm dở"],
  ["/dung", "sẽ không gửi thông báo chung"],
] as const;
const LAST = ["/batdau", "từ giờ em lại gửi|em đây"] as const;
/** How long Telegram takes over a message, so that some are in flight when the server dies; how often somebody writes. */
const SENDING_MS = 40;
const WRITES_EVERY_MS = 120;
/** How often somebody writes while the server is away: what waits is sent at Telegram's pace afterwards. */
const WRITES_WHILE_AWAY_MS = 1000;

async function everyMessageIsAnswered(env: Readonly<Record<string, string>>, open: () => Promise<Engine> | Engine) {
  const telegram = await startTelegramEmulator();
  telegram.fail("sendMessage", { kind: "delay", ms: SENDING_MS }, 100_000);
  const server = createMortalServer({
    ...env,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  });
  try {
    let isOver = false;
    const people = ["Lan", "Hòa"].map((name, at) => telegram.person({ id: 1001 + at, name }));
    const talks = people.map(async (person) => {
      person.start();
      await person.until(2);
      let said = 0;
      for (; !isOver; said += 1) {
        person.say(TALK[said % TALK.length]?.[0] ?? "");
        await wait(server.where() === null ? WRITES_WHILE_AWAY_MS : WRITES_EVERY_MS);
      }
      return said;
    });
    await server.liveThrough(KILLS, SEED);
    isOver = true;
    const said = await Promise.all(talks);
    for (const person of people) person.say(LAST[0]);
    const last = new RegExp(LAST[1]);
    for (const person of people)
      while (!last.test(person.messages().at(-1)?.text ?? "")) await person.until(person.messages().length + 1);
    await server.kill();

    const store = await openStore(await open());
    const { inboxRows, outboxRows } = storeUnderTest(store);
    const [inbox, outbox] = [await inboxRows(), await outboxRows()];
    await store.close();
    const count = said.reduce((sum, some) => sum + some + 2, 0);
    expect(inbox.filter(({ status, errorCode }) => status !== "done" || errorCode !== null)).toEqual([]);
    expect(inbox).toHaveLength(count);
    // The introduction comes before the first answer.
    expect(outbox).toHaveLength(count + people.length);
    const unknown = outbox.filter(({ state }) => state === "unknown").length;
    const unfinished = outbox.filter(({ state }) => state !== "sent" && state !== "unknown");
    expect(unfinished.length).toBeLessThanOrEqual(people.length);
    let missing = 0;
    people.forEach((person, at) => {
      const expected = Array.from({ length: said[at] ?? 0 }, (_, turn) => TALK[turn % TALK.length]?.[1] ?? "");
      const received = person.messages().map(({ text }) => text);
      missing += countMissing(expected, received.slice(2, -1));
    });
    expect(missing).toBeLessThanOrEqual(unknown);
    process.stdout.write(
      `Telegram on ${"DATABASE_URL" in env ? "PostgreSQL" : "PGlite"}: ${KILLS} kills, ${count} messages, ${unknown} of unknown fate, ${missing} of them not received, DURABILITY_SEED=${SEED}\n`,
    );
  } finally {
    await server.kill();
    await telegram.close();
  }
}

/** How many answers did not come; the others came once and in order, or this throws. */
function countMissing(expected: readonly string[], received: readonly string[]): number {
  let at = 0;
  for (const text of received) {
    while (at < expected.length && !text.includes(expected[at] ?? "")) at += 1;
    if (at === expected.length) throw new Error(`twice or out of order: ${text}`);
    at += 1;
  }
  return expected.length - received.length;
}

describe("a server that is killed while it answers on Telegram loses, doubles and mixes up nothing", () => {
  test(
    "on PGlite",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "killed-"));
      try {
        await everyMessageIsAnswered({ DATA_DIR: folder }, () => openPGlite(folder));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    TIMEOUT_MS,
  );

  test.skipIf(postgresAbsent)(
    "on PostgreSQL",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "killed-"));
      const database = await createTestDatabase();
      try {
        const env = { DATA_DIR: folder, DATABASE_URL: database.url };
        await everyMessageIsAnswered(env, () => openPostgres(database.url, silentLogger));
      } finally {
        await database.drop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    TIMEOUT_MS,
  );
});
