import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createTakeEvent, QUIET_AFTER_ADMIN } from "../../../src/adapters/zalo-oa/take-event.ts";
import { createWebhookRoutes } from "../../../src/adapters/zalo-oa/webhook.ts";
import type { InboundEvent } from "../../../src/messages/inbound-event.ts";
import { anyBytes, hardText, mostly, wrong } from "../../fuzz/arbitrary-updates.ts";
import { recordingLogger } from "../telegram/recording.ts";

const APP = "4318657068771012646";
const OA = "579745863508352884";
const KEY = "oa-secret-key";

function signature(body: string, first = APP, key = KEY): string {
  const { timestamp } = JSON.parse(body) as { timestamp: string };
  return `mac=${createHash("sha256")
    .update(first + body + timestamp + key)
    .digest("hex")}`;
}
const event = (more: object = {}) =>
  JSON.stringify({
    app_id: APP,
    sender: { id: "1" },
    recipient: { id: OA },
    event_name: "user_send_text",
    message: { msg_id: "m1", text: "xin chào" },
    timestamp: "1750316131602",
    ...more,
  });

function door(take: (event: unknown) => Promise<void> = async () => {}) {
  const log = recordingLogger();
  const routes = createWebhookRoutes({ appId: APP, secretKey: KEY, take, logger: log.logger });
  return {
    ...log,
    async post(body: string | Uint8Array<ArrayBuffer>, mac: string | null): Promise<number> {
      const headers = mac === null ? {} : { "X-ZEvent-Signature": mac };
      return (await routes.request("/webhooks/zalo-oa", { method: "POST", body, headers })).status;
    },
  };
}

describe("the signature", () => {
  it("is the SHA-256 of the app, the raw body, its moment and the OA's key", async () => {
    const body = event();
    const spaced = JSON.stringify(JSON.parse(body), null, 1);
    const { post } = door();
    expect(await post(body, signature(body))).toBe(200);
    expect(await post(body, signature(body).replace("mac=", "").toUpperCase())).toBe(200);
    expect(await post(spaced, signature(spaced))).toBe(200);
    expect(await post(spaced, signature(body))).toBe(401);
  });

  it("may begin with the OA's number, as some say; which one it is, is logged once", async () => {
    const { post, lines } = door();
    const body = event();
    for (const first of [OA, OA, APP]) expect(await post(body, signature(body, first))).toBe(200);
    expect(lines.map(({ facts }) => facts["first"])).toEqual(["oa_id", "app_id"]);
  });

  it.each<[string, (body: string) => string | null]>([
    ["none", () => null],
    ["an empty one", () => ""],
    ["the app's secret as the key", (body) => signature(body, APP, "app-secret")],
    ["another app's number first", (body) => signature(body, "2")],
    ["a shorter one", (body) => signature(body).slice(0, -1)],
    ["one of another body", () => signature(event({ timestamp: "2" }))],
  ])("is refused: %s", async (_name, mac) => {
    const body = event();
    expect(await door(() => Promise.reject(new Error("was let in"))).post(body, mac(body))).toBe(401);
  });

  it("of another app is refused even where it is sound", async () => {
    const body = event({ app_id: "1" });
    expect(await door().post(body, signature(body, "1"))).toBe(401);
  });
});

describe("the webhook", () => {
  it("says 500 to what could not be kept, 413 to what is too long, 200 to a look", async () => {
    const broken = door(() => Promise.reject(new Error("the store is away")));
    expect(await broken.post(event(), signature(event()))).toBe(500);
    expect(await broken.post("x".repeat(1024 * 1024 + 1), "mac=")).toBe(413);
    expect(await broken.post("", null)).toBe(200);
  });

  it("takes no body of ten thousand without a sound signature, and none of those with one breaks it", async () => {
    const taken: unknown[] = [];
    const { post, lines } = door(async (one) => void taken.push(one));
    const any = fc
      .record({
        app_id: mostly(fc.constant(APP)),
        event_name: mostly(fc.constantFrom("user_send_text", "follow", "oa_send_text", "user_send_file")),
        timestamp: mostly(fc.constant("1750316131602")),
        sender: mostly(fc.record({ id: mostly(fc.nat(99).map(String)) })),
        message: mostly(fc.record({ msg_id: mostly(hardText), text: mostly(hardText), attachments: mostly(wrong) })),
      })
      .map((value) => JSON.stringify(value));
    const macs = fc.constantFrom("", "mac=", `mac=${"0".repeat(64)}`, signature(event()), "mac=\u00e9");
    const refused = fc.asyncProperty(fc.oneof(any, anyBytes), macs, async (body, mac) => {
      expect([200, 401]).toContain(await post(body, mac));
    });
    await fc.assert(refused, { numRuns: 10_000, seed: 2026 });
    expect(taken).toEqual([]);
    const accepted = fc.asyncProperty(any, async (body) => {
      expect([200, 401]).toContain(await post(body, signature(body)));
    });
    await fc.assert(accepted, { numRuns: 3000, seed: 2026 });
    expect(taken.length).toBeGreaterThan(2000);
    const kept: InboundEvent[] = [];
    const take = createTakeEvent({
      accept: async (one) => kept.push(one),
      takeovers: { begin: async () => {}, isOn: async () => false },
      clock: { now: () => Temporal.Instant.from("2026-11-24T00:00:00Z") },
      cameIn: async () => {},
    });
    for (const one of taken) await take(one);
    expect(kept.length).toBeGreaterThan(500);
    expect(lines.filter(({ event: name }) => name === "zalo_oa_event_not_taken")).toEqual([]);
  }, 120_000);
});

describe("while somebody of the office writes", () => {
  it("what the person says is theirs to answer, but commands and follows are heard", async () => {
    let now = Temporal.Instant.from("2026-11-24T00:00:00Z");
    const kept: string[] = [];
    let quietUntil: Temporal.Instant | null = null;
    const take = createTakeEvent({
      accept: async ({ happening }) => kept.push(happening.kind === "text" ? happening.text : happening.kind),
      takeovers: {
        begin: async (_user, until) => {
          quietUntil = until;
        },
        isOn: async (_user, at) => quietUntil !== null && Temporal.Instant.compare(at, quietUntil) < 0,
      },
      clock: { now: () => now },
      cameIn: async () => {},
    });
    const says = (text: string) => take(JSON.parse(event({ message: { msg_id: text, text } })));
    const admin = { event_name: "oa_send_text", sender: { id: OA, admin_id: "9" }, recipient: { id: "1" } };
    await says("một");
    await take(JSON.parse(event({ ...admin, sender: { id: OA } })));
    await says("hai");
    await take(JSON.parse(event(admin)));
    await says("ba");
    await says("/xoa");
    await take(JSON.parse(event({ event_name: "unfollow", follower: { id: "1" } })));
    now = now.add(QUIET_AFTER_ADMIN);
    await says("bốn");
    expect(kept).toEqual(["một", "hai", "/xoa", "blocked", "bốn"]);
  });
});
