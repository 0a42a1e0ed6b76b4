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
import { deskStoreOver } from "../support/desk-stores.ts";
import { campaign, codeOf, DISTRICTS, wholeReport } from "../support/report-talk.ts";
import { createTestDatabase, postgresAbsent, storeUnderTest } from "../support/stores.ts";
import { createMortalServer } from "./mortal-server.ts";

/** How often the server is killed on each of the two stores; `npm run test:durability` asks for more. */
const KILLS = Number(process.env["DURABILITY_KILLS"] ?? 2);
const SEED = Number(process.env["DURABILITY_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const TIMEOUT_MS = 150_000 + KILLS * 10_000;
const WRITES_EVERY_MS = 150;
/** So many corrections at most follow a report, so that a slow machine has an end as well. */
const MOST_REVISIONS = 5 + 2 * KILLS;
const OFFICERS = ["Lan", "Hòa"];
/** A correction after the report: another figure in question 18, handed in again. */
const correction = (figure: number) => ["sửa báo cáo", `sửa câu 18 thành ${figure}`, "nộp", "1"];

async function everyRevisionOnce(env: Readonly<Record<string, string>>, open: () => Promise<Engine> | Engine) {
  const prepared = await openStore(await open());
  for (const at of OFFICERS.keys()) await deskStoreOver(prepared).invite(codeOf(at + 1), { unit: DISTRICTS[at] ?? "" });
  await prepared.close();
  const telegram = await startTelegramEmulator();
  const server = createMortalServer({
    ...env,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  });
  try {
    let isOver = false;
    const people = OFFICERS.map((name, at) => telegram.person({ id: 2001 + at, name }));
    const talks = people.map(async (person, at) => {
      let [said, revisions] = [0, 1];
      const sayAll = async (texts: readonly string[]) => {
        for (const text of texts) {
          person.say(text);
          said += 1;
          await wait(WRITES_EVERY_MS);
        }
      };
      await sayAll(wholeReport(codeOf(at + 1)));
      for (; !isOver && revisions < MOST_REVISIONS; revisions += 1) await sayAll(correction(1000 + revisions));
      return { said, revisions };
    });
    await server.liveThrough(KILLS, SEED);
    isOver = true;
    const talked = await Promise.all(talks);
    for (const [at, person] of people.entries()) {
      const receipt = `${campaign.receipt_prefix}-${DISTRICTS[at]}-${talked[at]?.revisions}`;
      person.say("/batdau");
      while (!person.messages().some(({ text }) => /em đây|từ giờ em lại gửi/.test(text)))
        await person.until(person.messages().length + 1);
      expect(person.messages().filter(({ text }) => text.includes(receipt)).length, receipt).toBeLessThanOrEqual(2);
    }
    await server.kill();

    const store = await openStore(await open());
    const { inboxRows, outboxRows } = storeUnderTest(store);
    const [inbox, outbox] = [await inboxRows(), await outboxRows()];
    const reports = await store.db.selectFrom("reports").selectAll().orderBy("id").execute();
    const drafts = await store.db.selectFrom("drafts").selectAll().execute();
    await store.close();
    const messages = talked.reduce((sum, { said }) => sum + said + 1, 0);
    expect(inbox.filter(({ status, errorCode }) => status !== "done" || errorCode !== null)).toEqual([]);
    expect(inbox).toHaveLength(messages);
    expect(drafts).toEqual([]);
    for (const [at, { revisions }] of talked.entries()) {
      const mine = reports.filter(({ unit }) => unit === DISTRICTS[at]);
      expect(mine.map(({ revision }) => revision)).toEqual(Array.from({ length: revisions }, (_, place) => place + 1));
      const figures = mine.map(({ answers }) => (answers as Record<string, { value: unknown }>)["kiem_tra"]?.value);
      expect(figures).toEqual([4, ...Array.from({ length: revisions - 1 }, (_, place) => 1001 + place)]);
    }
    const lost = outbox.filter(({ state }) => state !== "sent" && state !== "unknown");
    expect(lost.length).toBeLessThanOrEqual(people.length);
    process.stdout.write(
      `Reports on ${"DATABASE_URL" in env ? "PostgreSQL" : "PGlite"}: ${KILLS} kills, ${messages} messages, ${reports.length} revisions, DURABILITY_SEED=${SEED}\n`,
    );
  } finally {
    await server.kill();
    await telegram.close();
  }
}

describe("a server that is killed while reports are filled in hands each revision in once, with its own figures", () => {
  test(
    "on PGlite",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "killed-"));
      try {
        await everyRevisionOnce({ DATA_DIR: folder }, () => openPGlite(folder));
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
        await everyRevisionOnce(env, () => openPostgres(database.url, silentLogger));
      } finally {
        await database.drop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    TIMEOUT_MS,
  );
});
