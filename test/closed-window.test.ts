import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createMemoryCoordination } from "../src/adapters/coordination/memory-coordination.ts";
import { createDeliveryQueue } from "../src/adapters/store/delivery-queue.ts";
import { createReminderBook } from "../src/adapters/store/reminders.ts";
import { createTemplateBook } from "../src/adapters/store/template-receipts.ts";
import { parseEvent } from "../src/adapters/zalo-oa/parse-event.ts";
import type { Tokens } from "../src/adapters/zalo-oa/tokens.ts";
import { createZaloOaApi } from "../src/adapters/zalo-oa/zalo-oa-api.ts";
import { createZaloOaChannel } from "../src/adapters/zalo-oa/zalo-oa-channel.ts";
import { createZbsApi } from "../src/adapters/zalo-oa/zbs-api.ts";
import { createZbsChannel } from "../src/adapters/zalo-oa/zbs-channel.ts";
import { type Broadcasting, composeBroadcasting } from "../src/broadcast-composition.ts";
import type { ReportBook, StatusRow } from "../src/consolidation/ports.ts";
import { silentLogger } from "../src/kernel/logger.ts";
import type { ChannelId } from "../src/messages/address.ts";
import { createDelivering } from "../src/outbox/deliver.ts";
import { noticeTemplatesSchema } from "../src/outbox/notice-templates.ts";
import type { Channel } from "../src/outbox/ports.ts";
import { PATHS, startZaloOaEmulator, type ZaloOaEmulator } from "./emulators/zalo-oa/zalo-oa-emulator.ts";
import { clockAt, local, real, remindingOver, type SetClock } from "./support/reminding.ts";
import { addConversation, addMember, onEveryEngine } from "./support/stores-engines.ts";
import { UNITS } from "./support/units.ts";

const TIME_ZONE = "Asia/Ho_Chi_Minh";
const BY_ROW: ReadonlySet<ChannelId> = new Set<ChannelId>(["web-chat"]);
const NO_METER = { count() {}, time() {} };
const approved = (about: string, template_id: string, parameters: readonly object[], text: string) => ({
  ...{ about, template_id, parameters, text },
  ...{ to: ["user", "phone"], price: null },
});
const TEMPLATES = noticeTemplatesSchema.parse({
  templates: [
    approved("reminder", "501", [{ name: "don_vi", from: ["unit", "unit_code"], max: 30 }], "Nhắc <don_vi>"),
    approved("broadcast", "502", [{ name: "noi_dung", from: ["text"], max: 200 }], "Thông báo: <noi_dung>"),
  ],
});
const HOURS = { open: 1, paid: 100, closed: 200 } as const;

onEveryEngine((db) => {
  describe("while the OA's window is closed", () => {
    let clock: SetClock;
    let zalo: ZaloOaEmulator;
    let broadcasting: Broadcasting;
    beforeEach(async () => {
      clock = clockAt("2023-12-06T08:00");
      zalo = await startZaloOaEmulator({ now: () => clock.now().epochMilliseconds });
      const form = { refresh_token: zalo.refreshToken(), app_id: zalo.appId, grant_type: "refresh_token" };
      const headers = { secret_key: zalo.appSecret };
      await fetch(`${zalo.root}${PATHS.tokens}`, { method: "POST", headers, body: new URLSearchParams(form) });
      zalo.approve({ id: "501", parameters: { don_vi: 30 }, byUser: true });
      zalo.approve({ id: "502", parameters: { noi_dung: 200 }, byUser: true });
      await sql`delete from template_quotas`.execute(db());
      const status = async () =>
        UNITS.units.map(({ code, name, kind }) => ({ unit: code, name, kind, state: "not_started" }) as StatusRow);
      broadcasting = composeBroadcasting({
        ...{ store: { db: db() }, campaign: real.campaign.id, timeZone: TIME_ZONE, units: UNITS },
        book: { status } as unknown as ReportBook,
        rules: { ...real.rules, templates: TEMPLATES },
        ...{ deliveredByRow: BY_ROW, sendsTemplates: true, practice: () => null, clock },
      });
    });
    afterEach(() => zalo.close());

    /** Somebody of a unit who spoke to the OA so many hours ago, or who has only a telephone. */
    async function join(unit: string, place: keyof typeof HOURS | "phone"): Promise<void> {
      const member = await addMember(db(), unit);
      if (place === "phone") {
        const phone = `8490000${member.padStart(4, "0")}`;
        zalo.giveZalo(phone);
        await sql`update members set phone = ${phone} where id = ${Number(member)}`.execute(db());
        return;
      }
      const now = clock.now();
      const heard = now.subtract({ hours: HOURS[place] });
      clock.set(heard);
      const person = zalo.person();
      person.say("chào");
      clock.set(now);
      await addConversation(db(), { channel: "zalo-oa", conversation: person.id }, member);
      await sql`update conversations set heard_at = ${heard.toString()} where address = ${person.id}`.execute(db());
    }

    const book = () =>
      createReminderBook({ db: db(), campaign: real.campaign.id, deliveredByRow: BY_ROW, timeZone: TIME_ZONE });

    async function deliverAll(): Promise<void> {
      const token = async () => ({ kind: "token" as const, token: zalo.accessToken() ?? "" });
      const tokens: Tokens = { current: token, renewed: token };
      const common = { logger: silentLogger, meter: NO_METER };
      const channels = [
        createZaloOaChannel({
          api: createZaloOaApi({ apiRoot: zalo.root, tokens }),
          setting: { pages: null, buttons: false },
          ...{ openFile: async () => null, wentOut: async () => {}, ...common },
        }),
        createZbsChannel({
          api: createZbsApi({ apiRoot: zalo.root, zbsApiRoot: zalo.root, tokens }),
          ...{ templates: TEMPLATES, quota: createTemplateBook(db(), TIME_ZONE), clock, ...common },
        }),
      ];
      for (const channel of channels) {
        const { pace } = createMemoryCoordination(clock);
        const delivering = createDelivering({
          channel: {
            ...channel,
            capabilities: { ...channel.capabilities, sendsPerSecond: null },
          } as unknown as Channel,
          ...{ queue: createDeliveryQueue(db()), pace, clock, owner: "test", ...common },
        });
        while ((await delivering(null)) === "handled");
      }
    }
    async function ask(route: string, body: unknown) {
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      const answer = await (await broadcasting.routes.request(`/${route}`, init)).json();
      return (answer as { value: never }).value as Record<string, unknown>;
    }
    const ways = async () =>
      (
        await sql<{ unit: string; way: string | null; price: string | null; state: string; why: string | null }>`
        select unit, way, price, state, why from reminders where unit <> '-' and state <> 'not_due' and state <> 'nobody_bound'
        order by unit, id`.execute(db())
      ).rows.map(({ unit, way, price, state, why }) =>
        `${unit} ${state} ${way ?? why} ${price === null ? "" : Number(price)}`.trim(),
      );

    test("reminders take the cheapest way that is open, and Zalo refuses none", async () => {
      await join("886", "open");
      await join("888", "paid");
      await join("SYT", "closed");
      await join("STC", "phone");
      const units = UNITS.units.filter(({ code }) => ["886", "888", "SYT", "STC"].includes(code));
      const reminding = remindingOver({ book: book(), clock, units, plan: { notices: [] }, templates: TEMPLATES });
      const recipients = (await reminding.foresee(clock.now())).flatMap((one) => one.recipients);
      expect(recipients.map(({ channel, way, price }) => `${channel} ${way} ${price}`).toSorted()).toEqual([
        "zalo-oa free_window 0",
        "zalo-oa paid_window 55",
        "zalo-zbs template_phone 800",
        "zalo-zbs template_user 560",
      ]);
      await reminding.run();
      await deliverAll();
      await reminding.run();
      expect(zalo.refusals).toEqual([]);
      expect(zalo.templates()).toHaveLength(2);
      expect(await ways()).toEqual([
        "886 sent free_window 0",
        "888 sent paid_window 55",
        "STC sent template_phone 800",
        "SYT sent template_user 560",
      ]);
    });

    test("without an approved text nothing is sent to who was quiet, and the coordinators read why", async () => {
      await join("SYT", "closed");
      const units = UNITS.units.filter(({ code }) => code === "SYT");
      const reminding = remindingOver({ book: book(), clock, units, plan: { notices: [] } });
      await reminding.run();
      await deliverAll();
      expect(zalo.calls.filter((path) => path !== PATHS.tokens)).toEqual([]);
      expect(await ways()).toEqual(["SYT blocked window_closed", "SYT nobody_reached null"]);
    });

    test("a broadcast is foreseen, and goes out so: nothing over a limit, nothing outside a window", async () => {
      for (const place of ["open", "paid", "closed", "phone"] as const) await join("886", place);
      const short = { to: ["all"], text: "Họp giao ban sáng thứ Hai.", link: null, at: null, confirm: null };
      expect((await ask("preview-broadcast", short))["forecast"]).toMatchObject({
        channels: { "zalo-oa": 2, "zalo-zbs": 2 },
        dong: 55 + 560 + 800,
        closed: {},
      });
      const long = { ...short, text: "Kính gửi anh/chị. ".repeat(150) };
      expect((await ask("preview-broadcast", long))["forecast"]).toMatchObject({
        channels: { "zalo-oa": 2 },
        dong: 2 * 55,
        closed: { window_closed: 1, template_unfit: 1 },
      });
      for (const one of [short, long]) {
        await ask("broadcast", one);
        await broadcasting.run();
        await deliverAll();
        await broadcasting.run();
        clock.set(clock.now().add({ minutes: 1 }));
        await broadcasting.run();
      }
      expect(zalo.refusals).toEqual([]);
      const [second, first] = (await ask("broadcasts", {})) as unknown as Record<string, unknown>[];
      expect(first).toMatchObject({ state: "done", people: { sent: 4 }, dong: 1415 });
      expect(second).toMatchObject({ people: { sent: 2, blocked: 2 } });
      expect(second).toMatchObject({ reasons: { window_closed: 1, template_unfit: 1 }, ways: { free_window: 1 } });
    });

    test("a receipt makes a message of unknown fate a sent one, and it is not sent again", async () => {
      await join("STC", "phone");
      const units = UNITS.units.filter(({ code }) => code === "STC");
      const reminding = remindingOver({ book: book(), clock, units, plan: { notices: [] }, templates: TEMPLATES });
      await reminding.run();
      zalo.fail(PATHS.templatesToPhones, { kind: "take-then-drop" });
      await deliverAll();
      clock.set(local("2023-12-06T08:05"));
      await reminding.run();
      expect(await ways()).toEqual(["STC queued template_phone 800"]);
      const [sent] = zalo.templates();
      const message = {
        msg_id: sent?.messageId,
        tracking_id: sent?.trackingId,
        delivery_time: String(clock.now().epochMilliseconds),
      };
      const event = { app_id: "1", timestamp: "1", event_name: "user_received_message", message };
      const parsed = parseEvent(event);
      if (parsed?.kind !== "received") throw new Error("the receipt was not read");
      const receipts = createTemplateBook(db(), TIME_ZONE);
      expect(await receipts.received({ ...parsed.receipt, messageId: "1", message: null })).toBe(false);
      expect(await receipts.received(parsed.receipt)).toBe(true);
      clock.set(local("2023-12-06T09:00"));
      await reminding.run();
      await deliverAll();
      expect(await ways()).toEqual(["STC sent template_phone 800"]);
      expect(zalo.templates()).toHaveLength(1);
    });
  });
});
