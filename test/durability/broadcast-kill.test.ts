import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";

import { askServer, controlPath } from "../../src/adapters/http/control-client.ts";
import { createBroadcasts } from "../../src/adapters/store/broadcasts.ts";
import { type Engine, openStore } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { openPostgres } from "../../src/adapters/store/postgres-engine.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { startTelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { bindOfficers, isUnderWay, MORNING, statesByChat, tally, untruths } from "../support/broadcast-run.ts";
import { real } from "../support/reminding.ts";
import { createRandom } from "../support/seeded-random.ts";
import { createTestDatabase, postgresAbsent } from "../support/stores.ts";
import { createMortalServer } from "./mortal-server.ts";

/** How often the server is killed on each of the two stores; `npm run test:durability` asks for more. */
const KILLS = Number(process.env["DURABILITY_KILLS"] ?? 2);
const SEED = Number(process.env["DURABILITY_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const TIMEOUT_MS = 150_000 + KILLS * 15_000;
/** It dies once so many more messages, at the most, came to Telegram. */
const MOST_IN_A_LIFE = 40;
/** Enough that there is something to send in every life of the server. */
const PEOPLE = 40 + KILLS * MOST_IN_A_LIFE;
/** How long Telegram takes over a message, so that some are in flight when the server dies. */
const SENDING_MS = 40;
const LOOK_MS = 100;

async function everybodyIsWrittenTo(
  name: string,
  env: Readonly<Record<string, string>>,
  dataDir: string,
  open: () => Promise<Engine> | Engine,
): Promise<void> {
  const telegram = await startTelegramEmulator();
  telegram.disturb("sendMessage", () => ({ kind: "delay", ms: SENDING_MS }));
  await fetch(`${telegram.apiRoot}/bot${telegram.token}/getUpdates?allowed_updates=["poll"]`);
  const people = Array.from({ length: PEOPLE }, (_, at) => telegram.person({ id: at + 1, name: `Cán bộ ${at + 1}` }));
  for (const person of people) person.start();
  const store = await openStore(await open());
  await bindOfficers(store.db, PEOPLE);
  const broadcasts = createBroadcasts({
    db: store.db,
    campaign: real.campaign.id,
    deliveredByRow: new Set(["web-chat"]),
    timeZone: "Asia/Ho_Chi_Minh",
  });
  const dueAt = MORNING.subtract({ hours: 1 });
  await broadcasts.create({ to: ["all"], text: "Họp giao ban sáng thứ Hai.", link: null, dueAt }, dueAt);
  await store.close();
  const server = createMortalServer({
    ...env,
    CLOCK_START: "2023-11-20T08:00",
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  });
  try {
    const random = createRandom(SEED);
    let calls = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      await server.liveThrough(0, SEED);
      calls += 1 + Math.floor(random() * MOST_IN_A_LIFE);
      await telegram.called("sendMessage", calls);
      await server.kill();
      calls = telegram.calls.filter(({ method }) => method === "sendMessage").length;
    }
    await server.liveThrough(0, SEED);
    while (await goesOn(dataDir)) await wait(LOOK_MS);
    await server.kill();
    const after = await openStore(await open());
    const states = await statesByChat(after.db);
    await after.close();
    process.stdout.write(
      `${name}: ${KILLS} kills, ${PEOPLE} people, ${calls} calls before the last, ${tally(states)}, DURABILITY_SEED=${SEED}\n`,
    );
    const received = (chat: number) => people[chat - 1]?.messages().length ?? Number.NaN;
    expect(untruths(PEOPLE, states, received), `DURABILITY_SEED=${SEED}`).toEqual([]);
    expect([...states.values()].filter((state) => state !== "sent" && state !== "unknown")).toEqual([]);
  } finally {
    await server.kill();
    await telegram.close();
  }
}

async function goesOn(dataDir: string): Promise<boolean> {
  const answer = (await askServer(controlPath(dataDir), "POST", "/admin/broadcasts", {})) as {
    value: { state: string }[];
  } | null;
  return isUnderWay(answer?.value[0]?.state ?? "sending");
}

describe("a server that is killed in the middle of a broadcast loses nobody and writes to nobody twice", () => {
  async function inFolder(run: (folder: string, practice: string) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), "killed-"));
    const practice = join(folder, "tap-huan");
    mkdirSync(practice);
    await run(folder, practice).finally(() => rmSync(folder, { recursive: true, force: true }));
  }

  test(
    "on PGlite",
    () =>
      inFolder((folder, practice) =>
        everybodyIsWrittenTo("PGlite", { DATA_DIR: folder }, practice, () => openPGlite(practice)),
      ),
    TIMEOUT_MS,
  );

  test.skipIf(postgresAbsent)(
    "on PostgreSQL",
    () =>
      inFolder(async (folder, practice) => {
        const database = await createTestDatabase();
        const open = () => openPostgres(database.url, silentLogger);
        const env = { DATA_DIR: folder, DATABASE_URL: database.url };
        await everybodyIsWrittenTo("PostgreSQL", env, practice, open).finally(database.drop);
      }),
    TIMEOUT_MS,
  );
});
