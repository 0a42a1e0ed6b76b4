import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";

import { auditRows } from "../src/adapters/store/audit.ts";
import { createDeliveryQueue } from "../src/adapters/store/delivery-queue.ts";
import { type Broadcasting, composeBroadcasting } from "../src/broadcast-composition.ts";
import type { AdminAnswer } from "../src/consolidation/admin-answer.ts";
import type { ReportBook, StatusRow } from "../src/consolidation/ports.ts";
import type { Address, ChannelId } from "../src/messages/address.ts";
import type { Reply } from "../src/messages/reply.ts";
import { BROADCAST_BATCH, CONFIRM_ABOVE, JUDGED_FROM } from "../src/reminders/broadcast.ts";
import { clockAt, local, real, type SetClock } from "./support/reminding.ts";
import { wordsOf } from "./support/stores-contract.ts";
import { addConversation, addMember, onEveryEngine } from "./support/stores-engines.ts";
import { UNITS } from "./support/units.ts";

const GIVEN = { to: ["all"], text: "Họp giao ban sáng thứ Hai.", link: null, at: null, confirm: null };

onEveryEngine((db) => {
  describe("a broadcast", () => {
    let clock: SetClock;
    let broadcasting: Broadcasting;
    beforeEach(() => {
      clock = clockAt("2023-12-06T08:00");
      const status = async () =>
        UNITS.units.map(
          ({ code, name, kind }) =>
            ({ unit: code, name, kind, state: code === "886" ? "submitted" : "not_started" }) as StatusRow,
        );
      broadcasting = composeBroadcasting({
        store: { db: db() },
        campaign: "c2023",
        timeZone: "Asia/Ho_Chi_Minh",
        units: UNITS,
        book: { status } as unknown as ReportBook,
        rules: real.rules,
        deliveredByRow: new Set<ChannelId>(["web-chat"]),
        practice: () => null,
        clock,
      });
    });

    async function join(unit: string, count = 1, muted = false): Promise<void> {
      for (let at = 0; at < count; at += 1) {
        const member = await addMember(db(), unit);
        await addConversation(db(), { channel: "telegram", conversation: `${unit} ${member}` }, member, { muted });
      }
    }
    async function ask(route: string, body: unknown): Promise<AdminAnswer> {
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      return (await (await broadcasting.routes.request(`/${route}`, init)).json()) as AdminAnswer;
    }
    const runAt = async (moment: string) => {
      clock.set(local(moment));
      await broadcasting.run();
    };
    async function messages(): Promise<readonly string[]> {
      const { rows } = await sql<{ address: string; reply: Reply; state: string }>`
        select c.address, o.reply, o.state from outbox o join conversations c on c.id = o.conversation_id order by o.id`.execute(
        db(),
      );
      return rows.map(({ address, reply, state }) => `${address.split(" ")[0]} ${state}: ${wordsOf(reply)}`);
    }
    const settle = (state: string, most = 1000) =>
      sql`update outbox set state = ${state} where id in (select id from outbox where state = 'pending' order by id limit ${most})`.execute(
        db(),
      );
    async function people(): Promise<unknown> {
      const answer = await ask("broadcasts", {});
      const [first] = (answer.kind === "done" ? answer.value : []) as { state: string; people: unknown }[];
      return first && { state: first.state, ...(first.people as object) };
    }

    test("is looked at first: who gets it, who wants none", async () => {
      await join("886");
      await join("888");
      await join("SYT", 1, true);
      await addMember(db(), "STC");
      const preview = await ask("preview-broadcast", GIVEN);
      expect(preview).toMatchObject({ kind: "done", value: { muted: 1, unreachable: 1 } });
      expect((preview as { value: { preview: { unit: string }[] } }).value.preview.map(({ unit }) => unit)).toEqual([
        "886",
        "888",
      ]);
      const some = await ask("preview-broadcast", { ...GIVEN, to: ["submitted"] });
      expect(some).toMatchObject({ value: { preview: [{ unit: "886" }] } });
      expect(await messages()).toEqual([]);
    });

    test("goes to everybody once, by day, and ends", async () => {
      await join("886");
      await join("888");
      expect(await ask("broadcast", { ...GIVEN, link: "https://sonoivu.example/tep.pdf" })).toMatchObject({
        kind: "done",
        value: { people: 2 },
      });
      await runAt("2023-12-06T21:30");
      await runAt("2023-12-09T10:00");
      expect(await messages()).toEqual([]);
      await runAt("2023-12-11T07:00");
      await runAt("2023-12-11T07:01");
      const said = await messages();
      expect(said.map((one) => one.split(":")[0])).toEqual(["886 pending", "888 pending"]);
      expect(said[0]).toContain(
        "Dạ, Sở Nội vụ thông báo:\nHọp giao ban sáng thứ Hai.\nTệp kèm: https://sonoivu.example/tep.pdf",
      );
      await settle("sent");
      await runAt("2023-12-11T07:02");
      await runAt("2023-12-11T07:03");
      expect(await people()).toEqual({ state: "done", sent: 2 });
    });

    test("waits for its moment, and can be stopped before it", async () => {
      await join("886");
      expect(await ask("broadcast", { ...GIVEN, at: "2023-12-06T08:00" })).toMatchObject({
        refusal: { kind: "past_moment" },
      });
      const planned = await ask("broadcast", { ...GIVEN, at: "2023-12-07T09:00" });
      const { id } = (planned as { value: { id: string } }).value;
      await runAt("2023-12-07T08:59");
      expect(await messages()).toEqual([]);
      expect(await ask("cancel-broadcast", { id })).toMatchObject({ kind: "done" });
      expect(await ask("cancel-broadcast", { id })).toMatchObject({ refusal: { kind: "unknown_broadcast" } });
      const rows = await auditRows(db(), { unit: null, since: null });
      expect(rows.filter(({ subject }) => subject === id).map(({ action, who }) => `${action} ${who}`)).toEqual([
        "broadcast.made admin",
        "broadcast.cancelled admin",
      ]);
      await runAt("2023-12-07T09:00");
      expect(await messages()).toEqual([]);
    });

    test("what has not gone out is taken back when it is stopped in the middle", async () => {
      await join("886", 3);
      const { id } = ((await ask("broadcast", GIVEN)) as { value: { id: string } }).value;
      await runAt("2023-12-06T08:01");
      await settle("sent", 1);
      await runAt("2023-12-06T08:02");
      await ask("cancel-broadcast", { id });
      expect((await messages()).map((one) => one.split(":")[0])).toEqual(["886 sent", "886 expired", "886 expired"]);
      expect(await people()).toEqual({ state: "cancelled", sent: 1, withdrawn: 2 });
    });

    test(`to more than ${CONFIRM_ABOVE} people it needs their number`, async () => {
      await join("886", CONFIRM_ABOVE);
      expect(await ask("broadcast", GIVEN)).toMatchObject({ kind: "done" });
      await join("888");
      const refused = { refusal: { kind: "unconfirmed", people: CONFIRM_ABOVE + 1 } };
      expect(await ask("broadcast", GIVEN)).toMatchObject(refused);
      expect(await ask("broadcast", { ...GIVEN, confirm: CONFIRM_ABOVE })).toMatchObject(refused);
      expect(await ask("broadcast", { ...GIVEN, confirm: CONFIRM_ABOVE + 1 })).toMatchObject({ kind: "done" });
    });

    test("stops by itself when too much does not arrive", async () => {
      await join("886", JUDGED_FROM + 2);
      await ask("broadcast", GIVEN);
      await runAt("2023-12-06T08:01");
      await settle("rejected", 4);
      await settle("sent", JUDGED_FROM - 4 - 1);
      await runAt("2023-12-06T08:02");
      expect(await people()).toMatchObject({ state: "sending" });
      await settle("sent", 1);
      await runAt("2023-12-06T08:03");
      expect(await people()).toEqual({ state: "stopped", sent: JUDGED_FROM - 4, failed: 4, withdrawn: 2 });
    });

    test("people whom nobody could write to from the start are no errors", async () => {
      await join("886", 3);
      for (let at = 0; at < JUDGED_FROM; at += 1) await addMember(db(), "886");
      await ask("broadcast", GIVEN);
      await runAt("2023-12-06T08:01");
      await settle("sent");
      await runAt("2023-12-06T08:02");
      await runAt("2023-12-06T08:03");
      expect(await people()).toEqual({ state: "done", sent: 3, blocked: JUDGED_FROM });
    });

    test("what is in flight when it is stopped is told when it has ended, and not tried again", async () => {
      await join("886", 3);
      const { id } = ((await ask("broadcast", GIVEN)) as { value: { id: string } }).value;
      await runAt("2023-12-06T08:01");
      await sql`update outbox set state = 'sending'`.execute(db());
      await ask("cancel-broadcast", { id });
      expect(await people()).toEqual({ state: "cancelled", queued: 3 });
      const rows = await sql<{ id: number }>`select id from outbox order by id`.execute(db());
      const [first, second] = rows.rows.map((row) => row.id);
      await sql`update outbox set state = 'sent' where id = ${first}`.execute(db());
      await sql`update outbox set state = 'pending' where id = ${second}`.execute(db());
      await runAt("2023-12-06T21:30");
      expect(await people()).toEqual({ state: "cancelled", sent: 1, withdrawn: 1, queued: 1 });
      await sql`update outbox set state = 'unknown' where state = 'sending'`.execute(db());
      await runAt("2023-12-06T21:31");
      expect(await people()).toEqual({ state: "cancelled", sent: 1, withdrawn: 1, unknown: 1 });
    });

    test(`no more than ${BROADCAST_BATCH} messages wait to be sent, and the others follow as they go out`, async () => {
      await join("886", BROADCAST_BATCH + 40);
      await ask("broadcast", { ...GIVEN, confirm: BROADCAST_BATCH + 40 });
      await runAt("2023-12-06T08:01");
      await runAt("2023-12-06T08:02");
      expect(await people()).toEqual({ state: "sending", queued: BROADCAST_BATCH, waiting: 40 });
      await settle("sent", 30);
      await runAt("2023-12-06T08:03");
      expect(await people()).toEqual({ state: "sending", sent: 30, queued: BROADCAST_BATCH, waiting: 10 });
      await sql`update outbox set due_at = ${local("2023-12-06T08:30").toString()} where state = 'pending'`.execute(
        db(),
      );
      await runAt("2023-12-06T08:04");
      expect(await people()).toEqual({ state: "sending", sent: 30, queued: BROADCAST_BATCH + 10 });
    });

    test("who asks something meanwhile is answered first", async () => {
      await join("886", 3);
      await ask("broadcast", GIVEN);
      await runAt("2023-12-06T08:01");
      const asker: Address = { channel: "telegram", conversation: "người hỏi" };
      await addConversation(db(), asker, null);
      await sql`
        with kept as (
          insert into inbox (channel, event_key, conversation_id, happened_at, status, received_at)
          select channel, '1', id, ${clock.now().toString()}::timestamptz, 'done', ${clock.now().toString()}::timestamptz from conversations where address = ${asker.conversation}
          returning id, conversation_id
        )
        insert into outbox (conversation_id, in_reply_to, reply, state, due_at, created_at)
        select conversation_id, id, '{"blocks": [], "choices": []}', 'pending', ${clock.now().toString()}::timestamptz, ${clock.now().toString()}::timestamptz
        from kept`.execute(db());
      const queue = createDeliveryQueue(db());
      const claim = () => queue.claim("telegram", "one", clock.now(), clock.now().add({ seconds: 60 }));
      expect((await claim())?.conversation).toBe(asker.conversation);
      expect((await claim())?.conversation).toMatch(/^886 /);
    });

    test("who switches notices off meanwhile gets none; two runs at once say nothing twice", async () => {
      await join("886");
      await join("888");
      await ask("broadcast", { ...GIVEN, at: "2023-12-07T09:00" });
      await sql`update conversations set muted = true where address like '888%'`.execute(db());
      clock.set(local("2023-12-07T09:00"));
      await Promise.all([broadcasting.run(), broadcasting.run(), broadcasting.run()]);
      expect((await messages()).map((one) => one.split(":")[0])).toEqual(["886 pending"]);
      expect(await people()).toEqual({ state: "sending", queued: 1, muted: 1 });
    });

    test("nobody to write to, or a marking of secrecy, is refused and nothing is kept", async () => {
      expect(await ask("broadcast", GIVEN)).toMatchObject({ refusal: { kind: "nobody_meant" } });
      await join("886");
      expect(await ask("broadcast", { ...GIVEN, text: "MẬT\nnội dung" })).toMatchObject({
        refusal: { kind: "marked_secret" },
      });
      expect(await people()).toBeUndefined();
    });
  });
});
