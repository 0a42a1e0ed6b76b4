import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { createTestDatabase, postgresAbsent } from "../support/stores.ts";
import { runUnderKills } from "./killed-server.ts";

/** How often the server is killed on each of the two stores; `npm run test:durability` asks for more. */
const KILLS = Number(process.env["DURABILITY_KILLS"] ?? 5);
const SEED = Number(process.env["DURABILITY_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const VISITORS = 3;
const TIMEOUT_MS = 150_000 + KILLS * 10_000;

async function everyMessageIsAnsweredOnce(env: Readonly<Record<string, string>>, store: string): Promise<void> {
  const began = performance.now();
  const run = await runUnderKills({ env, kills: KILLS, visitors: VISITORS, seed: SEED });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    `${store}: ${run.kills} kills, ${run.messages} messages, ${seconds} s, DURABILITY_SEED=${SEED}\n`,
  );
  expect(run.messages).toBeGreaterThan(run.kills);
  for (const { said, answers } of run.conversations) {
    expect(answers.map(({ id }) => id)).toEqual(said);
    // The first message is answered by the introduction too.
    expect(answers.map(({ replies }) => replies)).toEqual(said.map((_, place) => (place === 0 ? 2 : 1)));
  }
}

describe("a server that is killed again and again answers every message once, in order", () => {
  test(
    "on PGlite",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "killed-"));
      try {
        await everyMessageIsAnsweredOnce({ DATA_DIR: folder }, "PGlite");
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
        await everyMessageIsAnsweredOnce({ DATA_DIR: folder, DATABASE_URL: database.url }, "PostgreSQL");
      } finally {
        await database.drop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    TIMEOUT_MS,
  );
});
