import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";

import { createMemoryCoordination } from "../../src/adapters/coordination/memory-coordination.ts";
import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { createTelegramChannel } from "../../src/adapters/telegram/telegram-channel.ts";
import type { Routed } from "../../src/conversation/route.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { createMessagePath, type MessagePath } from "../../src/message-path.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { SLOW_START_MS, temporaryFolder } from "../support/running-server.ts";
import { createManualTime } from "../support/running-server-time.ts";
import { storeUnderTest } from "../support/stores.ts";

const SENTENCES = Array.from({ length: 400 }, (_, at) => `Câu thứ ${at + 1} của một đoạn rất dài & có <dấu>.`);
const LONG: Reply = {
  blocks: [
    { kind: "text", text: SENTENCES.slice(0, 100).join(" ") },
    { kind: "quote", document: "KH", locator: "Mục II", quote: SENTENCES.slice(100).join(" ") },
  ],
  choices: [{ id: "1-0", label: "Xem cả đoạn" }],
};
const nothingElse = { muted: null, reachable: null, forget: false, unanswered: null, writes: [] };

const folder = temporaryFolder();
const time = createManualTime();
let telegram: TelegramEmulator;
let store: Store;
let path: MessagePath;
beforeAll(async () => {
  telegram = await startTelegramEmulator();
  store = await openStore(await openPGlite(folder));
  const channel = createTelegramChannel({ ...telegram, openFile: async () => null });
  path = createMessagePath({
    store,
    coordination: createMemoryCoordination(time.clock),
    route: (state): Routed => ({ state, replies: [LONG], ...nothingElse }),
    channels: () => [channel],
    deliveredByRow: new Set(),
    campaign: "",
    forwards: false,
    clock: time.clock,
    timers: time.timers,
    newId: randomUUID,
    logger: silentLogger,
    meter: { count() {}, time() {} },
  });
  await path.start();
}, SLOW_START_MS);
afterAll(async () => {
  await path.stop();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  await telegram.close();
});

it("goes out in several messages in order, the buttons under the last, and goes on at the part that failed", async () => {
  const lan = telegram.person({ id: 1001, name: "Lan" });
  lan.start();
  telegram.fail("sendMessage", { kind: "delay", ms: 0 }, 2);
  telegram.fail("sendMessage", { kind: "refuse", status: 429, retryAfter: 3 });
  await path.accept({
    channel: "telegram",
    conversation: "1001",
    eventKey: "update:1",
    at: time.clock.now(),
    happening: { kind: "text", text: "dài" },
  });
  await path.idle();
  const { outboxRows } = storeUnderTest(store);
  expect(lan.messages()).toHaveLength(2);
  expect(await outboxRows()).toMatchObject([{ state: "pending", partsSent: 2, attempts: 1 }]);
  time.advance(3000);
  await path.idle();
  const shown = lan.messages();
  expect(await outboxRows()).toMatchObject([{ state: "sent", partsSent: shown.length - 1, attempts: 2 }]);
  expect(shown.length).toBeGreaterThan(3);
  const said = shown.map(({ text }) => text).join(" ");
  expect([...said.matchAll(/Câu thứ (\d+)/g)].map(([, number]) => Number(number))).toEqual(
    SENTENCES.map((_, at) => at + 1),
  );
  expect(shown.map(({ buttons }) => buttons.length)).toEqual(shown.map((_, at) => (at === shown.length - 1 ? 1 : 0)));
  expect(shown.every(({ text }) => text.length <= 4096)).toBe(true);
});
