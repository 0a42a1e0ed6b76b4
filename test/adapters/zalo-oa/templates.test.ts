import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { parseEvent } from "../../../src/adapters/zalo-oa/parse-event.ts";
import type { Tokens } from "../../../src/adapters/zalo-oa/tokens.ts";
import { TRACKING_MAX, trackedMessage, trackingId } from "../../../src/adapters/zalo-oa/tracking-id.ts";
import { createZbsApi } from "../../../src/adapters/zalo-oa/zbs-api.ts";
import { createZbsChannel } from "../../../src/adapters/zalo-oa/zbs-channel.ts";
import { type Reply, textReply } from "../../../src/messages/reply.ts";
import { fillNotice, type NoticeTemplates, noticeTemplatesSchema } from "../../../src/outbox/notice-templates.ts";
import type { Delivery } from "../../../src/outbox/ports.ts";
import type { Fault } from "../../emulators/zalo-bot/faults.ts";
import { PATHS, startZaloOaEmulator, type ZaloOaEmulator } from "../../emulators/zalo-oa/zalo-oa-emulator.ts";
import { recordingLogger } from "../telegram/recording.ts";

const PHONE = "84901234567";
const DAY = 24 * 3_600_000;
const TEMPLATES: NoticeTemplates = noticeTemplatesSchema.parse({
  templates: [
    {
      about: "reminder",
      template_id: "501",
      to: ["user", "phone"],
      price: null,
      text: "Nhắc <don_vi>, hạn <han>",
      parameters: [
        { name: "don_vi", from: ["unit", "unit_code"], max: 30 },
        { name: "han", from: ["deadline"], max: 20 },
      ],
    },
  ],
});
const VALUES = { unit: "UBND huyện An Phú", unit_code: "886", deadline: "09/12/2023" };
const reminder = (values: Readonly<Record<string, string>> = VALUES): Reply => ({
  ...textReply("Dạ, em nhắc."),
  notice: { about: "reminder", values },
});

let zalo: ZaloOaEmulator;
let now = 0;
let lastId = 0;
let left: number | null = null;
beforeEach(async () => {
  now = Date.parse("2026-11-24T03:00:00Z");
  left = null;
  zalo = await startZaloOaEmulator({ now: () => now });
  const body = new URLSearchParams({
    refresh_token: zalo.refreshToken(),
    app_id: zalo.appId,
    grant_type: "refresh_token",
  });
  await fetch(`${zalo.root}${PATHS.tokens}`, { method: "POST", headers: { secret_key: zalo.appSecret }, body });
  zalo.approve({ id: "501", parameters: { don_vi: 30, han: 20 }, byUser: true });
  zalo.giveZalo(PHONE);
});
afterEach(() => zalo.close());

const tokens: Tokens = {
  current: async () => ({ kind: "token", token: zalo.accessToken() ?? "" }),
  renewed: async () => ({ kind: "token", token: zalo.accessToken() ?? "" }),
};
const log = recordingLogger();

async function send(address: string, reply: Reply = reminder(), templates = TEMPLATES): Promise<Delivery> {
  const channel = createZbsChannel({
    api: createZbsApi({ apiRoot: zalo.root, zbsApiRoot: `${zalo.root}/`, tokens }),
    templates,
    quota: {
      async left(remaining) {
        left = remaining;
      },
      leftNow: async () => left,
    },
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(now) },
    logger: log.logger,
    meter: { count() {}, time() {} },
  });
  lastId += 1;
  const [part] = channel.render(reply);
  return channel.send(address, part ?? null, {
    id: String(lastId),
    createdAt: Temporal.Instant.fromEpochMilliseconds(now),
  });
}

describe("a template message", () => {
  it("reaches a person of the OA who has been quiet for weeks, and a telephone", async () => {
    const lan = zalo.person();
    expect(await send(`user:${lan.id}`)).toMatchObject({ kind: "sent" });
    expect(await send(`phone:${PHONE}`)).toMatchObject({ kind: "sent" });
    expect(zalo.templates()).toMatchObject([
      { to: lan.id, data: { don_vi: "UBND huyện An Phú", han: "09/12/2023" }, trackingId: null },
      { to: PHONE, templateId: "501", trackingId: expect.stringMatching(/^td-\d+-\w+$/) },
    ]);
    expect(left).toBe(499);
    expect(zalo.refusals).toEqual([]);
  });

  it("is never sent where its values do not fit, or nothing stands for it", async () => {
    const long = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Giang";
    expect(await send(`phone:${PHONE}`, reminder({ ...VALUES, unit: long, unit_code: long }))).toMatchObject({
      kind: "rejected",
      why: "don_vi does not fit",
    });
    expect(await send(`phone:${PHONE}`, textReply("Dạ."))).toMatchObject({ kind: "rejected" });
    expect(await send("phone:0901234567")).toMatchObject({ kind: "rejected" });
    expect(zalo.calls.filter((path) => path === PATHS.templatesToPhones)).toEqual([]);
    await send(`phone:${PHONE}`, reminder({ ...VALUES, unit: long }));
    await send(`phone:${PHONE}`, reminder({ ...VALUES, deadline: "09/12\n<2023>" }));
    expect(zalo.templates().map(({ data }) => data)).toEqual([
      { don_vi: "886", han: "09/12/2023" },
      { don_vi: "UBND huyện An Phú", han: "09/12 2023" },
    ]);
  });

  it("ends by the day's quota, is not asked again that day, and goes out on the next", async () => {
    zalo.dailyQuota(1);
    expect(await send(`phone:${PHONE}`)).toMatchObject({ kind: "sent" });
    expect(left).toBe(0);
    left = null;
    expect(await send(`phone:${PHONE}`)).toMatchObject({
      kind: "quota_exhausted",
      why: expect.stringMatching(/^-144/),
    });
    const calls = zalo.calls.length;
    expect(await send(`phone:${PHONE}`)).toMatchObject({ kind: "quota_exhausted" });
    expect(zalo.calls).toHaveLength(calls);
    now += DAY / 2 + DAY / 4;
    left = null;
    expect(await send(`phone:${PHONE}`)).toMatchObject({ kind: "sent" });
  });

  it("says by its number who cannot be reached", async () => {
    zalo.giveZalo("84900000002", false);
    expect(await send("phone:84900000001")).toMatchObject({
      kind: "recipient_gone",
      why: expect.stringMatching(/^-118/),
    });
    expect(await send("phone:84900000002")).toMatchObject({ kind: "recipient_gone" });
    const unknown = { templates: TEMPLATES.templates.map((one) => ({ ...one, template_id: "9" })) };
    expect(await send(`phone:${PHONE}`, reminder(), unknown)).toMatchObject({
      kind: "rejected",
      why: expect.stringMatching(/^-109/),
    });
  });

  it.each<[string, Fault, Partial<Delivery>]>([
    ["too fast", { kind: "refuse", code: -32 }, { kind: "retry", afterMs: 60_000 }],
    ["no money", { kind: "refuse", code: -115 }, { kind: "channel_down" }],
    ["no money at Zalo Cloud", { kind: "refuse", code: -321 }, { kind: "channel_down" }],
    ["not approved", { kind: "refuse", code: -131 }, { kind: "rejected" }],
    ["cannot receive it now", { kind: "refuse", code: -114 }, { kind: "outside_window" }],
    ["the month's quota", { kind: "refuse", code: -147 }, { kind: "quota_exhausted" }],
    ["a refused token twice", { kind: "refuse", code: -124 }, { kind: "sent" }],
    ["a gateway", { kind: "gateway-page", status: 504 }, { kind: "unknown" }],
    ["a cut line", { kind: "take-then-drop" }, { kind: "unknown" }],
  ])("when Zalo answers: %s", async (_name, fault, expected) => {
    zalo.fail(PATHS.templatesToPhones, fault);
    expect(await send(`phone:${PHONE}`)).toMatchObject(expected);
  });

  it("tells neither token, telephone nor words of a failure", async () => {
    const token = zalo.accessToken() ?? "";
    zalo.fail(PATHS.templatesToPhones, { kind: "refuse", code: -112, description: `bad ${token}` });
    expect(JSON.stringify(await send(`phone:${PHONE}`))).not.toMatch(new RegExp(`${token}|${PHONE}|An Phú`));
  });
});

describe("a tracking id", () => {
  it("names one message of one store, within Zalo's length", () => {
    const createdAt = Temporal.Instant.from("2026-11-24T03:00:00.9Z");
    const id = trackingId({ id: "9".repeat(15), createdAt });
    expect(id.length).toBeLessThanOrEqual(TRACKING_MAX);
    expect(trackedMessage(id)).toEqual({
      id: "9".repeat(15),
      createdAt: Math.floor(createdAt.epochMilliseconds / 1000),
    });
    for (const other of ["", "td-1", "td-x-1", "12345"]) expect(trackedMessage(other)).toBeNull();
  });
});

describe("events of template messages", () => {
  const event = { app_id: "1", timestamp: "1700000000000", sender: { id: "2" }, recipient: { id: PHONE } };

  it("are receipts only with the time of delivery", () => {
    const message = { msg_id: "77", tracking_id: "td-5-abc", delivery_time: "1700000000000" };
    expect(parseEvent({ ...event, event_name: "user_received_message", message })).toEqual({
      kind: "received",
      receipt: {
        messageId: "77",
        message: { id: "5", createdAt: Number.parseInt("abc", 36) },
        at: Temporal.Instant.fromEpochMilliseconds(1_700_000_000_000),
      },
    });
    expect(parseEvent({ ...event, event_name: "user_received_message", message: { msg_id: "77" } })).toBeNull();
    expect(parseEvent({ ...event, event_name: "change_oa_daily_quota" })).toEqual({ kind: "quota_changed" });
  });
});

describe("texts that wait for approval", () => {
  it("stand for nothing", () => {
    const waiting = { templates: TEMPLATES.templates.map((one) => ({ ...one, template_id: null })) };
    expect(fillNotice(waiting, { about: "reminder", values: VALUES })).toEqual({ kind: "no_template" });
  });

  it("name each parameter in their text, once", () => {
    const [one] = TEMPLATES.templates;
    const broken = { templates: [{ ...one, text: "Nhắc <don_vi> <gi>" }] };
    const issues = noticeTemplatesSchema
      .safeParse(broken)
      .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    expect(issues).toEqual([
      "templates.0.parameters.1.name: <han> does not stand in the text",
      "templates.0.text: <gi> is no parameter",
    ]);
  });
});
