import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { createTelegramChannel, SENDS_PER_SECOND_IN_A_CHAT } from "../../src/adapters/telegram/telegram-channel.ts";
import { createChatPace } from "../../src/outbox/pace.ts";
import { JUDGED_FROM, MOST_FAILED_SHARE } from "../../src/reminders/broadcast.ts";
import type { Fault } from "../emulators/telegram/faults.ts";
import type { Person } from "../emulators/telegram/person.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import {
  bindOfficers,
  broadcastState,
  composeSending,
  isUnderWay,
  MORNING,
  type Sending,
  statesByChat,
  tally,
  untruths,
} from "../support/broadcast-run.ts";
import { createHandTime, type HandTime } from "../support/crash-time.ts";
import { createRandom } from "../support/seeded-random.ts";
import { emptyTables } from "../support/stores-engines.ts";

/** How many people are written to; `npm run test:durability` asks for more. */
const PEOPLE = Number(process.env["DURABILITY_RECIPIENTS"] ?? 400);
const SEED = Number(process.env["DURABILITY_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const TIMEOUT_MS = 60_000 + PEOPLE * 60;
/** How long a call is waited for, in seconds of the world. */
const PATIENCE_S = 2;
/** Nobody takes longer than that, in seconds of the test's own time. */
const MOST_SECONDS = 600 + PEOPLE / 10;

/** What goes wrong with how many of a thousand calls. */
const FAULTS: readonly (readonly [number, Fault])[] = [
  [25, { kind: "refuse", status: 429, retryAfter: 2 }],
  [5, { kind: "refuse", status: 429, retryAfter: 45 }],
  [15, { kind: "refuse", status: 500 }],
  [10, { kind: "refuse", status: 502 }],
  [10, { kind: "gateway-page", status: 502 }],
  [15, { kind: "take-then-drop" }],
  [10, { kind: "drop" }],
  [4, { kind: "take-then-silence" }],
  [15, { kind: "refuse", status: 400, description: "Bad Request: something about the text" }],
  [10, { kind: "refuse", status: 403 }],
];

describe("a broadcast through Telegram with its limits", () => {
  let time: HandTime;
  let telegram: TelegramEmulator;
  let store: Store;
  let people: Person[];
  let sending: Sending;

  beforeAll(async () => {
    store = await openStore(await openPGlite(null));
  }, TIMEOUT_MS);
  afterAll(() => store.close());
  beforeEach(async () => {
    await emptyTables(store.db);
    time = createHandTime(MORNING);
    const limits = { perSecond: 30, perSecondInChat: 1, now: () => time.clock.now().epochMilliseconds };
    telegram = await startTelegramEmulator({ limits });
    await bindOfficers(store.db, PEOPLE);
    people = Array.from({ length: PEOPLE }, (_, at) => telegram.person({ id: at + 1, name: `Cán bộ ${at + 1}` }));
    const { apiRoot, token } = telegram;
    sending = composeSending({
      store,
      time,
      newId: () => "one",
      channel: (pace) =>
        createTelegramChannel({
          token,
          apiRoot,
          timeoutSeconds: PATIENCE_S,
          openFile: async () => null,
          chatPace: createChatPace({
            pace,
            channel: "telegram",
            perSecond: SENDS_PER_SECOND_IN_A_CHAT,
            sleep: async (ms) => time.pass(ms),
          }),
        }),
    });
    await sending.path.start();
  });
  afterEach(async () => {
    await sending.path.stop();
    await telegram.close();
  });

  async function ends(): Promise<string> {
    await sending.begin(PEOPLE);
    for (let second = 0; second < MOST_SECONDS; second += 1) {
      await sending.second();
      const state = await broadcastState(store.db);
      if (!isUnderWay(state)) return state;
    }
    return "unfinished";
  }
  const received = (chat: number) => people[chat - 1]?.messages().length ?? Number.NaN;

  test(
    "everybody is in a true state after refusals, blocks, errors, time-outs and broken connections",
    async () => {
      const random = createRandom(SEED);
      for (const [at, person] of people.entries()) if (at % 12 !== 0) person.start();
      for (const [at, person] of people.entries()) if (at % 40 === 1) person.leaveTelegram();
      telegram.disturb("sendMessage", () => {
        let left = random() * 1000;
        for (const [share, fault] of FAULTS) {
          left -= share;
          if (left < 0) return fault;
        }
        return null;
      });
      expect(await ends(), `DURABILITY_SEED=${SEED}`).toBe("done");
      const states = await statesByChat(store.db);
      process.stdout.write(`faults: ${PEOPLE} people, ${tally(states)}, DURABILITY_SEED=${SEED}\n`);
      expect(untruths(PEOPLE, states, received), `DURABILITY_SEED=${SEED}`).toEqual([]);
      expect(new Set(states.values())).toEqual(new Set(["sent", "unknown", "blocked", "failed"]));
      // Only a call that was given up may come after its second, in the place of another.
      const unknown = [...states.values()].filter((state) => state === "unknown").length;
      expect(telegram.sendingCounts().rejected).toBeLessThanOrEqual(unknown);
      const open = people.filter((_, at) => at % 12 !== 0 && at % 40 !== 1).length;
      const got = people.filter((person) => person.messages().length > 0).length;
      expect(got).toBeGreaterThan(open * 0.9);
    },
    TIMEOUT_MS,
  );

  test(
    "it stops soon where too much does not arrive, and what is in flight then is told truly too",
    async () => {
      for (const [at, person] of people.entries()) if (at % 2 === 0) person.start();
      expect(await ends()).toBe("stopped");
      for (let second = 0; second < 3; second += 1) await sending.second();
      const states = await statesByChat(store.db);
      expect(untruths(PEOPLE, states, received)).toEqual([]);
      const written = telegram.calls.filter(({ method }) => method === "sendMessage").length;
      expect(written).toBeGreaterThanOrEqual(JUDGED_FROM * MOST_FAILED_SHARE);
      // Two seconds of sending: those that are judged, and those that went out until somebody looked.
      expect(written).toBeLessThanOrEqual(60);
      expect([...states.values()].filter((state) => state === "withdrawn")).toHaveLength(PEOPLE - written);
    },
    TIMEOUT_MS,
  );
});
