import fc from "fast-check";
import { expect, it } from "vitest";

import { createZaloBot } from "../../src/adapters/zalo-bot/zalo-bot.ts";
import { createAcceptInbound } from "../../src/conversation/accept-inbound.ts";
import type { KeptEvent } from "../../src/conversation/ports.ts";
import type { Logger } from "../../src/kernel/logger.ts";
import { LONGEST_MESSAGE } from "../../src/messages/inbound-event.ts";
import { createManualTime } from "../support/running-server-time.ts";
import { anyBytes, hardNumber, hardText, mostly, perhaps, wrong } from "./arbitrary-updates.ts";

const SEED = 20_261_124;
const FEW_MINUTES = 180_000;
const SECRET = "bi-mat_0123456789";

const EVENTS = ["text", "text", "text", "image", "voice", "sticker", "link", "reaction", "unsupported"];
const id = fc.oneof(
  fc.integer({ min: 0, max: 400 }).map((number) => number.toString(16).padStart(20, "0")),
  hardText,
);
const message = fc.record({
  message_id: mostly(fc.oneof(fc.uuid(), id, hardNumber)),
  date: mostly(fc.constant(1_750_316_131_602)),
  chat: mostly(
    fc.record({ id: mostly(id), chat_type: mostly(fc.constantFrom("PRIVATE", "PRIVATE", "PRIVATE", "GROUP")) }),
  ),
  from: mostly(fc.record({ id: mostly(id), display_name: perhaps(hardText), is_bot: mostly(fc.constant(false)) })),
  text: mostly(hardText),
  photo_url: perhaps(hardText),
  sticker: perhaps(hardText),
});
const update = fc.record({
  event_name: mostly(fc.constantFrom(...EVENTS.map((name) => `message.${name}.received`))),
  message: mostly(message),
});
const body = fc.oneof(
  { weight: 6, arbitrary: update },
  { weight: 4, arbitrary: fc.record({ ok: mostly(fc.constant(true)), result: mostly(update) }) },
  { weight: 1, arbitrary: wrong },
);

const errors: string[] = [];
const logger: Logger = { info() {}, warn() {}, error: (event, cause) => void errors.push(`${event} ${cause}`) };
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
const { clock } = createManualTime();
let counted = 0;
const { routes } = createZaloBot({
  ...{ token: "1:emulated-secret", apiRoot: "http://127.0.0.1:1", mode: "webhook", webhookSecret: SECRET },
  ...{ publicUrl: "http://127.0.0.1:1", pages: null, clock, logger },
  accept: createAcceptInbound({ inbox, clock, wake: () => {} }),
  count: {
    async add({ cameIn }) {
      counted += cameIn;
      return { month: "2026-11", cameIn: counted, wentOut: 0 };
    },
    async tellUsedUp() {},
  },
  meter: { count() {}, time() {} },
});

async function post(content: string | Uint8Array<ArrayBuffer>, secret: string | null): Promise<number> {
  const headers = secret === null ? {} : { "x-bot-api-secret-token": secret };
  const response = await routes?.request("/webhooks/zalo-bot", { method: "POST", body: content, headers });
  return response?.status ?? 0;
}

async function hammer<Value>(times: number, values: fc.Arbitrary<Value>, check: (value: Value) => Promise<void>) {
  await fc.assert(fc.asyncProperty(values, check), { numRuns: times, seed: SEED });
}

it(`10,000 bodies with the secret are taken or passed over (seed ${SEED})`, { timeout: FEW_MINUTES }, async () => {
  await hammer(10_000, body, async (value) => {
    expect([200, 400]).toContain(await post(JSON.stringify(value) ?? "", SECRET));
  });
  await hammer(1500, anyBytes, async (bytes) => {
    expect([200, 400]).toContain(await post(bytes, SECRET));
  });
  expect(kept.length).toBeGreaterThan(2000);
  const kinds = new Set(kept.map(({ happening }) => happening.kind));
  expect([...kinds].toSorted()).toEqual(["refused", "start", "text", "too_long", "unsupported"]);
  expect(counted).toBe(kept.length);
});

it("10,000 bodies without it are not, whatever they hold", { timeout: FEW_MINUTES }, async () => {
  const before = kept.length;
  const secrets = fc.constantFrom(null, "", "sai", SECRET.slice(1), `${SECRET}0`, SECRET.toUpperCase());
  await hammer(10_000, fc.tuple(body, secrets), async ([value, secret]) => {
    expect(await post(JSON.stringify(value), secret)).toBe(401);
  });
  expect(kept).toHaveLength(before);
});

it("only what a store can hold comes in, and nothing breaks", () => {
  const unfit = kept.filter(({ eventKey, conversation, at, happening }) => {
    const isLong = happening.kind === "text" && happening.text.length > LONGEST_MESSAGE;
    const words = JSON.stringify([eventKey, conversation, happening]);
    return conversation === "" || at.epochMilliseconds < 0 || isLong || /\\u0000|\\ud[89a-f]/.test(words);
  });
  expect(unfit.slice(0, 3)).toEqual([]);
  expect(errors.slice(0, 3)).toEqual([]);
});
