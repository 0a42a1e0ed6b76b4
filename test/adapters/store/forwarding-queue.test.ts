import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import type { ForwardingClaim } from "../../../src/consolidation/ports.ts";
import { type ForwardingStore, openForwardingStore } from "../../consolidation/forwarding-store.ts";
import { FILED_AT, filedReport } from "../../consolidation/sample-reports.ts";
import { ENGINES } from "../../support/stores.ts";

const at = (seconds: number) => FILED_AT.add({ milliseconds: Math.round(seconds * 1000) });

for (const engine of ENGINES)
  describe.skipIf(engine.absent)(`on ${engine.name}`, () => {
    let store: ForwardingStore;
    beforeAll(async () => {
      store = await openForwardingStore(engine);
    });
    beforeEach(() => store.clear());
    afterAll(() => store.close());

    const claim = async (seconds: number, owner = "worker"): Promise<ForwardingClaim> => {
      const claimed = await store.queue.claim(owner, at(seconds), at(seconds + 60));
      if (!claimed) throw new Error("nothing is due");
      return claimed;
    };

    test("nothing is due", async () => {
      expect(await store.queue.claim("worker", at(0), at(60))).toBeNull();
    });

    test("a claim holds the whole report", async () => {
      await store.file(1);
      await store.number("AG-0", "12/BC-UBND");
      expect(await claim(0)).toEqual({
        reportId: expect.stringMatching(/^\d+$/),
        owner: "worker",
        attempts: 1,
        report: filedReport({
          receipt: "AG-0",
          unit: "AG0",
          submitted_by: "",
          approved_by: null,
          official: { number: "12/BC-UBND", date: "2023-12-05", received_at: null },
        }),
      });
    });

    test("many workers at once take each report once, the one due longest first", async () => {
      const receipts = await store.file(20);
      const claims = await Promise.all(
        Array.from({ length: 30 }, (_, worker) => store.queue.claim(`w${worker}`, at(0), at(60))),
      );
      const taken = claims.flatMap((claimed) => (claimed ? [claimed.report.receipt] : []));
      expect(taken.toSorted()).toEqual([...receipts].toSorted());
      expect(await store.queue.claim("late", at(0), at(60))).toBeNull();
    });

    test("what failed waits until it is due, behind what is due longer", async () => {
      await store.file(2);
      const first = await claim(0);
      await store.queue.settle(first, { kind: "again", dueAt: at(5), why: "HTTP 500" }, at(1));
      expect(await store.rows()).toMatchObject([{ state: "waiting", attempts: 1, outcome: "HTTP 500" }, {}]);
      expect((await claim(1)).report.receipt).toBe("AG-1");
      expect(await store.queue.claim("worker", at(4.999), at(60))).toBeNull();
      expect(await claim(5)).toMatchObject({ report: { receipt: "AG-0" }, attempts: 2 });
    });

    test("what is done is never claimed again", async () => {
      await store.file(1);
      await store.queue.settle(await claim(0), { kind: "done", outcome: "already_there" }, at(1));
      expect(await store.rows()).toMatchObject([{ state: "done", outcome: "already_there" }]);
      expect(await store.queue.claim("worker", at(1e6), at(1e6 + 60))).toBeNull();
    });

    test("a claim whose worker went away is given out again, and a late settlement has no effect", async () => {
      await store.file(1);
      const lost = await claim(0);
      expect(await store.queue.claim("other", at(59.999), at(200))).toBeNull();
      const second = await claim(60);
      expect(second).toMatchObject({ reportId: lost.reportId, attempts: 2 });
      await store.queue.settle(lost, { kind: "dead", why: "late" }, at(61));
      expect(await store.rows()).toMatchObject([{ state: "sending", outcome: null }]);
      await store.queue.settle(second, { kind: "done", outcome: "accepted" }, at(62));
      expect(await store.rows()).toMatchObject([{ state: "done", outcome: "accepted" }]);
    });

    test("what was given up is listed with its reason, and tried again when somebody asks", async () => {
      await store.file(3);
      for (const seconds of [0, 1]) {
        await store.queue.settle(await claim(seconds), { kind: "dead", why: "HTTP 422: sai" }, at(seconds));
      }
      await store.queue.settle(await claim(2), { kind: "done", outcome: "accepted" }, at(2));
      const letters = await store.queue.deadLetters();
      expect(letters).toMatchObject([
        { receipt: "AG-0", unit: "AG0", revision: 1, attempts: 1, why: "HTTP 422: sai", since: at(0).toString() },
        { receipt: "AG-1", since: at(1).toString() },
      ]);
      expect(await store.queue.claim("worker", at(100), at(160))).toBeNull();

      expect(await store.queue.retry(letters[1]?.reportId ?? "", at(100))).toBe(1);
      expect((await store.queue.deadLetters()).map(({ receipt }) => receipt)).toEqual(["AG-0"]);
      expect(await claim(100)).toMatchObject({ report: { receipt: "AG-1" }, attempts: 1 });
      expect(await store.queue.retry("all", at(101))).toBe(1);
      expect(await claim(101)).toMatchObject({ report: { receipt: "AG-0" }, attempts: 1 });
      expect(await store.queue.retry("all", at(102))).toBe(0);
      expect(await store.queue.retry("999999999", at(102))).toBe(0);
      expect(await store.queue.retry("AG-0", at(102))).toBe(0);
    });
  });
