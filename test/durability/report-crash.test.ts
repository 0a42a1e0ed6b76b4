import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
import { message } from "../support/crash-conversations.ts";
import { type Fault, withFault } from "../support/crash-dialect.ts";
import { createHandTime } from "../support/crash-time.ts";
import { deskStoreOver } from "../support/desk-stores.ts";
import { codeOf, DISTRICTS, wholeReport } from "../support/report-talk.ts";
import { ENGINES } from "../support/stores.ts";
import { START } from "../support/stores-contract.ts";
import { clearAll, composeReportPath, isSettled, type Picture, pictureOf } from "./report-run.ts";

const UNIT = DISTRICTS[2] ?? "";
const CODE = codeOf(1);
const TEXTS = wholeReport(CODE);
const TIMEOUT_MS = 600_000;
/** After a sweep leases end. */
const STEPS_MS = [0, 1000, 31_000, 31_000, 31_000];
const ALL = [
  { name: "the process dies after it, before it hears of it", side: "after", dies: true },
  { name: "the process dies before it", side: "before", dies: true },
  { name: "it alone is run and its answer is lost", side: "after", dies: false },
  { name: "it alone fails before it is run", side: "before", dies: false },
] as const;
/** To die before a statement is to die after the one before it; the gate leaves the rest to `npm run test:durability`. */
const IN_FULL = process.env["DURABILITY_KILLS"] !== undefined;
const PASSES = IN_FULL ? ALL : ALL.slice(0, 1);
/** In the gate every fourth statement fails on PostgreSQL, every one on PGlite. */
const STRIDE = { PGlite: 1, PostgreSQL: IN_FULL ? 1 : 4 };

describe.each(ENGINES)("a report of 24 fields on $name", ({ name: engineName, absent, place }) => {
  describe.skipIf(absent)("every statement of every message fails once", () => {
    let base: Store;
    let drop: () => Promise<void>;
    /** What stands there after each message when nothing fails. */
    let expected: readonly Picture[];
    beforeAll(async () => {
      const opened = await place();
      drop = opened.drop;
      base = await openStore(await opened.open());
      expected = (await run(() => null)).pictures;
    }, TIMEOUT_MS);
    afterAll(async () => {
      await base.close();
      await drop();
    }, TIMEOUT_MS);

    test(
      "without a fault: one report with its forwarding, one question after the other",
      async () => {
        const last = expected.at(-1);
        expect(last).toMatchObject({ draft: "none", forwardings: 1, links: 1, waitsFor: "null" });
        expect(last?.reports).toHaveLength(1);
        expect(expected[8]?.waitsFor).toBe('{"kind":"field","field":"ho_ngheo_phat_sinh"}');
        expect(new Set(expected.slice(2, 26).map(({ waitsFor }) => waitsFor)).size).toBe(24);
      },
      TIMEOUT_MS,
    );

    test.each(PASSES)(
      "$name: nothing is lost or doubled, the next question is the right one",
      async ({ side, dies }) => {
        let points = 0;
        let hits = -1;
        for (let statement = 1; hits !== 0; statement += STRIDE[engineName]) {
          hits = (await run(() => ({ statement, side, dies }))).hits;
          points += hits;
        }
        process.stdout.write(
          `${base.engine.kind}: ${points} crash points (${side}, ${dies ? "dies" : "fails alone"})\n`,
        );
        expect(points).toBeGreaterThan((TEXTS.length * 12) / STRIDE[engineName]);
      },
      TIMEOUT_MS,
    );

    /** Says every message of the report, each against its own fault and a recovery, and compares what stands there after it. */
    async function run(faultOf: (place: number) => Fault | null): Promise<{ pictures: Picture[]; hits: number }> {
      await clearAll(base);
      await deskStoreOver(base).invite(CODE, { unit: UNIT });
      const time = createHandTime(START);
      const pictures: Picture[] = [];
      let hits = 0;
      for (const [at, text] of TEXTS.entries()) {
        const fault = faultOf(at);
        if (await say(at, text, fault, time)) hits += 1;
        const picture = await pictureOf(base, UNIT, "an");
        pictures.push(picture);
        if (fault) expect(picture, `${JSON.stringify(fault)} at “${text}”`).toEqual(expected[at]);
      }
      return { pictures, hits };
    }

    /** Says one message to a path that fails once, and recovers; whether the fault came about. */
    async function say(at: number, text: string, fault: Fault | null, time: ReturnType<typeof createHandTime>) {
      const faulty = withFault(base, fault);
      let path = composeReportPath(faulty.store, time);
      let isKept = false;
      // A server that cannot start ends, and is started again.
      let isStarted = await path.start().then(
        () => true,
        () => false,
      );
      for (const step of STEPS_MS) {
        isKept ||= await path.accept(message("an", at, text)).then(
          () => true,
          () => false,
        );
        await path.idle();
        if (isKept && (await isSettled(base, "an"))) break;
        if (faulty.failed() && (fault?.dies || !isStarted)) {
          await path.stop();
          path = composeReportPath(base, time);
          await path.start();
          isStarted = true;
          await path.idle();
        }
        time.pass(step);
        await path.idle();
      }
      await path.stop();
      if (!(await isSettled(base, "an"))) throw new Error(`${JSON.stringify(fault)} at “${text}”: still not settled`);
      return faulty.failed();
    }
  });
});
