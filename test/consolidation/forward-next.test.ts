import { beforeEach, expect, test } from "vitest";

import { createForwardNext, FORWARD_LEASE } from "../../src/consolidation/forward-next.ts";
import { createForwarding, SWEEP_MS } from "../../src/consolidation/forwarding.ts";
import type { ForwardingQueue, SendReport, Sent } from "../../src/consolidation/ports.ts";
import type { Logger } from "../../src/kernel/logger.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { createHandTime, type HandTime } from "../support/crash-time.ts";
import { FILED_AT, filedReport } from "./sample-reports.ts";

const REPORT = filedReport({ receipt: "AG-1" });
let time: HandTime;
let noted: unknown[];
let counted: string[];
let waiting: number;
beforeEach(() => {
  time = createHandTime(FILED_AT);
  noted = [];
  counted = [];
  waiting = 1;
});

/** A queue that gives out one report as often as `waiting` says, and notes what is asked of it. */
const queue: ForwardingQueue = {
  async claim(owner, now, until) {
    noted.push(["claim", owner, until.since(now).total("seconds")]);
    if (waiting === 0) return null;
    waiting -= 1;
    return { reportId: "7", report: REPORT, attempts: 3, owner };
  },
  async settle(_, settlement, now) {
    noted.push([settlement, now.since(FILED_AT).total("seconds")]);
  },
};
const logger: Logger = {
  info: () => {},
  warn: (event, facts) => noted.push(["warn", event, facts]),
  error: (event, _cause, facts) => noted.push(["error", event, facts]),
};

const forwarder = (send: SendReport, on = queue) =>
  createForwardNext({
    queue: on,
    send,
    clock: time.clock,
    owner: "worker",
    logger,
    meter: { count: (name, labels) => counted.push(`${name} ${labels?.["outcome"]}`), time() {} },
  });
const answering = (sent: Sent) => forwarder(async () => sent);
const claimed = ["claim", "worker", FORWARD_LEASE.total("seconds")];

test("nothing is due", async () => {
  waiting = 0;
  expect(await answering({ kind: "accepted" })()).toBe("nothing_due");
  expect(noted).toEqual([claimed]);
  expect(counted).toEqual([]);
});

test("a report that is taken is done, at the moment the answer came", async () => {
  const forwardNext = forwarder(async (report) => {
    expect(report).toBe(REPORT);
    time.pass(4000);
    return { kind: "accepted" };
  });
  expect(await forwardNext()).toBe("handled");
  expect(noted).toEqual([claimed, [{ kind: "done", outcome: "accepted" }, 4]]);
  expect(counted).toEqual(["forwardings_total accepted"]);
});

test("a store that is away is noted with a code, never with its words", async () => {
  await answering({ kind: "not_now", afterMs: null, code: "http_503", why: "HTTP 503: mật" })();
  const again = { kind: "again", dueAt: FILED_AT.add({ seconds: 4 }), why: "HTTP 503: mật" };
  const facts = { report: "7", code: "http_503", attempts: 3 };
  expect(noted).toEqual([claimed, [again, 0], ["warn", "not_forwarded", facts]]);
  expect(counted).toEqual(["forwardings_total again"]);
});

test("a report that is refused is given up, and noted as such", async () => {
  await answering({ kind: "refused", code: "http_422", why: "HTTP 422: mật" })();
  const facts = { report: "7", code: "http_422", attempts: 3 };
  expect(noted).toEqual([claimed, [{ kind: "dead", why: "HTTP 422: mật" }, 0], ["warn", "forwarding_given_up", facts]]);
  expect(counted).toEqual(["forwardings_total dead"]);
});

test("a sender that breaks loses nothing: the report is tried again", async () => {
  await forwarder(() => Promise.reject(new Error("broken")))();
  expect(noted).toContainEqual(["error", "forwarding_broke", { report: "7" }]);
  expect(noted).toContainEqual([expect.objectContaining({ kind: "again" }), 0]);
});

test("a settlement that cannot be written is the caller's to know", async () => {
  const away = { ...queue, settle: () => Promise.reject(new Error("away")) };
  await expect(forwarder(async () => ({ kind: "accepted" }), away)()).rejects.toThrow("away");
});

test("the running forwarding starts with what was left, wakes for what is filed, and looks around by itself", async () => {
  const forwardNext = answering({ kind: "accepted" });
  const forwarding = createForwarding({ forwardNext, workers: 2, timers: time.timers, logger: silentLogger });
  forwarding.start();
  await forwarding.idle();
  expect(counted).toHaveLength(1);
  waiting = 2;
  forwarding.wake();
  await forwarding.idle();
  expect(counted).toHaveLength(3);
  waiting = 1;
  time.pass(SWEEP_MS);
  await forwarding.idle();
  expect(counted).toHaveLength(4);
  await forwarding.stop();
  waiting = 1;
  time.pass(SWEEP_MS * 5);
  await forwarding.idle();
  expect(counted).toHaveLength(4);
});
