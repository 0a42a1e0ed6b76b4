import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { NEW_CONVERSATION } from "../../../src/conversation/conversation-state.ts";
import type { KeptHappening } from "../../../src/conversation/ports.ts";
import { LONGEST_SHOWN, MOST_FAULTS, MOST_LINES } from "../../../src/conversation/report/show-workbook.ts";
import { createRoute } from "../../../src/conversation/route.ts";
import { LARGEST_FORM } from "../../../src/files/check-form.ts";
import { DOCX, XLSX } from "../../../src/files/file-types.ts";
import type { ChannelId } from "../../../src/messages/address.ts";
import type { FileCame } from "../../../src/messages/inbound-event.ts";
import type { Reply } from "../../../src/messages/reply.ts";
import type { Draft } from "../../../src/reports/draft.ts";
import type { SentForm } from "../../../src/reports/form-sheet/sent-form.ts";
import { clockOn, realKnowledge } from "../../support/assistant.ts";
import { wordsOfBlock } from "../../support/block-words.ts";
import { bytesOf, openForm } from "../../support/filled-sheets.ts";
import { answeredIn, draftWith, FILLED_SHEETS } from "../../support/filled-sheets-cases.ts";
import { createMemoryDesk } from "../../support/memory-desk.ts";

const { converseWith, about, reports } = await realKnowledge();
const route = createRoute({ converse: converseWith, about, report: reports.conversation });
const CODE = "K7M4-9QRT";
const UNIT = "891";
const FOLDER = join(import.meta.dirname, "../../fixtures/form-sheets");
const WHEN = "2023-12-05";
const BEFORE = "2023-11-27T00:00:00Z";
const SINCE = "2023-11-27T02:00:00Z";
const sheet: FileCame = { kind: "file", what: "file", name: "Biểu.xlsx", type: XLSX, size: 9, handle: "h1" };

/** What the worker makes of a workbook. */
async function read(bytes: Uint8Array): Promise<SentForm> {
  const outcome = await reports.readForm(bytes, XLSX);
  if (outcome.kind !== "read") throw new Error(outcome.kind);
  return outcome.form as SentForm;
}
const fixture = (name: string) => read(new Uint8Array(readFileSync(join(FOLDER, `${name}.xlsx`))));

/** An officer of a unit, bound and greeted. */
function officer(unit = UNIT, channel: ChannelId = "telegram") {
  const desk = createMemoryDesk();
  desk.invite(CODE, { unit });
  const { now } = clockOn(WHEN);
  let [state, turns] = [NEW_CONVERSATION, 0];
  let last: readonly Reply[] = [];
  const take = (happening: KeptHappening, code: string | null = null): string => {
    turns += 1;
    const routed = route(state, happening, String(turns), { desk: desk.open("an", code), now: now(), channel });
    expect(desk.apply("an", routed.writes, now())).toBe(true);
    state = routed.state;
    last = routed.replies;
    return last.map(({ blocks }) => blocks.map(wordsOfBlock).join("\n")).join("\n");
  };
  const say = (text: string) => take({ kind: "text", text }, text === CODE ? CODE : null);
  say(CODE);
  say("Lan");
  const member = () => desk.open("an", null).member?.id ?? "";
  return {
    desk,
    say,
    take,
    press: (label: string) => {
      const choice = last.flatMap(({ choices }) => choices).find((one) => one.label === label);
      return take({ kind: "choice", choice: choice?.id ?? "" });
    },
    came: (form: unknown, name = "Biểu.xlsx") =>
      take({ kind: "form_read", file: "f1", name, outcome: { kind: "read", form } }),
    refused: (why: string) =>
      take({ kind: "form_read", file: "f1", name: "Biểu.xlsx", outcome: { kind: "refused", why } }),
    labels: () => last.flatMap(({ choices }) => choices.map(({ label }) => label)),
    ids: () => last.flatMap(({ choices }) => choices.map(({ id }) => id)),
    replies: () => last,
    draft: () => desk.draft(unit),
    focus: () => state.report.focus,
    /** Puts a draft down, as a colleague would. */
    put(draft: Draft) {
      const version = desk.open("an", null).draft?.version ?? null;
      expect(desk.apply("an", [{ kind: "save_draft", draft, version, entries: [], by: member() }], now())).toBe(true);
    },
  };
}

describe("the form is sent", () => {
  it.each(["tải biểu", "tai bieu", "cho xin bieu mau", "gui file excel di", "/taibieu"])("by “%s”", (words) => {
    const lan = officer();
    lan.say("báo cáo");
    expect(lan.say(words)).toContain("điền ô nền vàng");
    const files = lan.replies().flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "file"));
    expect(files).toMatchObject([{ file: "form-xlsx:891" }, { file: "form-docx:891" }]);
    expect(lan.focus()).toMatchObject({ kind: "field" });
    expect(lan.draft()).toBeNull();
  });

  it("by the button under the first question, and before any report was opened", () => {
    const lan = officer();
    lan.say("báo cáo");
    expect(lan.labels()).toContain("Tải biểu");
    expect(lan.press("Tải biểu")).toContain("đây là biểu của đơn vị");
    expect(officer().say("tai bieu")).toContain("đây là biểu của đơn vị");
  });

  it("with a page for its way back where the channel takes no files, one for a turn", () => {
    const lan = officer(UNIT, "web-chat");
    lan.say("tải biểu");
    const attachment = reports.engine.questions(UNIT).find(({ field }) => field.kind === "attachment");
    const count = () => lan.replies().flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "upload")).length;
    expect(count()).toBe(1);
    lan.say(`sửa câu ${attachment?.number}`);
    lan.say("tải biểu");
    expect(count()).toBe(1);
    expect(lan.say("gửi biểu")).toContain("qua trang dưới đây");
    expect(count()).toBe(1);
  });
});

describe("a sheet that comes", () => {
  it("is kept to be read, whatever is being asked", () => {
    const lan = officer();
    lan.say("báo cáo");
    expect(lan.take(sheet)).toContain("em đọc rồi báo anh/chị ngay");
    expect(lan.desk.files).toMatchObject([{ form: "expected", type: XLSX, handle: "h1" }]);
    expect(lan.focus()).toMatchObject({ kind: "field" });
  });

  it("is refused before it is fetched when it is one byte too large", () => {
    const lan = officer();
    expect(lan.take({ ...sheet, size: LARGEST_FORM + 1 })).toContain("lớn quá 5 MB");
    expect(lan.desk.files).toEqual([]);
    lan.take({ ...sheet, size: LARGEST_FORM });
    expect(lan.desk.files).toHaveLength(1);
  });

  it("is not a leader's to send", () => {
    const lan = officer();
    lan.desk.invite("K7M4-9QRV", { unit: UNIT, role: "approver" });
    lan.take({ kind: "text", text: "K7M4-9QRV" }, "K7M4-9QRV");
    expect(lan.take(sheet)).toContain("không thuộc vai trò");
  });

  it.each(["encrypted", "old_office", "swollen", "linked", "no_form", "gone", "secret", "macro", "unheard_of"])(
    "and cannot be read (%s) is told, and the question is asked again",
    (why) => {
      const lan = officer();
      lan.say("báo cáo");
      const said = lan.refused(why);
      expect(said).toMatch(/Biểu\.xlsx[\s\S]*(gửi|báo người)[\s\S]*câu 1\/24/);
      expect(lan.draft()).toBeNull();
    },
  );

  it("from somebody who is bound to no unit any more is not taken", () => {
    const desk = createMemoryDesk();
    const around = { desk: desk.open("an", null), now: clockOn(WHEN).now(), channel: "telegram" } as const;
    const happening = { kind: "form_read", file: "f", name: "a", outcome: { kind: "refused", why: "gone" } } as const;
    const { replies, writes } = route({ ...NEW_CONVERSATION, introduced: true }, happening, "1", around);
    expect(replies.map(({ blocks }) => blocks.map(wordsOfBlock).join())).toEqual([expect.stringContaining("chưa gắn")]);
    expect(writes).toEqual([]);
  });
});

describe("nothing is taken before the officer agrees", () => {
  let [shown, taken] = [0, 0];
  it.each(FILLED_SHEETS)("$name", async ({ name, unit, before = {}, since = {} }) => {
    const form = await fixture(name);
    const lan = officer(unit);
    const draft = answeredIn(draftWith(unit, before, "1", BEFORE), since, "2", SINCE);
    if (Object.keys(draft.answers).length > 0) lan.put(draft);
    const held = lan.draft();
    const said = lan.came(form);
    expect(lan.draft()).toEqual(held);
    shown += (said.match(/ → /g) ?? []).length;
    taken += lan.desk.log.length;
    expect(lan.desk.log).toEqual([]);
    for (const reply of lan.replies()) expect(reply.blocks.map(wordsOfBlock).join("\n").length).toBeLessThan(4096);
    expect(said).not.toMatch(/undefined|null|NaN|\[object/);
    const dropped = lan.press("Bỏ");
    expect(lan.draft()).toEqual(held);
    expect(dropped).toContain("chưa ghi gì từ biểu");
  });

  it("of all of them together", () => {
    process.stdout.write(
      `${FILLED_SHEETS.length} sheets: ${shown} values shown, ${taken} taken before the officer agreed\n`,
    );
    expect([shown > 100, taken]).toEqual([true, 0]);
  });
});

describe("the screen before it is taken", () => {
  it("shows every value with what stood there and where it comes from, and takes all when told", async () => {
    const lan = officer();
    lan.put(draftWith(UNIT, { ho_ngheo_dau: 2800 }, "1", BEFORE));
    const hands = await openForm(UNIT, lan.draft() ?? undefined);
    hands.set({ ho_ngheo_dau: 2900, nha_o: "45 căn" });
    const said = lan.came(await read(await bytesOf(hands.workbook)));
    const cells = { poor: hands.answer("ho_ngheo_dau").address, houses: hands.answer("nha_o").address };
    expect(said).toContain(`Câu 4 (Hộ nghèo đầu năm): 2.800 hộ → 2.900 hộ [ô ${cells.poor}]`);
    expect(said).toContain(`chưa có → 45 căn [ô ${cells.houses}]`);
    expect(said).toContain("1 câu ghi mới, 1 câu sửa");
    expect(lan.labels()).toEqual(["Nhận hết", "Bỏ"]);
    expect(lan.say("ok")).toContain("Em đã ghi 2 câu");
    expect(lan.draft()?.answers).toMatchObject({ ho_ngheo_dau: { value: 2900 }, nha_o: { value: 45, raw: "45 căn" } });
  });

  it("with two wrong cells: what is right is taken, the wrong ones are asked, then what is missing", async () => {
    const lan = officer();
    const hands = await openForm(UNIT);
    hands.set({ tong_ho: 33530, tong_ho_dtts: 0, ho_ngheo_dau: "nhiều", ho_thoat_ngheo: "12%", ho_tai_ngheo: 12 });
    const said = lan.came(await read(await bytesOf(hands.workbook)));
    expect(said).toContain("2 ô chưa đọc được");
    expect(said).toContain(`ô ${hands.answer("ho_ngheo_dau").address} (câu 4) đang ghi “nhiều”`);
    expect(lan.labels()).toEqual(["Chỉ nhận chỗ không lỗi", "Bỏ"]);
    expect(lan.press("Chỉ nhận chỗ không lỗi")).toMatch(/Em đã ghi 3 câu[\s\S]*Ô E\d+: em chưa đọc[\s\S]*câu 4\/24/);
    expect(lan.say("2.900")).toContain("câu 5/24");
    expect(lan.say("750")).toContain("câu 7/24");
    expect(Object.keys(lan.draft()?.answers ?? {})).toHaveLength(5);
  });

  it("names cells of the communes, and holds the typed figure against their sum", async () => {
    const lan = officer();
    expect(lan.came(await fixture("23-theo-xa-loi"))).toMatch(/ô [A-Z]+\d+, sheet Theo xã \(câu 4\) đang ghi “nhiều”/);
    expect(lan.press("Nhận hết")).not.toContain("em chưa ghi từ biểu");
    const other = officer();
    const said = other.came(await fixture("21-theo-xa-lech"));
    expect(said).toContain("cộng các xã ở sheet Theo xã là 2.900 hộ");
    expect(said).toContain("sheet Theo xã mới có 3/15 xã");
    expect(other.labels()).toEqual(["Nhận hết", "Bỏ"]);
    other.press("Nhận hết");
    expect(other.draft()?.answers).toMatchObject({ ho_ngheo_dau: { value: 2890 }, nha_o: { value: 22 } });
  });

  it("shows what a colleague gave since, and leaves it where only the sure ones are taken", async () => {
    const lan = officer();
    const { before = {}, since = {} } = FILLED_SHEETS.find(({ name }) => name.startsWith("27")) ?? {};
    lan.put(answeredIn(draftWith(UNIT, before, "1", BEFORE), since, "2", SINCE));
    const said = lan.came(await fixture("27-dong-nghiep-sua"));
    expect(said).toContain("Hộ nghèo đầu năm): 2.900 hộ → 2.950 hộ");
    expect(said).toContain("một đồng nghiệp trong đơn vị đã ghi 2.900 hộ");
    expect(lan.labels()).toEqual(["Nhận hết", "Chỉ nhận chỗ không lỗi", "Bỏ"]);
    const taken = lan.press("Chỉ nhận chỗ không lỗi");
    expect(taken).toContain("muốn ghi, anh/chị gõ “sửa câu 4 thành …”");
    expect(lan.draft()?.answers).toMatchObject({ ho_ngheo_dau: { value: 2900 }, nha_o: { value: 45 } });
  });

  it("is shown anew when the draft changed while it waited; nothing is taken by the old button", async () => {
    const lan = officer();
    lan.came(await fixture("01-so-dung"));
    const [old = ""] = lan.ids();
    lan.put(draftWith(UNIT, { ho_ngheo_dau: 3000 }, "2", "2023-12-04T00:00:00Z"));
    const said = lan.press("Nhận hết");
    expect(said).toContain("trong lúc chờ, báo cáo vừa có thay đổi");
    expect(said).toContain("3.000 hộ → 2.900 hộ");
    expect(lan.draft()?.answers["ho_ngheo_dau"]?.value).toBe(3000);
    expect(lan.take({ kind: "choice", choice: old })).toContain("nút này thuộc tin cũ");
    expect(lan.draft()?.answers["ho_ngheo_dau"]?.value).toBe(3000);
    lan.press("Nhận hết");
    expect(lan.draft()?.answers["ho_ngheo_dau"]?.value).toBe(2900);
  });

  it("stays while something else is asked; what would fill in waits for it, and pausing drops it", async () => {
    const lan = officer();
    lan.came(await fixture("01-so-dung"));
    for (const words of ["báo cáo", "sửa câu 2 thành 5", "nộp", "7. 85"]) {
      expect(lan.say(words)).toMatch(/Sẽ ghi 11 câu|Tóm lại/);
      expect(lan.focus()).toMatchObject({ kind: "workbook" });
    }
    expect(lan.say("hạn nộp báo cáo là khi nào?")).toMatch(/10 tháng 12[\s\S]*Tóm lại/);
    expect(lan.draft()).toBeNull();
    expect(lan.say("tạm dừng")).toContain("em bỏ biểu vừa gửi");
    expect(lan.focus()).toBeNull();
  });

  it("goes over several messages where the list is long, each short enough, with the choices under the last", async () => {
    const lan = officer();
    const hands = await openForm(UNIT);
    const fields = reports.engine.questions(UNIT).map(({ field }) => field);
    for (const { id, kind } of fields) {
      if (kind === "whole" || kind === "money") hands.answer(id).value = 1_000_000;
      if (kind === "long_text") hands.answer(id).value = "Việc đã làm. ".repeat(200);
    }
    for (const code of hands.communes) hands.commune(code, "nha_o").value = "?";
    for (const code of hands.communes) hands.commune(code, "kiem_tra").value = "?";
    lan.came(await read(await bytesOf(hands.workbook)));
    const texts = lan.replies().map(({ blocks }) => blocks.map(wordsOfBlock).join("\n"));
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts) expect(text.split("\n").length).toBeLessThanOrEqual(MOST_LINES + 3);
    expect(lan.replies().map(({ choices }) => choices.length)).toEqual([...texts.slice(1).map(() => 0), 3]);
    const all = texts.join("\n");
    expect(all.match(/sheet Theo xã \(câu/g)).toHaveLength(MOST_FAULTS);
    expect(all).toContain(`và ${2 * hands.communes.length - MOST_FAULTS} ô nữa`);
    expect(all).toMatch(/…[^\n]*\(2600 ký tự\)|… \(\d+ ký tự\)/);
    expect(Math.max(...all.split("\n").map((line) => line.length))).toBeLessThan(LONGEST_SHOWN + 250);
  });

  it("asks the wrong cell at once where nothing can be taken, and says so where nothing is new", async () => {
    const lan = officer();
    const hands = await openForm(UNIT);
    hands.set({ nha_o: "nhiều lắm" });
    expect(lan.came(await read(await bytesOf(hands.workbook)))).toMatch(/chưa ghi được câu nào[\s\S]*câu 14\/24/);
    expect(lan.say("45")).toContain("Em ghi: 45 căn");
    const other = officer();
    expect(other.came(await read(await bytesOf((await openForm(UNIT)).workbook)))).toContain("không có gì khác");
  });
});

describe("where the draft is not only open", () => {
  it("a narrative document sent as an attachment leaves the attachments, and its parts are shown", async () => {
    const lan = officer();
    const attachment = reports.engine.questions(UNIT).find(({ field }) => field.kind === "attachment");
    lan.say(`sửa câu ${attachment?.number}`);
    lan.take({ ...sheet, name: "Phần viết.docx", type: DOCX });
    const [file] = lan.desk.files;
    expect([file?.form, lan.draft()?.answers[attachment?.field.id ?? ""]?.state]).toEqual(["perhaps", "given"]);
    const bytes = new Uint8Array(readFileSync(join(FOLDER, "phan-viet-libreoffice.docx")));
    const outcome = await reports.readForm(bytes, DOCX);
    if (outcome.kind === "refused" || !file) throw new Error("the fixture is not read");
    const said = lan.take({ kind: "form_read", file: file.id, name: file.name, outcome });
    expect(said).toMatch(/chưa có → Tiếp tục nhân rộng mô hình\. \[phần “Phương hướng và kiến nghị”\]/);
    expect(lan.draft()?.answers).toEqual({});
    expect(lan.press("Nhận hết")).toContain("Em đã ghi");
    expect(lan.draft()?.answers["phuong_huong_kien_nghi"]?.value).toBe("Tiếp tục nhân rộng mô hình.");
  });

  it("a sheet after handing in is held against what was handed in, and opens the next revision only when taken", async () => {
    const lan = officer();
    lan.put(draftWith(UNIT, { ho_ngheo_dau: 2800, tong_ho: 33530 }, "1", BEFORE));
    const answers = lan.draft()?.answers ?? {};
    const by = lan.desk.open("an", null).member?.id ?? "";
    const { form, form_version, period } = reports.engine.begin(UNIT);
    const submission = {
      campaign: reports.campaign.id,
      unit: UNIT,
      form,
      form_version,
      period,
      revision: 1,
      cause: "first" as const,
    };
    const filed = {
      receipt: "R1",
      answers,
      exceptions: [],
      submitted_by: by,
      approved_by: null,
      submitted_at: BEFORE,
      timeliness: "on_time" as const,
    };
    const write = { kind: "file", submission: { ...submission, ...filed }, version: 1, by } as const;
    expect(lan.desk.apply("an", [write], clockOn(WHEN).now())).toBe(true);
    const said = lan.came(await fixture("01-so-dung"));
    expect(said).toContain("2.800 hộ → 2.900 hộ");
    expect(said).toContain("9 câu ghi mới, 1 câu cần xem lại");
    expect(lan.draft()).toBeNull();
    expect(lan.press("Bỏ")).toContain("R1");
    expect(lan.draft()).toBeNull();
    lan.came(await fixture("01-so-dung"));
    expect(lan.press("Nhận hết")).toMatch(/em mở lần 2 để sửa[\s\S]*Em đã ghi 10 câu/);
    expect(lan.draft()).toMatchObject({ revision: 2, cause: "correction" });
    expect(lan.draft()?.answers["ho_ngheo_dau"]?.value).toBe(2900);
  });
});

describe("a sheet that belongs elsewhere", () => {
  it.each<[string, (form: SentForm) => SentForm, RegExp]>([
    ["another unit", (form) => ({ ...form, mark: { ...form.mark, unit: "883" } }), /biểu này của .*Long Xuyên/],
    ["another campaign", (form) => ({ ...form, mark: { ...form.mark, campaign: "khac" } }), /phong trào hoặc mẫu/],
    ["another form", (form) => ({ ...form, mark: { ...form.mark, form: "khac" } }), /phong trào hoặc mẫu/],
    ["another period", (form) => ({ ...form, mark: { ...form.mark, period: "2022" } }), /kỳ báo cáo khác/],
  ])("of %s is told kindly, and nothing is taken", async (_, change, words) => {
    const lan = officer();
    lan.say("báo cáo");
    expect(lan.came(change(await fixture("01-so-dung")))).toMatch(words);
    expect(lan.focus()).toMatchObject({ kind: "field" });
    expect(lan.draft()).toBeNull();
  });

  it("of an older version of the form gives the fields that there still are", async () => {
    const lan = officer();
    const form = await fixture("01-so-dung");
    const [first, ...others] = form.answers;
    if (!first) throw new Error("the fixture is empty");
    const older = { ...form, mark: { ...form.mark, version: 7 }, answers: [{ ...first, field: "cau_cu" }, ...others] };
    const said = lan.came(older);
    expect(said).toContain("theo mẫu cũ");
    expect(said).toContain("1 câu không còn trong mẫu");
    lan.press("Nhận hết");
    expect(lan.draft()?.answers["ho_ngheo_dau"]?.value).toBe(2900);
  });

  it("that is no form at all, though its worker thought so, is told", () => {
    expect(officer().came({ mark: {} })).toContain("không phải biểu");
  });
});
