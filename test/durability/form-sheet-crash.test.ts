import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createMemoryCoordination } from "../../src/adapters/coordination/memory-coordination.ts";
import { readForm } from "../../src/adapters/documents/read-form.ts";
import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
import { XLSX } from "../../src/files/file-types.ts";
import type { FileSource } from "../../src/files/ports.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { createMessagePath, type MessagePath } from "../../src/message-path.ts";
import type { InboundEvent } from "../../src/messages/inbound-event.ts";
import { createRecordingChannel, message } from "../support/crash-conversations.ts";
import { type Fault, withFault } from "../support/crash-dialect.ts";
import { createHandTime, type HandTime } from "../support/crash-time.ts";
import { deskStoreOver } from "../support/desk-stores.ts";
import { campaign, codeOf, createReportRoute, engine } from "../support/report-talk.ts";
import { ENGINES } from "../support/stores.ts";
import { START } from "../support/stores-contract.ts";
import { clearAll, isSettled, type Picture, pictureOf } from "./report-run.ts";

const UNIT = "891";
const CODE = codeOf(1);
const SHEET = new Uint8Array(
  readFileSync(join(import.meta.dirname, "../fixtures/form-sheets/02-chu-co-dau-cham.xlsx")),
);
const TIMEOUT_MS = 300_000;
/** After a sweep leases end, then those of fetching. */
const STEPS_MS = [0, 1000, 31_000, 31_000, 181_000, 31_000, 181_000, 31_000];
/** To die before a statement is to die after the one before it; the gate leaves the rest, and every other statement, to `npm run test:durability`. */
const IN_FULL = process.env["DURABILITY_KILLS"] !== undefined;
const STRIDE = IN_FULL ? { PGlite: 1, PostgreSQL: 1 } : { PGlite: 2, PostgreSQL: 6 };
const ALL = [
  { dies: true, side: "after" },
  { dies: false, side: "after" },
  { dies: true, side: "before" },
] as const;
const PASSES = IN_FULL ? ALL : ALL.slice(0, 1);

const sent: InboundEvent = {
  ...message("an", 2, ""),
  happening: { kind: "file", what: "file", name: "Biểu.xlsx", type: XLSX, size: SHEET.byteLength, handle: "h" },
};
const SCRIPT: readonly InboundEvent[] = [
  message("an", 0, CODE),
  message("an", 1, "Lan"),
  sent,
  message("an", 3, "nhận hết"),
];

describe.each(ENGINES)("a sheet that comes in on $name", ({ name: engineName, absent, place }) => {
  describe.skipIf(absent)("every statement fails once", () => {
    let base: Store;
    let drop: () => Promise<void>;
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

    it("without a fault: the screen waits after the sheet with nothing taken, then everything is there", () => {
      expect(expected[2]).toMatchObject({ draft: "none", log: [] });
      expect(expected[2]?.waitsFor).toContain('"kind":"workbook"');
      expect(expected[3]?.draft).toContain('"ho_ngheo_dau"');
      expect(expected[3]?.log).toHaveLength(11);
    });

    it.each(PASSES)(
      "dies: $dies, $side the statement: nothing is lost, doubled or taken unasked",
      async ({ dies, side }) => {
        let points = 0;
        let hits = -1;
        for (let statement = 1; hits !== 0; statement += STRIDE[engineName]) {
          hits = (await run((at) => (at < 2 ? null : { statement, side, dies }))).hits;
          points += hits;
        }
        process.stdout.write(`${base.engine.kind}: ${points} crash points around a sheet (${side}, dies: ${dies})\n`);
        expect(points).toBeGreaterThan(20 / STRIDE[engineName]);
      },
      TIMEOUT_MS,
    );

    async function run(faultOf: (place: number) => Fault | null): Promise<{ pictures: Picture[]; hits: number }> {
      await sql`truncate files restart identity cascade`.execute(base.db);
      await clearAll(base);
      await deskStoreOver(base).invite(CODE, { unit: UNIT });
      const time = createHandTime(START);
      const pictures: Picture[] = [];
      let hits = 0;
      for (const [at, event] of SCRIPT.entries()) {
        const fault = faultOf(at);
        if (await bring(event, fault, time)) hits += 1;
        const picture = await pictureOf(base, UNIT, "an");
        pictures.push({ ...picture, waitsFor: picture.waitsFor.replace(/"turn":"\d+"/, "") });
        if (fault) expect(plain(pictures.at(-1)), `${JSON.stringify(fault)} at ${at}`).toEqual(plain(expected[at]));
      }
      return { pictures, hits };
    }

    /** Brings one event to a path that fails once, and recovers; whether the fault came about. */
    async function bring(event: InboundEvent, fault: Fault | null, time: HandTime): Promise<boolean> {
      const faulty = withFault(base, fault);
      let path = composePath(faulty.store, time);
      let isKept = false;
      let isStarted = await path.start().then(
        () => true,
        () => false,
      );
      for (const step of STEPS_MS) {
        isKept ||= await path.accept(event).then(
          () => true,
          () => false,
        );
        await path.idle();
        if (faulty.failed() && (fault?.dies || !isStarted)) {
          await path.stop();
          path = composePath(base, time);
          await path.start();
          isStarted = true;
          await path.idle();
        }
        time.pass(step);
        await path.idle();
        if (isKept && (await isSettled(base, "an")) && (await isFetched(base))) break;
      }
      await path.stop();
      if (!(await isFetched(base)) || !(await isSettled(base, "an")))
        throw new Error(`${JSON.stringify(fault)}: still not settled`);
      return faulty.failed();
    }
  });
});

/** Numbers of turns rise with every run; the choices carry one. */
const plain = (picture: Picture | undefined) =>
  picture && { ...picture, replies: picture.replies.map((one) => one.replace(/workbook\.\d+/g, "workbook")) };

async function isFetched({ db }: Store): Promise<boolean> {
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from files where state = 'waiting'`.execute(
    db,
  );
  return rows[0]?.open === 0;
}

const source: FileSource = { fetch: async () => ({ kind: "bytes", bytes: SHEET }) };
const route = createReportRoute();
let ids = 0;

function composePath(store: Store, time: HandTime): MessagePath {
  return createMessagePath({
    store,
    coordination: createMemoryCoordination(time.clock),
    route,
    channels: () => [createRecordingChannel([], 1000)],
    fileSources: () => new Map([["telegram", source]]),
    readForm: (bytes, type) => readForm({ engine, isSecret: () => false }, bytes, type),
    deliveredByRow: new Set(["web-chat"]),
    campaign: campaign.id,
    forwards: true,
    clock: time.clock,
    timers: time.timers,
    newId: () => {
      ids += 1;
      return `s${String(ids).padStart(6, "0")}`;
    },
    logger: silentLogger,
    meter: { count() {}, time() {} },
  });
}
