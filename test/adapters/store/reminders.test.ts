import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import type { Reminding } from "../../../src/reminders/reminding.ts";
import { newDraft } from "../../../src/reports/draft.ts";
import { REMINDER_STORES, type ReminderStore } from "../../support/reminder-stores.ts";
import { clockAt, local, remindingOver, type SetClock } from "../../support/reminding.ts";
import { OPENING_MS } from "../../support/stores-contract.ts";

const UNITS = [
  { code: "886", name: "UBND huyện An Phú" },
  { code: "888", name: "UBND huyện Phú Tân" },
];

describe.each(REMINDER_STORES)("on $name", ({ absent, open }) => {
  describe.skipIf(absent)("reminders", () => {
    let store: ReminderStore;
    let clock: SetClock;
    let reminding: Reminding;
    beforeAll(async () => {
      store = await open();
    }, OPENING_MS);
    beforeEach(async () => {
      await store.clear();
      clock = clockAt("2023-12-06T07:30");
      reminding = remindingOver({ book: store.book, clock, units: UNITS, plan: { notices: [] } });
    });
    afterAll(() => store.close());

    const runAt = async (moment: string) => {
      clock.set(local(moment));
      await reminding.run();
    };
    /** "name: first words" of everything said so far. */
    const said = async () => (await store.messages()).map(({ to, words }) => `${to}: ${words.split("\n")[0]}`);
    const rows = async (unit?: string) =>
      (await store.rows())
        .filter((row) => (unit === undefined || row.unit === unit) && row.state !== "not_due" && row.unit !== "-")
        .map(({ unit: of, step, to, state }) => `${of} ${step} ${to ?? "list"} ${state}`);

    test("a step is claimed once, whoever runs how often", async () => {
      await store.join("886", { name: "An" });
      await runAt("2023-12-06T07:59");
      expect(await rows()).toEqual([]);
      await runAt("2023-12-06T08:00");
      await runAt("2023-12-06T08:00");
      const another = remindingOver({ book: store.book, clock, units: UNITS, plan: { notices: [] } });
      await another.run();
      expect(await said()).toEqual(["An: Dạ, em nhắc báo cáo của UBND huyện An Phú."]);
      expect(await rows()).toEqual(["886 T-3 An queued", "888 T-3 list nobody_bound"]);
    });

    test("a unit that handed in one second before gets nothing", async () => {
      await store.join("886", { name: "An" });
      await store.join("888", { name: "Bình" });
      await store.file("886", local("2023-12-06T07:59:59"));
      await runAt("2023-12-06T08:00");
      expect(await said()).toEqual(["Bình: Dạ, em nhắc báo cáo của UBND huyện Phú Tân."]);
      expect((await store.rows()).find(({ unit }) => unit === "886")).toMatchObject({ state: "not_due", to: null });
    });

    test("what has not gone out is taken back when the report comes in", async () => {
      await store.join("886", { name: "An" });
      await runAt("2023-12-06T08:00");
      await store.file("886", local("2023-12-06T08:00:01"));
      await runAt("2023-12-06T08:01");
      expect((await store.messages()).map(({ state }) => state)).toEqual(["expired"]);
      expect(await rows("886")).toEqual(["886 T-3 An withdrawn"]);
    });

    test("a report that was returned is due again, also one that is being corrected; an accepted one is not", async () => {
      await store.join("886", { name: "An" });
      await store.join("888", { name: "Bình" });
      for (const unit of ["886", "888"]) await store.file(unit, local("2023-12-01T08:00"));
      await store.judge("886", "returned");
      await store.judge("888", "accepted");
      await store.official("888");
      const draft = newDraft({ form: "bao-cao", version: 1, unit: "886", period: "2023" });
      await store.draft({ ...draft, revision: 2, cause: "returned", returned: { a: "thiếu", b: "sai" } });
      await runAt("2023-12-06T08:00");
      const messages = await store.messages();
      expect(messages.map(({ to }) => to)).toEqual(["An"]);
      expect(messages[0]?.words).toContain("Báo cáo bị trả lại 2 câu.");
    });

    test("the first officer is told first, the second one step later", async () => {
      await store.join("886", { name: "An" });
      await store.join("886", { name: "Chi" });
      await runAt("2023-12-06T08:00");
      expect(await rows("886")).toEqual(["886 T-3 An queued"]);
      await runAt("2023-12-08T08:00");
      expect(await rows("886")).toEqual(["886 T-3 An queued", "886 T0 An queued", "886 T0 Chi queued"]);
    });

    test("a leader is told only who asked for it", async () => {
      await store.join("886", { name: "An" });
      await store.join("886", { name: "Lãnh", role: "approver" });
      await store.join("888", { name: "Đạo", role: "approver", wantsReminders: true });
      await runAt("2023-12-06T08:00");
      expect(await rows()).toEqual(["886 T-3 An queued", "888 T-3 Đạo queued"]);
      expect(await said()).toContain("Đạo: Dạ, em báo anh/chị về báo cáo của UBND huyện Phú Tân.");
      await runAt("2023-12-01T08:00");
      expect(await rows("888")).toEqual(["888 T-3 Đạo queued", "888 T-7 list nobody_bound"]);
    });

    test("who switched notices off is still told of the own unit's deadline", async () => {
      await store.join("886", { name: "An", muted: true });
      await runAt("2023-12-06T08:00");
      expect(await rows("886")).toEqual(["886 T-3 An queued"]);
    });

    test("the next channel is used, then the next person, then the coordinators' list", async () => {
      await store.join("886", { name: "An", channels: ["telegram", "zalo-oa"] });
      await store.join("886", { name: "Chi" });
      await runAt("2023-12-06T08:00");
      await store.end("recipient_gone", "403");
      await runAt("2023-12-06T08:01");
      expect(await rows("886")).toEqual(["886 T-3 An queued"]);
      await store.end("rejected", "400");
      await runAt("2023-12-06T08:02");
      expect(await rows("886")).toEqual(["886 T-3 An failed", "886 T-3 Chi queued"]);
      await store.end("recipient_gone", "403");
      await runAt("2023-12-06T08:03");
      await runAt("2023-12-06T08:04");
      expect(await rows("886")).toEqual(["886 T-3 An failed", "886 T-3 Chi blocked", "886 T-3 list nobody_reached"]);
      expect(await store.messages()).toHaveLength(3);
    });

    test("somebody without any conversation counts as blocked at once", async () => {
      await store.join("886", { name: "An", channels: [] });
      await store.join("886", { name: "Chi", channels: [] });
      await store.join("888", { name: "Bình", channels: [] });
      await store.join("888", { name: "Dung" });
      await runAt("2023-12-06T08:00");
      expect(await rows()).toEqual([
        "886 T-3 An blocked",
        "886 T-3 Chi blocked",
        "886 T-3 list nobody_reached",
        "888 T-3 Bình blocked",
        "888 T-3 Dung queued",
      ]);
    });

    test("what may have come is sent once more, never twice", async () => {
      await store.join("886", { name: "An" });
      await runAt("2023-12-06T08:00");
      for (const minute of [1, 2, 3, 4]) {
        await store.end("unknown", "no answer");
        await runAt(`2023-12-06T08:0${minute}`);
      }
      expect(await store.messages()).toHaveLength(2);
      expect(await rows("886")).toEqual(["886 T-3 An unknown"]);
    });

    test("what went out is sent, once it is known", async () => {
      await store.join("886", { name: "An" });
      await runAt("2023-12-06T08:00");
      await store.end("sent");
      await runAt("2023-12-06T22:00");
      expect(await rows("886")).toEqual(["886 T-3 An sent"]);
    });

    test("what still waits at night is taken back, and goes out in the morning in the words of that day", async () => {
      await store.join("886", { name: "An" });
      await runAt("2023-12-07T16:59");
      await runAt("2023-12-07T20:57");
      expect((await store.messages()).map(({ state }) => state)).toEqual(["pending"]);
      await runAt("2023-12-07T20:58");
      expect((await store.messages()).map(({ state }) => state)).toEqual(["expired"]);
      await runAt("2023-12-07T23:00");
      await runAt("2023-12-08T06:59");
      expect(await store.messages()).toHaveLength(1);
      await runAt("2023-12-08T07:00");
      const messages = await store.messages();
      expect(messages.map(({ state }) => state)).toEqual(["expired", "pending"]);
      expect(messages[1]?.words).toContain("hôm nay là ngày làm việc cuối");
      expect(messages[1]?.buttons).toEqual(["Mở báo cáo"]);
    });

    test("nothing is said on a closed day, at night, nor once the campaign is over", async () => {
      const late = remindingOver({
        book: store.book,
        clock,
        units: UNITS,
        closesAt: "2023-12-11",
        plan: { notices: [] },
      });
      await store.join("886", { name: "An" });
      for (const moment of ["2023-12-09T10:00", "2023-12-10T10:00", "2023-12-06T21:30", "2023-12-07T06:30"])
        await runAt(moment);
      clock.set(local("2023-12-12T08:00"));
      await late.run();
      expect(await store.rows()).toEqual([]);
    });

    test("after a long stop one message makes up for what was missed", async () => {
      await store.join("886", { name: "An" });
      await runAt("2023-11-30T17:00");
      await runAt("2023-12-05T09:00");
      await runAt("2023-12-05T09:01");
      expect(await rows("886")).toEqual(["886 T-7 An queued"]);
      await runAt("2023-12-06T08:00");
      expect(await rows("886")).toEqual(["886 T-7 An queued", "886 T-3 An queued"]);
    });

    test("a stop at the weekend neither doubles nor loses the day after", async () => {
      await store.join("886", { name: "An" });
      await runAt("2023-12-07T20:00");
      await runAt("2023-12-11T07:10");
      await runAt("2023-12-11T08:00");
      expect(await rows("886")).toEqual(["886 T-3 An queued".replace("T-3", "T+1")]);
    });

    test("a store that never ran before makes up for nothing", async () => {
      await store.join("886", { name: "An" });
      await runAt("2023-12-05T09:00");
      expect(await store.rows()).toEqual([]);
    });

    test("put off till the morning it comes again, unless the report is in or it was said anyway", async () => {
      const an = await store.join("886", { name: "An" });
      const binh = await store.join("888", { name: "Bình" });
      await runAt("2023-12-06T08:00");
      for (const [unit, member] of [
        ["886", an],
        ["888", binh],
      ] as const)
        await store.snooze(unit, member, local("2023-12-07T08:00"));
      await store.file("888", local("2023-12-06T20:00"));
      await runAt("2023-12-07T07:59");
      expect(await store.messages()).toHaveLength(2);
      await runAt("2023-12-07T08:00");
      await runAt("2023-12-07T08:01");
      expect((await rows()).slice(-1)).toEqual(["886 again:2023-12-07 An queued"]);
      await store.snooze("886", an, local("2023-12-08T08:00"));
      await runAt("2023-12-08T08:00");
      expect((await rows("886")).slice(-1)).toEqual(["886 T0 An queued"]);
    });

    test("the signed report's number is asked for once, some working days after handing in", async () => {
      await store.join("886", { name: "An" });
      await store.file("886", local("2023-12-01T15:00"));
      await runAt("2023-12-06T07:59");
      expect(await said()).toEqual([]);
      for (const moment of ["2023-12-06T08:00", "2023-12-06T08:01", "2023-12-12T08:00"]) await runAt(moment);
      const messages = await store.messages();
      expect(messages).toHaveLength(1);
      expect(messages[0]?.words).toContain("đã có số liệu (mã BC2023-886-1), còn thiếu văn bản phát hành");
    });

    test("nothing is asked for where the number is known", async () => {
      await store.join("886", { name: "An" });
      await store.file("886", local("2023-12-01T15:00"));
      await store.official("886");
      await runAt("2023-12-07T08:00");
      expect(await said()).toEqual([]);
    });

    test("a milestone is told of once, and not to who switched notices off", async () => {
      const all = remindingOver({ book: store.book, clock, units: UNITS });
      await store.join("886", { name: "An" });
      await store.join("888", { name: "Bình", muted: true });
      for (const moment of ["2023-10-17T07:59", "2023-10-17T08:00", "2023-10-18T16:59", "2023-10-18T17:00"]) {
        clock.set(local(moment));
        await all.run();
      }
      expect(await rows()).toEqual(["886 notice:peak_month An queued", "888 notice:peak_month Bình muted"]);
      expect((await store.messages())[0]?.words).toMatch(
        /Tháng cao điểm .*Ngoài Kế hoạch: thường từ 17\/10 đến 18\/11/s,
      );
    });

    test("coordinators read one summary of a day, by name and with what went wrong", async () => {
      await store.join("SNV", { name: "Điều phối", role: "coordinator" });
      await store.join("886", { name: "An" });
      await store.join("886", { name: "Chi" });
      await runAt("2023-12-06T08:00");
      await store.end("recipient_gone", "403");
      await runAt("2023-12-06T08:01");
      await store.end("sent");
      await runAt("2023-12-06T08:15");
      expect(await store.messages()).toHaveLength(2);
      for (const moment of ["2023-12-06T08:16", "2023-12-06T08:17", "2023-12-06T18:00"]) await runAt(moment);
      const summaries = (await store.messages()).slice(2);
      expect(summaries.map(({ to }) => to)).toEqual(["Điều phối"]);
      expect(summaries[0]?.words).toBe(
        [
          "Dạ, tin nhắc báo cáo Thứ Tư, 06/12/2023: 2 đơn vị.",
          "Chưa tới người nhận (1):",
          "- UBND huyện An Phú – An (đã chặn hoặc không còn kênh nào)",
          "Đã nhắc (1):",
          "- UBND huyện An Phú – Chi",
          "Chưa có cán bộ nào gắn với đơn vị (1), anh/chị cấp mã mời giúp em:",
          "- UBND huyện Phú Tân",
        ].join("\n"),
      );
    });

    test("what a summary could not tell yet, the next one tells", async () => {
      await store.join("SNV", { name: "Điều phối", role: "coordinator", channels: ["web-chat"] });
      await store.join("886", { name: "An" });
      await store.join("888", { name: "Bình" });
      await store.file("888", local("2023-12-01T08:00"));
      await store.official("888");
      await runAt("2023-12-06T08:00");
      await runAt("2023-12-06T08:20");
      await store.end("sent");
      await runAt("2023-12-07T08:00");
      const summaries = (await store.messages()).filter(({ to }) => to === "Điều phối");
      expect(summaries.map(({ words }) => words.split("\n").slice(1).join(" "))).toEqual([
        "Đang gửi (1): - UBND huyện An Phú – An",
        "Đã nhắc (1): - UBND huyện An Phú – An",
      ]);
    });

    test("looking ahead claims nothing and knows what was claimed", async () => {
      await store.join("886", { name: "An", channels: ["web-chat", "telegram"] });
      const ahead = await reminding.foresee(local("2023-12-07T08:00"));
      expect(ahead).toEqual([
        {
          unit: "886",
          name: "UBND huyện An Phú",
          step: "T-3",
          deadline: "2023-12-09",
          recipients: [{ channel: "telegram", name: "An", role: "officer" }],
          text: [
            "Dạ, em nhắc báo cáo của UBND huyện An Phú.",
            "Hạn: trước ngày 10/12/2023, còn 1 ngày, ngày làm việc cuối là Thứ Sáu, 08/12/2023.",
            "Đơn vị chưa bắt đầu, báo cáo có 18 câu. Anh/chị bấm “Mở báo cáo” hoặc gõ “báo cáo” là em hỏi từng câu ạ.",
          ].join("\n"),
          state: "due",
        },
        expect.objectContaining({ unit: "888", recipients: [], state: "nobody_bound" }),
      ]);
      expect(await store.rows()).toEqual([]);
      await runAt("2023-12-06T08:00");
      expect(await reminding.foresee(local("2023-12-07T08:00"))).toEqual([]);
      expect(await reminding.foresee(local("2023-12-08T21:00"))).toEqual([]);
    });

    test("a deadline that was moved is reminded of anew, and named", async () => {
      await store.join("886", { name: "An" });
      await runAt("2023-12-06T08:00");
      const extensions = new Map([["886", Temporal.PlainDate.from("2023-12-15")]]);
      const moved = remindingOver({
        book: store.book,
        clock,
        units: UNITS.slice(0, 1),
        extensions,
        plan: { notices: [] },
      });
      clock.set(local("2023-12-12T08:00"));
      await moved.run();
      expect((await rows("886")).slice(-1)).toEqual(["886 T-3 An queued"]);
      expect((await store.messages()).at(-1)?.words).toContain(
        "Đơn vị được gia hạn đến Thứ Sáu, 15/12/2023, còn 3 ngày",
      );
    });

    test("in practice every reminder says so first", async () => {
      await store.join("886", { name: "An" });
      const practising = remindingOver({ book: store.book, clock, units: UNITS, practice: "[TẬP HUẤN]" });
      clock.set(local("2023-12-06T08:00"));
      await practising.run();
      expect((await store.messages())[0]?.words).toBe("[TẬP HUẤN]");
    });
  });
});
