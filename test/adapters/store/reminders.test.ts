import { expect, test } from "vitest";

import { newDraft } from "../../../src/reports/draft.ts";
import { onEveryReminderStore, REMINDED } from "../../support/reminder-suite.ts";
import { local, remindingOver } from "../../support/reminding.ts";

onEveryReminderStore(({ store, clock, runAt, said, rows }) => {
  test("a step is claimed once, whoever runs how often", async () => {
    await store().join("886", { name: "An" });
    await runAt("2023-12-06T07:59");
    expect(await rows()).toEqual([]);
    await runAt("2023-12-06T08:00");
    await runAt("2023-12-06T08:00");
    const another = remindingOver({ book: store().book, clock: clock(), units: REMINDED, plan: { notices: [] } });
    await another.run();
    expect(await said()).toEqual(["An: Dạ, em nhắc báo cáo của UBND huyện An Phú."]);
    expect(await rows()).toEqual(["886 T-3 An queued", "888 T-3 list nobody_bound"]);
  });

  test("a unit that handed in one second before gets nothing", async () => {
    await store().join("886", { name: "An" });
    await store().join("888", { name: "Bình" });
    await store().file("886", local("2023-12-06T07:59:59"));
    await runAt("2023-12-06T08:00");
    expect(await said()).toEqual(["Bình: Dạ, em nhắc báo cáo của UBND huyện Phú Tân."]);
    expect((await store().rows()).find(({ unit }) => unit === "886")).toMatchObject({ state: "not_due", to: null });
  });

  test("what has not gone out is taken back when the report comes in", async () => {
    await store().join("886", { name: "An" });
    await runAt("2023-12-06T08:00");
    await store().file("886", local("2023-12-06T08:00:01"));
    await runAt("2023-12-06T08:01");
    expect((await store().messages()).map(({ state }) => state)).toEqual(["expired"]);
    expect(await rows("886")).toEqual(["886 T-3 An withdrawn"]);
  });

  test("a report that was returned is due again, also one that is being corrected; an accepted one is not", async () => {
    await store().join("886", { name: "An" });
    await store().join("888", { name: "Bình" });
    for (const unit of ["886", "888"]) await store().file(unit, local("2023-12-01T08:00"));
    await store().judge("886", "returned");
    await store().judge("888", "accepted");
    await store().official("888");
    const draft = newDraft({ form: "bao-cao", version: 1, unit: "886", period: "2023" });
    await store().draft({ ...draft, revision: 2, cause: "returned", returned: { a: "thiếu", b: "sai" } });
    await runAt("2023-12-06T08:00");
    const messages = await store().messages();
    expect(messages.map(({ to }) => to)).toEqual(["An"]);
    expect(messages[0]?.words).toContain("Báo cáo bị trả lại 2 câu.");
  });

  test("the first officer is told first, the second one step later", async () => {
    await store().join("886", { name: "An" });
    await store().join("886", { name: "Chi" });
    await runAt("2023-12-06T08:00");
    expect(await rows("886")).toEqual(["886 T-3 An queued"]);
    await runAt("2023-12-08T08:00");
    expect(await rows("886")).toEqual(["886 T-3 An queued", "886 T0 An queued", "886 T0 Chi queued"]);
  });

  test("a leader is told only who asked for it", async () => {
    await store().join("886", { name: "An" });
    await store().join("886", { name: "Lãnh", role: "approver" });
    await store().join("888", { name: "Đạo", role: "approver", wantsReminders: true });
    await runAt("2023-12-06T08:00");
    expect(await rows()).toEqual(["886 T-3 An queued", "888 T-3 Đạo queued"]);
    expect(await said()).toContain("Đạo: Dạ, em báo anh/chị về báo cáo của UBND huyện Phú Tân.");
    await runAt("2023-12-01T08:00");
    expect(await rows("888")).toEqual(["888 T-3 Đạo queued", "888 T-7 list nobody_bound"]);
  });

  test("who switched notices off is still told of the own unit's deadline", async () => {
    await store().join("886", { name: "An", muted: true });
    await runAt("2023-12-06T08:00");
    expect(await rows("886")).toEqual(["886 T-3 An queued"]);
  });

  test("the next channel is used, then the next person, then the coordinators' list", async () => {
    await store().join("886", { name: "An", channels: ["telegram", "zalo-oa"] });
    await store().join("886", { name: "Chi" });
    await runAt("2023-12-06T08:00");
    await store().end("recipient_gone", "403");
    await runAt("2023-12-06T08:01");
    expect(await rows("886")).toEqual(["886 T-3 An queued"]);
    await store().end("rejected", "400");
    await runAt("2023-12-06T08:02");
    expect(await rows("886")).toEqual(["886 T-3 An failed", "886 T-3 Chi queued"]);
    await store().end("recipient_gone", "403");
    await runAt("2023-12-06T08:03");
    await runAt("2023-12-06T08:04");
    expect(await rows("886")).toEqual(["886 T-3 An failed", "886 T-3 Chi blocked", "886 T-3 list nobody_reached"]);
    expect(await store().messages()).toHaveLength(3);
  });

  test("somebody without any conversation counts as blocked at once", async () => {
    await store().join("886", { name: "An", channels: [] });
    await store().join("886", { name: "Chi", channels: [] });
    await store().join("888", { name: "Bình", channels: [] });
    await store().join("888", { name: "Dung" });
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
    await store().join("886", { name: "An" });
    await runAt("2023-12-06T08:00");
    for (const minute of [1, 2, 3, 4]) {
      await store().end("unknown", "no answer");
      await runAt(`2023-12-06T08:0${minute}`);
    }
    expect(await store().messages()).toHaveLength(2);
    expect(await rows("886")).toEqual(["886 T-3 An unknown"]);
  });

  test("what went out is sent, once it is known", async () => {
    await store().join("886", { name: "An" });
    await runAt("2023-12-06T08:00");
    await store().end("sent");
    await runAt("2023-12-06T22:00");
    expect(await rows("886")).toEqual(["886 T-3 An sent"]);
  });

  test("what still waits at night is taken back, and goes out in the morning in the words of that day", async () => {
    await store().join("886", { name: "An" });
    await runAt("2023-12-07T16:59");
    await runAt("2023-12-07T20:57");
    expect((await store().messages()).map(({ state }) => state)).toEqual(["pending"]);
    await runAt("2023-12-07T20:58");
    expect((await store().messages()).map(({ state }) => state)).toEqual(["expired"]);
    await runAt("2023-12-07T23:00");
    await runAt("2023-12-08T06:59");
    expect(await store().messages()).toHaveLength(1);
    await runAt("2023-12-08T07:00");
    const messages = await store().messages();
    expect(messages.map(({ state }) => state)).toEqual(["expired", "pending"]);
    expect(messages[1]?.words).toContain("hôm nay là ngày làm việc cuối");
    expect(messages[1]?.buttons).toEqual(["Mở báo cáo"]);
  });

  test("nothing is said on a closed day, at night, nor once the campaign is over", async () => {
    const late = remindingOver({
      book: store().book,
      clock: clock(),
      units: REMINDED,
      closesAt: "2023-12-11",
      plan: { notices: [] },
    });
    await store().join("886", { name: "An" });
    for (const moment of ["2023-12-09T10:00", "2023-12-10T10:00", "2023-12-06T21:30", "2023-12-07T06:30"])
      await runAt(moment);
    clock().set(local("2023-12-12T08:00"));
    await late.run();
    expect(await store().rows()).toEqual([]);
  });

  test("after a long stop one message makes up for what was missed", async () => {
    await store().join("886", { name: "An" });
    await runAt("2023-11-30T17:00");
    await runAt("2023-12-05T09:00");
    await runAt("2023-12-05T09:01");
    expect(await rows("886")).toEqual(["886 T-7 An queued"]);
    await runAt("2023-12-06T08:00");
    expect(await rows("886")).toEqual(["886 T-7 An queued", "886 T-3 An queued"]);
  });

  test("a stop at the weekend neither doubles nor loses the day after", async () => {
    await store().join("886", { name: "An" });
    await runAt("2023-12-07T20:00");
    await runAt("2023-12-11T07:10");
    await runAt("2023-12-11T08:00");
    expect(await rows("886")).toEqual(["886 T-3 An queued".replace("T-3", "T+1")]);
  });

  test("a store that never ran before makes up for nothing", async () => {
    await store().join("886", { name: "An" });
    await runAt("2023-12-05T09:00");
    expect(await store().rows()).toEqual([]);
  });

  test("put off till the morning it comes again, unless the report is in or it was said anyway", async () => {
    const an = await store().join("886", { name: "An" });
    const binh = await store().join("888", { name: "Bình" });
    await runAt("2023-12-06T08:00");
    for (const [unit, member] of [
      ["886", an],
      ["888", binh],
    ] as const)
      await store().snooze(unit, member, local("2023-12-07T08:00"));
    await store().file("888", local("2023-12-06T20:00"));
    await runAt("2023-12-07T07:59");
    expect(await store().messages()).toHaveLength(2);
    await runAt("2023-12-07T08:00");
    await runAt("2023-12-07T08:01");
    expect((await rows()).slice(-1)).toEqual(["886 again:2023-12-07 An queued"]);
    await store().snooze("886", an, local("2023-12-08T08:00"));
    await runAt("2023-12-08T08:00");
    expect((await rows("886")).slice(-1)).toEqual(["886 T0 An queued"]);
  });
});
