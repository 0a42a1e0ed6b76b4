import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";

import { createConsolidationWebhook } from "../../../src/adapters/consolidation-webhook/consolidation-webhook.ts";
import { createPayloadOf } from "../../../src/consolidation/forwarded-report.ts";
import { FILED_AT, filedReport, SAMPLE_FORM, SAMPLE_UNIT } from "../../consolidation/sample-reports.ts";
import {
  type ConsolidationEmulator,
  openConsolidationEmulator,
} from "../../emulators/consolidation/consolidation-emulator.ts";
import type { Fault } from "../../emulators/consolidation/faults.ts";

const SECRET = "x".repeat(32);
const REPORT = filedReport({ receipt: "AG-2023-XA001-1" });
const payloadOf = createPayloadOf({ form: SAMPLE_FORM, units: [SAMPLE_UNIT] });
const clockAt = (now: Temporal.Instant) => ({ now: () => now });

let emulator: ConsolidationEmulator | undefined;
afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

async function setUp(given: { fault?: Fault; secret?: string; now?: Temporal.Instant; timeoutMs?: number } = {}) {
  emulator = await openConsolidationEmulator({
    secret: SECRET,
    now: () => FILED_AT.epochMilliseconds,
    fault: (_, before) => (before === 0 ? (given.fault ?? null) : null),
  });
  const { secret = SECRET, now = FILED_AT, timeoutMs = 5000 } = given;
  const send = createConsolidationWebhook({ url: emulator.url, secret, payloadOf, clock: clockAt(now), timeoutMs });
  return { send, emulator };
}

test("a report is kept under its receipt, and is there the second time", async () => {
  const { send, emulator } = await setUp();
  expect(await send(REPORT)).toEqual({ kind: "accepted" });
  expect(await send(REPORT)).toEqual({ kind: "already_there" });
  expect([...emulator.records.keys()]).toEqual([REPORT.receipt]);
  expect(JSON.parse(emulator.records.get(REPORT.receipt) ?? "")).toEqual(payloadOf(REPORT));
});

test("a wrong secret and a clock that is off are refused for good", async () => {
  const wrong = await setUp({ secret: "y".repeat(32) });
  expect(await wrong.send(REPORT)).toEqual({ kind: "refused", code: "http_401", why: "HTTP 401: wrong signature" });
  await wrong.emulator.close();
  const stale = await setUp({ now: FILED_AT.add({ minutes: 6 }) });
  expect(await stale.send(REPORT)).toEqual({ kind: "refused", code: "http_401", why: "HTTP 401: stale timestamp" });
  expect(stale.emulator.records.size).toBe(0);
});

test.each<[string, Fault, string | null]>([
  ["cut before it is kept", { kind: "drop" }, null],
  ["cut after it is kept", { kind: "take_then_drop" }, "already_there"],
  ["silence after it is kept", { kind: "take_then_silence" }, "already_there"],
])("%s: it may be tried again, and is there once", async (_, fault, second) => {
  const { send, emulator } = await setUp({ fault, timeoutMs: fault.kind === "take_then_silence" ? 100 : 5000 });
  const first = await send(REPORT);
  expect(first).toMatchObject({ kind: "not_now", afterMs: null });
  expect(JSON.stringify(first)).not.toMatch(/bi-mat|127\.0\.0\.1/);
  expect((await send(REPORT)).kind).toBe(second ?? "accepted");
  expect([...emulator.records.keys()]).toEqual([REPORT.receipt]);
});

test("a slow store is waited for", async () => {
  const { send } = await setUp({ fault: { kind: "slow", ms: 50 } });
  expect(await send(REPORT)).toEqual({ kind: "accepted" });
});

test("an answer that never ends is read no further than 64 KiB, and counts", async () => {
  const { send } = await setUp({ fault: { kind: "take_then_flood" } });
  expect(await send(REPORT)).toEqual({ kind: "accepted" });
});

test("a redirect is not followed", async () => {
  const other = await openConsolidationEmulator({ secret: SECRET, now: () => FILED_AT.epochMilliseconds });
  const { send } = await setUp({ fault: { kind: "answer", status: 308, headers: { location: other.url } } });
  expect(await send(REPORT)).toMatchObject({ kind: "not_now", code: "http_308" });
  expect(other.deliveries).toEqual([]);
  await other.close();
});

test("nobody listens: the reason is a code, without the address", async () => {
  const closed = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => closed.once("listening", done));
  const { port } = closed.address() as { port: number };
  await new Promise((done) => closed.close(done));
  const url = `http://127.0.0.1:${port}/?khoa=bi-mat`;
  const send = createConsolidationWebhook({ url, secret: SECRET, payloadOf, clock: clockAt(FILED_AT) });
  expect(await send(REPORT)).toEqual({
    kind: "not_now",
    afterMs: null,
    code: "ECONNREFUSED",
    why: "the connection to the store failed (ECONNREFUSED)",
  });
});
