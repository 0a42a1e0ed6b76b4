import { expect, test } from "vitest";

import type { Sent } from "../../src/consolidation/ports.ts";
import { GIVE_UP_AFTER, LONGEST_ASKED_MS, LONGEST_PAUSE_MS, settlementOf } from "../../src/consolidation/settle.ts";

const FILED = Temporal.Instant.from("2023-12-01T01:00:00Z");
const notNow = (afterMs: number | null = null): Sent => ({
  kind: "not_now",
  afterMs,
  code: "http_500",
  why: "HTTP 500",
});
const settle = (sent: Sent, attempts: number, now = FILED) => settlementOf(sent, { attempts, filedAt: FILED }, now);
const pause = (sent: Sent, attempts: number) => {
  const settlement = settle(sent, attempts);
  return settlement.kind === "again" ? settlement.dueAt.since(FILED).total("milliseconds") : settlement.kind;
};

test("what is there is done", () => {
  expect(settle({ kind: "accepted" }, 1)).toEqual({ kind: "done", outcome: "accepted" });
  expect(settle({ kind: "already_there" }, 9)).toEqual({ kind: "done", outcome: "already_there" });
});

test("what is refused is given up at once, with its reason", () => {
  expect(settle({ kind: "refused", code: "http_422", why: "HTTP 422: sai" }, 1)).toEqual({
    kind: "dead",
    why: "HTTP 422: sai",
  });
});

test.each([
  [1, 1000],
  [2, 2000],
  [5, 16_000],
  [10, 512_000],
  [11, LONGEST_PAUSE_MS],
  [200, LONGEST_PAUSE_MS],
])("after try %i it waits %i ms", (attempts, ms) => {
  expect(pause(notNow(), attempts)).toBe(ms);
});

test("a store that asks for more is left alone for as long, but no longer than a day", () => {
  expect(pause(notNow(7500.2), 1)).toBe(7501);
  expect(pause(notNow(10), 5)).toBe(16_000);
  expect(pause(notNow(1e15), 1)).toBe(LONGEST_ASKED_MS);
});

test("a store that is away is tried for three days and then no more", () => {
  let [now, attempts] = [FILED, 1];
  for (;;) {
    const settlement = settle(notNow(), attempts, now);
    if (settlement.kind !== "again") break;
    now = settlement.dueAt;
    attempts += 1;
    expect(attempts).toBeLessThan(400);
  }
  const tried = now.since(FILED).total("hours");
  expect(tried).toBeGreaterThanOrEqual(GIVE_UP_AFTER.hours);
  expect(tried).toBeLessThan(GIVE_UP_AFTER.hours + 0.26);
});

test("neither many quick tries nor an old report alone is a reason to give up", () => {
  expect(settle(notNow(), 5000, FILED.add({ hours: 71 })).kind).toBe("again");
  expect(settle(notNow(), 1, FILED.add({ hours: 24 * 90 })).kind).toBe("again");
  expect(settle(notNow(), 5000, FILED.add({ hours: 72 })).kind).toBe("dead");
});
