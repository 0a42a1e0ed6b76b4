import { expect, test } from "vitest";

import type { Delivery, Settlement } from "../../src/outbox/ports.ts";
import { GIVE_UP_AFTER, LONGEST_PAUSE_MS, settlementOf } from "../../src/outbox/settle.ts";
import { at } from "../support/stores-contract.ts";

const again = (seconds: number, why = "so"): Settlement => ({ kind: "again", dueAt: at(seconds), why });
const final = (state: Extract<Settlement, { kind: "final" }>["state"], why: string | null = "so"): Settlement => ({
  kind: "final",
  state,
  providerId: null,
  why,
});
const settle = (delivery: Delivery, attempts = 1, now = 0) =>
  settlementOf(delivery, { attempts, createdAt: at(0) }, at(now));
const retry = (afterMs: number): Delivery => ({ kind: "retry", afterMs, why: "so" });
const down = (afterMs: number): Delivery => ({ kind: "channel_down", afterMs, why: "so" });

test.each<[Delivery, Settlement]>([
  [
    { kind: "sent", providerId: "7" },
    { kind: "final", state: "sent", providerId: "7", why: null },
  ],
  [{ kind: "sent", providerId: null }, final("sent", null)],
  [{ kind: "unknown", why: "so" }, final("unknown")],
  [{ kind: "recipient_gone", why: "so" }, final("recipient_gone")],
  [{ kind: "outside_window", why: "so" }, final("outside_window")],
  [{ kind: "quota_exhausted", why: "so" }, final("quota_exhausted")],
  [{ kind: "rejected", why: "so" }, final("rejected")],
  [retry(5000), again(5)],
  [down(90_000), again(90)],
])("%j settles as %j", (delivery, settlement) => {
  expect(settle(delivery)).toEqual(settlement);
});

test("pauses double from one second up to a minute", () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 100].map((attempts) => settle(retry(0), attempts));
  expect(LONGEST_PAUSE_MS).toBe(60_000);
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => again(seconds)));
});

test("a platform that asks for a longer pause gets exactly that, to the millisecond", () => {
  expect(settle(retry(37_500), 2)).toEqual(again(37.5));
  expect(settle(retry(600_000), 8)).toEqual(again(600));
  expect(settle(retry(0.2), 1, 10)).toEqual(again(11));
  expect(settle(down(0.2))).toEqual(again(0.001));
});

test("it is tried for twenty-four hours and no longer", () => {
  const last = GIVE_UP_AFTER.total("seconds");
  expect(last).toBe(86_400);
  expect(settle(retry(5000), 1, last - 5)).toEqual(again(last));
  expect(settle(retry(5001), 1, last - 5)).toEqual(final("expired"));
  expect(settle(down(5000), 1, last - 5)).toEqual(again(last));
  expect(settle(down(5001), 1, last - 5)).toEqual(final("expired"));
  expect(settle({ kind: "sent", providerId: null }, 1, 2 * last)).toEqual(final("sent", null));
});
