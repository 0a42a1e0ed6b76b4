import { expect, test } from "vitest";

import { onEveryReminderStore, REMINDED } from "../../support/reminder-suite.ts";
import { local, remindingOver } from "../../support/reminding.ts";

onEveryReminderStore(({ store, clock, reminding, runAt, said, rows }) => {
  test("the signed report's number is asked for once, some working days after handing in", async () => {
    await store().join("886", { name: "An" });
    await store().file("886", local("2023-12-01T15:00"));
    await runAt("2023-12-06T07:59");
    expect(await said()).toEqual([]);
    for (const moment of ["2023-12-06T08:00", "2023-12-06T08:01", "2023-12-12T08:00"]) await runAt(moment);
    const messages = await store().messages();
    expect(messages).toHaveLength(1);
    expect(messages[0]?.words).toContain("đã có số liệu (mã BC2023-886-1), còn thiếu văn bản phát hành");
  });

  test("nothing is asked for where the number is known", async () => {
    await store().join("886", { name: "An" });
    await store().file("886", local("2023-12-01T15:00"));
    await store().official("886");
    await runAt("2023-12-07T08:00");
    expect(await said()).toEqual([]);
  });

  test("a milestone is told of once, and not to who switched notices off", async () => {
    const all = remindingOver({ book: store().book, clock: clock(), units: REMINDED });
    await store().join("886", { name: "An" });
    await store().join("888", { name: "Bình", muted: true });
    for (const moment of ["2023-10-17T07:59", "2023-10-17T08:00", "2023-10-18T16:59", "2023-10-18T17:00"]) {
      clock().set(local(moment));
      await all.run();
    }
    expect(await rows()).toEqual(["886 notice:peak_month An queued", "888 notice:peak_month Bình muted"]);
    expect((await store().messages())[0]?.words).toMatch(
      /Tháng cao điểm .*Ngoài Kế hoạch: thường từ 17\/10 đến 18\/11/s,
    );
  });

  test("coordinators read one summary of a day, by name and with what went wrong", async () => {
    await store().join("SNV", { name: "Điều phối", role: "coordinator" });
    await store().join("886", { name: "An" });
    await store().join("886", { name: "Chi" });
    await runAt("2023-12-06T08:00");
    await store().end("recipient_gone", "403");
    await runAt("2023-12-06T08:01");
    await store().end("sent");
    await runAt("2023-12-06T08:15");
    expect(await store().messages()).toHaveLength(2);
    for (const moment of ["2023-12-06T08:16", "2023-12-06T08:17", "2023-12-06T18:00"]) await runAt(moment);
    const summaries = (await store().messages()).slice(2);
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
    await store().join("SNV", { name: "Điều phối", role: "coordinator", channels: ["web-chat"] });
    await store().join("886", { name: "An" });
    await store().join("888", { name: "Bình" });
    await store().file("888", local("2023-12-01T08:00"));
    await store().official("888");
    await runAt("2023-12-06T08:00");
    await runAt("2023-12-06T08:20");
    await store().end("sent");
    await runAt("2023-12-07T08:00");
    const summaries = (await store().messages()).filter(({ to }) => to === "Điều phối");
    expect(summaries.map(({ words }) => words.split("\n").slice(1).join(" "))).toEqual([
      "Đang gửi (1): - UBND huyện An Phú – An",
      "Đã nhắc (1): - UBND huyện An Phú – An",
    ]);
  });

  test("looking ahead claims nothing and knows what was claimed", async () => {
    await store().join("886", { name: "An", channels: ["web-chat", "telegram"] });
    const ahead = await reminding().foresee(local("2023-12-07T08:00"));
    expect(ahead).toEqual([
      {
        unit: "886",
        name: "UBND huyện An Phú",
        step: "T-3",
        deadline: "2023-12-09",
        recipients: [{ channel: "telegram", name: "An", role: "officer", way: "free", price: 0 }],
        text: [
          "Dạ, em nhắc báo cáo của UBND huyện An Phú.",
          "Hạn: trước ngày 10/12/2023, còn 1 ngày, ngày làm việc cuối là Thứ Sáu, 08/12/2023.",
          "Đơn vị chưa bắt đầu, báo cáo có 18 câu. Anh/chị bấm “Mở báo cáo” hoặc gõ “báo cáo” là em hỏi từng câu ạ.",
        ].join("\n"),
        state: "due",
      },
      expect.objectContaining({ unit: "888", recipients: [], state: "nobody_bound" }),
    ]);
    expect(await store().rows()).toEqual([]);
    await runAt("2023-12-06T08:00");
    expect(await reminding().foresee(local("2023-12-07T08:00"))).toEqual([]);
    expect(await reminding().foresee(local("2023-12-08T21:00"))).toEqual([]);
  });

  test("a deadline that was moved is reminded of anew, and named", async () => {
    await store().join("886", { name: "An" });
    await runAt("2023-12-06T08:00");
    const extensions = new Map([["886", Temporal.PlainDate.from("2023-12-15")]]);
    const moved = remindingOver({
      book: store().book,
      clock: clock(),
      units: REMINDED.slice(0, 1),
      extensions,
      plan: { notices: [] },
    });
    clock().set(local("2023-12-12T08:00"));
    await moved.run();
    expect((await rows("886")).slice(-1)).toEqual(["886 T-3 An queued"]);
    expect((await store().messages()).at(-1)?.words).toContain(
      "Đơn vị được gia hạn đến Thứ Sáu, 15/12/2023, còn 3 ngày",
    );
  });

  test("in practice every reminder says so first", async () => {
    await store().join("886", { name: "An" });
    const practising = remindingOver({ book: store().book, clock: clock(), units: REMINDED, practice: "[TẬP HUẤN]" });
    clock().set(local("2023-12-06T08:00"));
    await practising.run();
    expect((await store().messages())[0]?.words).toBe("[TẬP HUẤN]");
  });

  test("looking ahead tells of what is gentle as well", async () => {
    await store().join("886", { name: "An" });
    await store().file("886", local("2023-12-01T15:00"));
    const step = async (moment: string) =>
      (await reminding().foresee(local(moment))).map((one) => `${one.unit} ${one.step} ${one.recipients.length}`);
    expect(await step("2023-12-05T10:00")).toEqual([]);
    expect(await step("2023-12-06T08:00")).toEqual(["888 T-3 0", "886 official 1"]);
    const all = remindingOver({ book: store().book, clock: clock(), units: REMINDED });
    const ahead = await all.foresee(local("2023-10-17T09:00"));
    expect(ahead.map((one) => `${one.unit} ${one.step} ${one.deadline}`)).toEqual(["886 notice:peak_month 2023-10-17"]);
    expect(await store().rows()).toEqual([]);
  });
});
