import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";

import { openStore } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { startZaloBotEmulator } from "../emulators/zalo-bot/zalo-bot-emulator.ts";
import { storeUnderTest } from "../support/stores.ts";
import { createMortalServer } from "./mortal-server.ts";

/** How often the server is killed; `npm run test:durability` asks for more. */
const KILLS = Number(process.env["DURABILITY_KILLS"] ?? 4);
const SEED = Number(process.env["DURABILITY_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const TIMEOUT_MS = 150_000 + KILLS * 10_000;
const TALK = ["Ai ký quyết định này?", "Sơ kết khi nào?", "/huy", "/dung"] as const;
const LAST = "/batdau";
/** How long Zalo takes to answer a send, so that some are in flight when the server dies; how often somebody writes. */
const SENDING_MS = 40;
const WRITES_EVERY_MS = 120;

it(
  "a server that is killed while it polls Zalo Bot loses at most the update in its hands, and doubles nothing",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "killed-"));
    const zalo = await startZaloBotEmulator({ quota: 1_000_000, longestPollMs: 500 });
    zalo.fail("sendMessage", { kind: "answer-late", ms: SENDING_MS }, 100_000);
    const server = createMortalServer({
      DATA_DIR: folder,
      ZALO_BOT_TOKEN: zalo.token,
      ZALO_BOT_API_ROOT: zalo.apiRoot,
    });
    try {
      let isOver = false;
      const people = ["Lan", "Hòa"].map((name) => zalo.person(name));
      const talks = people.map(async (person) => {
        let said = 0;
        for (; !isOver; said += 1) {
          person.say(TALK[said % TALK.length] ?? "");
          await wait(server.where() === null ? WRITES_EVERY_MS * 8 : WRITES_EVERY_MS);
        }
        return said;
      });
      await server.liveThrough(KILLS, SEED);
      isOver = true;
      const said = (await Promise.all(talks)).reduce((sum, some) => sum + some + 1, 0);
      for (const person of people) person.say(LAST);
      for (const person of people)
        while (!/từ giờ em lại gửi|em đây/.test(person.messages().at(-1)?.text ?? ""))
          await person.until(person.messages().length + 1);
      await server.kill();

      const store = await openStore(await openPGlite(folder));
      const { inboxRows, outboxRows } = storeUnderTest(store);
      const [inbox, outbox] = [await inboxRows(), await outboxRows()];
      await store.close();
      const lost = said - inbox.length;
      expect(lost).toBeGreaterThanOrEqual(0);
      expect(lost).toBeLessThanOrEqual(KILLS);
      expect(inbox.filter(({ status, errorCode }) => status !== "done" || errorCode !== null)).toEqual([]);
      // What one turn says is one message here.
      expect(outbox).toHaveLength(inbox.length);
      const sent = outbox.filter(({ state }) => state === "sent").length;
      const received = people.reduce((sum, person) => sum + person.messages().length, 0);
      expect(received).toBeGreaterThanOrEqual(sent);
      expect(received).toBeLessThanOrEqual(outbox.length);
      process.stdout.write(
        `Zalo Bot by polling on PGlite: ${KILLS} kills, ${said} messages, ${lost} lost, ${outbox.length - sent} of unknown fate, DURABILITY_SEED=${SEED}\n`,
      );
    } finally {
      await server.kill();
      await zalo.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  TIMEOUT_MS,
);
