import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readsAsParagraph } from "../../../src/conversation/report/take-paragraph.ts";
import { realKnowledge } from "../../support/assistant.ts";
import { CODE, hearingOfficer, type Said } from "../../support/hearing-officer.ts";

const { reports } = await realKnowledge();
const { engine } = reports;
const UNIT = "891";
const TEXT =
  "năm nay huyện tụi em vận động được 1 tỷ 250 triệu, xây 12 căn nhà, hỗ trợ sinh kế 40 hộ, cuối năm còn 35 hộ nghèo";
const SAID: Said = [
  ["quy_vi_nguoi_ngheo", "1 tỷ 250 triệu"],
  ["nha_o", "12 căn nhà"],
  ["ho_sinh_ke", "40 hộ"],
  ["ho_ngheo_cuoi", "35 hộ nghèo"],
];

describe("a text that may tell several figures", () => {
  it.each([
    TEXT,
    "nam nay xa tui em van dong duoc 1 ty 250 trieu, xay 12 can nha, con 35 ho ngheo",
    "Trong năm 2023 huyện đã hỗ trợ 40 hộ sinh kế và xây được 12 căn nhà cho hộ nghèo.",
  ])("%s", (text) => expect(readsAsParagraph(text)).toBe(true));

  it.each([
    "35 hộ",
    "1 tỷ 250 triệu đồng",
    "dạ năm nay huyện tụi em còn 35 hộ nghèo đó em ơi",
    "Trong năm 2023 huyện đã triển khai kế hoạch năm 2024 đầy đủ tới các xã rồi em",
    "năm nay huyện em xây 12 căn nhà với 35 hộ thoát nghèo thì có cần báo cáo không?",
    "huyện em có 12 căn nhà với 35 hộ thoát nghèo thì ghi ở đâu vậy em",
    "văn bản số 15/KH-UBND ngày 20/6/2023 triển khai phong trào thi đua của huyện",
    "12 35 40 50",
    "sửa câu 3 thành 12",
  ])("not: %s", (text) => expect(readsAsParagraph(text)).toBe(false));
});

describe("a paragraph told to an open report", () => {
  it("is shown with its words, and written only when the officer agrees", async () => {
    const lan = hearingOfficer(SAID);
    await lan.begin();
    const before = lan.draft();
    const shown = await lan.say(TEXT);
    expect(shown).toContain("trợ lý máy");
    expect(shown).toContain("xác nhận mới là số liệu của đơn vị");
    expect(shown).toMatch(/Câu \d+ \(.*\): 12 căn \(từ câu “.*xây 12 căn nhà.*”\)/);
    expect(shown).toContain("1.250.000.000 đồng");
    expect(lan.labels()).toEqual(["Ghi hết", "Chọn từng mục", "Bỏ"]);
    expect(lan.draft()).toEqual(before);
    expect(await lan.press("Ghi hết")).toContain("Em đã ghi 4 câu");
    expect(["quy_vi_nguoi_ngheo", "nha_o", "ho_sinh_ke", "ho_ngheo_cuoi"].map(lan.value)).toEqual([
      ...[1_250_000_000, 12, 40, 35],
    ]);
    expect(lan.draft()?.answers["nha_o"]).toMatchObject({ raw: "12 căn nhà", state: "given" });
  });

  it("is agreed to by words", async () => {
    const lan = hearingOfficer(SAID);
    await lan.begin();
    await lan.say(TEXT);
    await lan.say("đúng rồi em");
    expect(lan.value("nha_o")).toBe(12);
  });

  it("is left out whole", async () => {
    const lan = hearingOfficer(SAID);
    await lan.begin();
    const before = lan.draft();
    await lan.say(TEXT);
    expect(await lan.press("Bỏ")).toContain("không ghi gì");
    expect(lan.draft()).toEqual(before);
    expect(lan.focus()).toBe("field");
  });

  it("is gone through one by one", async () => {
    const lan = hearingOfficer(SAID);
    await lan.begin();
    await lan.say(TEXT);
    await lan.press("Chọn từng mục");
    expect(lan.labels()).toEqual(["Ghi", "Không ghi", "Ngưng"]);
    const [old = ""] = lan.ids();
    await lan.press("Ghi");
    const count = Object.keys(lan.draft()?.answers ?? {}).length;
    await lan.pressId(old);
    expect(Object.keys(lan.draft()?.answers ?? {})).toHaveLength(count);
    await lan.press("Không ghi");
    await lan.say("ghi");
    await lan.press("Ngưng");
    expect(Object.keys(lan.draft()?.answers ?? {})).toHaveLength(2);
    expect(lan.focus()).not.toBe("extract");
  });

  it("says what stands there already, and shows it again when that changed meanwhile", async () => {
    const lan = hearingOfficer([["nha_o", "12 căn nhà"]]);
    await lan.begin();
    await lan.say("sửa số nhà thành 9");
    const question = engine.questions(UNIT).find(({ field }) => field.id === "nha_o");
    await lan.say(`sửa câu ${question?.number} thành 9`);
    expect(await lan.say(TEXT)).toContain("đang ghi 9 căn, đổi thành 12 căn");
    lan.put("nha_o", 10);
    expect(await lan.press("Ghi hết")).toContain("đang ghi 10 căn, đổi thành 12 căn");
    expect(lan.value("nha_o")).toBe(10);
    await lan.press("Ghi hết");
    expect(lan.value("nha_o")).toBe(12);
  });

  it("asks about words that read in several ways", async () => {
    const lan = hearingOfficer([
      ["quy_vi_nguoi_ngheo", "quỹ được 45"],
      ["nha_o", "12 căn"],
    ]);
    await lan.begin();
    await lan.say("năm nay huyện tụi em vận động quỹ được 45, rồi xây thêm 12 căn nhà nữa đó em");
    const asked = await lan.press("Ghi hết");
    expect(asked).toContain("Em đã ghi 1 câu");
    expect(asked).toContain("em chưa chắc");
    expect(lan.labels()).toContain("45 triệu đồng");
    expect(lan.value("quy_vi_nguoi_ngheo")).toBeUndefined();
    await lan.press("45 triệu đồng");
    expect(lan.value("quy_vi_nguoi_ngheo")).toBe(45_000_000);
  });

  it("keeps other commands waiting", async () => {
    const lan = hearingOfficer(SAID);
    await lan.begin();
    await lan.say(TEXT);
    expect(await lan.say("sửa câu 3 thành 12")).toContain("còn chờ xác nhận");
    expect(lan.focus()).toBe("extract");
  });

  it.each<[string, Said | null]>([
    ["is down", null],
    ["says nothing", []],
    ["says what is not in the text", [["nha_o", "13 căn nhà"]]],
    ["names a field of others", [["so_cuoc_tuyen_truyen", "12 căn nhà"]]],
  ])("changes nothing where the model %s", async (_, said) => {
    const without = hearingOfficer(null);
    const lan = hearingOfficer(said);
    await without.begin();
    await lan.begin();
    expect(await lan.say(TEXT)).toBe(await without.say(TEXT));
    expect(lan.focus()).toBe("field");
  });

  it("is only asked for by somebody who may fill in, and while a report is open", async () => {
    const lan = hearingOfficer(SAID);
    await lan.say(CODE);
    await lan.say("Lan");
    await lan.say(TEXT);
    expect(lan.model.requests).toHaveLength(0);
    await lan.say("báo cáo");
    await lan.say(TEXT);
    expect(lan.model.requests).toHaveLength(1);
  });

  it("sends the fields of this unit alone, nothing that was answered, and no personal data", async () => {
    const lan = hearingOfficer(SAID, "MTTQ");
    await lan.begin();
    await lan.say(`${TEXT}; chị Nguyễn Thị Hoa, số 0912345678 gửi`);
    const [request] = lan.model.requests;
    const own = engine.questions("MTTQ").map(({ field }) => field.id);
    const sent = (request?.inputs["fields"] ?? "").split("\n").map((line) => JSON.parse(line).id as string);
    expect(Object.keys(request?.inputs ?? {})).toEqual(["fields", "text"]);
    expect(sent.length).toBeGreaterThan(3);
    expect(sent.every((id) => own.includes(id))).toBe(true);
    expect(request?.inputs["text"]).not.toMatch(/0912345678|Hoa/);
    for (const unit of engine.reporting.units.units.filter(({ code }) => code !== "MTTQ"))
      expect(JSON.stringify(request)).not.toContain(unit.name);
  });

  it("never writes what was not confirmed, whatever the model says", async () => {
    const fields = engine.questions(UNIT).map(({ field }) => field.id);
    const words = fc.oneof(
      fc.constantFrom("12 căn nhà", "1 tỷ 250 triệu", "40 hộ", "35 hộ nghèo", "35", "12", "hộ nghèo"),
      fc.string(),
    );
    const said = fc.array(fc.tuple(fc.constantFrom(...fields), words), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        said,
        fc.array(fc.constantFrom("Bỏ", "Chọn từng mục", "Không ghi", "Ngưng"), { maxLength: 4 }),
        async (values, presses) => {
          const lan = hearingOfficer(values);
          await lan.begin();
          const before = lan.draft();
          await lan.say(TEXT);
          expect(lan.draft()).toEqual(before);
          for (const label of presses) await lan.press(label);
          expect(lan.draft()).toEqual(before);
        },
      ),
      { numRuns: 40 },
    );
  });
});
