import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
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
import { createRecordingChannel, type Sent } from "../support/crash-conversations.ts";
import { withFault } from "../support/crash-dialect.ts";
import { createHandTime } from "../support/crash-time.ts";
import { createRandom } from "../support/seeded-random.ts";
import { ENGINES } from "../support/stores.ts";

/** How many people are written to, and how often the process dies meanwhile; `npm run test:durability` asks for more. */
const PEOPLE = Number(process.env["DURABILITY_RECIPIENTS"] ?? 400);
const CRASHES = Number(process.env["DURABILITY_KILLS"] ?? 6);
const SEED = Number(process.env["DURABILITY_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
/** The latest statement at which a process dies: so that all of them die while there is something left to send. */
const LATEST_STATEMENT = Math.ceil(PEOPLE / CRASHES);
const PER_SECOND = 30;
/** What a dead process held is free after a minute; that is once for each crash at the most. */
const MOST_SECONDS = PEOPLE / 10 + CRASHES * 90;
const TIMEOUT_MS = 120_000 + PEOPLE * 60;

describe.each(ENGINES)("a process that dies again and again in the middle of a broadcast, on $name", (engine) => {
  describe.skipIf(engine.absent)("at random statements", () => {
    let base: Store;
    let drop: () => Promise<void>;
    beforeAll(async () => {
      const opened = await engine.place();
      drop = opened.drop;
      base = await openStore(await opened.open());
      await bindOfficers(base.db, PEOPLE);
    }, TIMEOUT_MS);
    afterAll(async () => {
      await base.close();
      await drop();
    }, TIMEOUT_MS);

    test(
      "loses nobody, and writes to nobody twice",
      async () => {
        const random = createRandom(SEED);
        const time = createHandTime(MORNING);
        const sent: Sent[] = [];
        const channel = () => createRecordingChannel(sent, PER_SECOND);
        const compose = (store: Store, life: number): Sending =>
          composeSending({ store, time, channel, newId: () => `life ${life}` });
        await compose(base, 0).begin(PEOPLE);

        let crashes = 0;
        let seconds = 0;
        for (let life = 1; isUnderWay(await broadcastState(base.db)) && seconds < MOST_SECONDS; life += 1) {
          const statement = 1 + Math.floor(random() * LATEST_STATEMENT);
          const fault = { statement, side: random() < 0.5 ? "before" : "after", dies: true } as const;
          const { store, failed } = withFault(base, life > CRASHES ? null : fault);
          const sending = compose(store, life);
          await sending.path.start().catch(() => {});
          for (; !failed() && seconds < MOST_SECONDS; seconds += 1) {
            await sending.second();
            if (!isUnderWay(await broadcastState(base.db))) break;
          }
          await sending.path.stop().catch(() => {});
          if (failed()) crashes += 1;
        }

        const which = `DURABILITY_SEED=${SEED}`;
        expect(await broadcastState(base.db), which).toBe("done");
        const states = await statesByChat(base.db);
        const counts = new Map<number, number>();
        for (const { conversation } of sent)
          counts.set(Number(conversation), (counts.get(Number(conversation)) ?? 0) + 1);
        process.stdout.write(`${engine.name}: ${crashes} crashes, ${PEOPLE} people, ${tally(states)}, ${which}\n`);
        expect(
          untruths(PEOPLE, states, (chat) => counts.get(chat) ?? 0),
          which,
        ).toEqual([]);
        expect(crashes, which).toBe(CRASHES);
        // What was in flight at a crash, and no more.
        const unknown = [...states.values()].filter((state) => state === "unknown").length;
        expect(unknown, which).toBeLessThanOrEqual(crashes * PER_SECOND);
      },
      TIMEOUT_MS,
    );
  });
});
