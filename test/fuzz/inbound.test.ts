import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createMemoryCoordination } from "../../src/adapters/coordination/memory-coordination.ts";
import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { renderReply } from "../../src/adapters/telegram/render.ts";
import { createAcceptInbound } from "../../src/conversation/accept-inbound.ts";
import type { KeptEvent } from "../../src/conversation/ports.ts";
import { createRoute } from "../../src/conversation/route.ts";
import type { Logger } from "../../src/kernel/logger.ts";
import { createMessagePath, type MessagePath } from "../../src/message-path.ts";
import { LONGEST_MESSAGE } from "../../src/messages/inbound-event.ts";
import type { Channel } from "../../src/outbox/ports.ts";
import { realKnowledge } from "../support/assistant.ts";
import { SLOW_START_MS, temporaryFolder } from "../support/running-server.ts";
import { createManualTime } from "../support/running-server-time.ts";
import { storeUnderTest } from "../support/stores.ts";
import { anyBytes, anyPageMessage, anyUpdate, hardText } from "./arbitrary-updates.ts";
import { openFrontDoor } from "./front-door.ts";

const SEED = 20_231_120;
const FEW_MINUTES = 180_000;
const encoded = (value: unknown): string => JSON.stringify(value) ?? "";

const rejections: unknown[] = [];
const noteRejection = (reason: unknown) => void rejections.push(reason);
beforeAll(() => void process.on("unhandledRejection", noteRejection));
afterAll(() => void process.off("unhandledRejection", noteRejection));

let asked = 0;
/** Runs a request for so many values; a status that is not allowed is shown with the smallest value that brings it about. */
async function hammer<Value>(
  times: number,
  values: fc.Arbitrary<Value>,
  request: (value: Value) => Promise<number>,
  allowed: readonly number[],
): Promise<Record<number, number>> {
  const seen: Record<number, number> = {};
  const property = fc.asyncProperty(values, async (value) => {
    const status = await request(value);
    asked += 1;
    seen[status] = (seen[status] ?? 0) + 1;
    expect(allowed).toContain(status);
  });
  await fc.assert(property, { numRuns: times, seed: SEED });
  return seen;
}

describe(`anything at all at the front door (seed ${SEED})`, () => {
  const time = createManualTime();
  const kept: KeptEvent[] = [];
  const keys = new Set<string>();
  const inbox = {
    async accept(event: KeptEvent) {
      if (keys.has(event.eventKey)) return "repeated" as const;
      keys.add(event.eventKey);
      kept.push(event);
      return "accepted" as const;
    },
  };
  const door = openFrontDoor(createAcceptInbound({ inbox, clock: time.clock, wake: () => {} }));

  /** What a store could not hold, or what nobody would know how to answer. */
  const unfit = ({ eventKey, conversation, at, happening }: KeptEvent) => {
    const words = JSON.stringify([eventKey, conversation, happening]);
    const isLong = happening.kind === "text" && happening.text.length > LONGEST_MESSAGE;
    return (
      eventKey === "" || conversation === "" || at.epochMilliseconds < 0 || isLong || /\\u0000|\\ud[89a-f]/.test(words)
    );
  };

  it("updates with the secret are taken or passed over", { timeout: FEW_MINUTES }, async () => {
    const seen = await hammer(45_000, anyUpdate.map(encoded), (body) => door.update(body), [200, 400]);
    expect(seen[200]).toBeGreaterThan(40_000);
    expect(kept.length).toBeGreaterThan(5000);
    const kinds = new Set(kept.map(({ happening }) => happening.kind));
    expect([...kinds].toSorted()).toEqual(
      ["blocked", "choice", "file", "refused", "start", "text", "too_long", "unblocked", "unsupported"].toSorted(),
    );
  });

  it("updates without the secret are not", { timeout: FEW_MINUTES }, async () => {
    const before = kept.length;
    const notSent = fc.tuple(
      anyUpdate.map(encoded),
      fc.constantFrom(null, "", "sai", "bi-mat_012345678", "BI-MAT_0123456789"),
    );
    await hammer(12_000, notSent, ([body, secret]) => door.update(body, secret), [401]);
    expect(kept).toHaveLength(before);
  });

  it("bytes that are no update are refused or passed over", { timeout: FEW_MINUTES }, async () => {
    await hammer(8000, anyBytes, (body) => door.update(body), [200, 400]);
  });

  it("messages from the page are kept or refused", { timeout: FEW_MINUTES }, async () => {
    const seen = await hammer(20_000, anyPageMessage.map(encoded), (body) => door.message(body), [202, 400, 413]);
    expect(seen[202]).toBeGreaterThan(5000);
    await hammer(4000, anyBytes, (body) => door.message(body), [202, 400, 413]);
  });

  it("messages without a cookie, or as something else than JSON, are not", { timeout: FEW_MINUTES }, async () => {
    const before = kept.length;
    const json = { "content-type": "application/json" };
    const strange = fc.constantFrom<Record<string, string>>(
      json,
      { ...json, cookie: "chat=" },
      { ...json, cookie: "chat=ngắn; a=b".replace("ắ", "a") },
      { ...json, cookie: `other=${"c".repeat(43)}` },
      { ...json, cookie: `chat=${"c".repeat(43)}`, origin: "http://evil.example" },
      { "content-type": "text/plain", cookie: `chat=${"c".repeat(43)}` },
    );
    const notSent = fc.tuple(anyPageMessage.map(encoded), strange);
    await hammer(8000, notSent, ([body, headers]) => door.message(body, headers), [401, 403, 415]);
    expect(kept).toHaveLength(before);
  });

  it("brings in only what a store can hold", () => expect(kept.filter(unfit).slice(0, 3)).toEqual([]));

  it("breaks nothing", () => expect([door.errors.slice(0, 3), rejections]).toEqual([[], []]));
});

describe(`anything at all through to the store (seed ${SEED})`, () => {
  const errors: string[] = [];
  const logger: Logger = {
    info() {},
    warn() {},
    error: (event, cause) => void errors.push(`${event}: ${cause instanceof Error ? cause.stack : String(cause)}`),
  };
  const sent: unknown[] = [];
  const channel: Channel = {
    id: "telegram",
    capabilities: { textMax: 4096, buttons: true, sendsPerSecond: null, rowIsDelivery: false },
    render: renderReply,
    async send(_conversation, part) {
      sent.push(part);
      return { kind: "sent", providerId: null };
    },
  };
  const folder = temporaryFolder();
  let store: Store;
  let path: MessagePath;
  beforeAll(async () => {
    const time = createManualTime();
    const { converseWith, about } = await realKnowledge();
    store = await openStore(await openPGlite(folder));
    path = createMessagePath({
      store,
      coordination: createMemoryCoordination(time.clock),
      route: createRoute({ converse: converseWith, about, report: null }),
      channels: () => [channel],
      deliveredByRow: new Set(["web-chat"]),
      campaign: "",
      forwards: false,
      clock: time.clock,
      timers: time.timers,
      newId: randomUUID,
      logger,
      meter: { count() {}, time() {} },
    });
    await path.start();
  }, SLOW_START_MS);
  afterAll(async () => {
    await path.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("is kept once and answered without an error", { timeout: FEW_MINUTES }, async () => {
    const keys = new Set<string>();
    const door = openFrontDoor(async (event) => {
      const outcome = await path.accept(event);
      if (outcome === "accepted") keys.add(`${event.channel} ${event.eventKey}`);
      return outcome;
    });
    await hammer(2600, anyUpdate.map(encoded), (body) => door.update(body), [200, 400]);
    const text = fc.record({ id: fc.uuid(), text: hardText }).map(encoded);
    await hammer(400, text, (body) => door.message(body), [202, 400, 413]);
    const rowsBefore = keys.size;
    await hammer(1000, anyUpdate.map(encoded), (body) => door.update(body, "sai"), [401]);
    expect(keys.size).toBe(rowsBefore);
    await path.idle();
    const { inboxRows, outboxRows } = storeUnderTest(store);
    const rows = await inboxRows();
    expect(rows).toHaveLength(keys.size);
    expect(rows.length).toBeGreaterThan(800);
    expect(rows.filter(({ status, errorCode }) => status !== "done" || errorCode !== null)).toEqual([]);
    expect((await outboxRows()).filter(({ state }) => state !== "sent")).toEqual([]);
    expect(sent.length).toBeGreaterThan(500);
    expect([errors, door.errors, rejections]).toEqual([[], [], []]);
  });
});

it("was a hundred thousand times and more", () => expect(asked).toBeGreaterThanOrEqual(100_000));
