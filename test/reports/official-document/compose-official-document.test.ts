import { describe, expect, it } from "vitest";
import { composeOfficialDocument } from "../../../src/reports/official-document/compose-official-document.ts";
import { previewText } from "../../../src/reports/official-document/preview-text.ts";
import type { Answers } from "../../../src/reports/official-document/section-blocks.ts";
import { answers, reportOf } from "./sample-reports.ts";
import { unitOf } from "./sample-units.ts";

const preview = (...of: Parameters<typeof reportOf>) => previewText(composeOfficialDocument(reportOf(...of)));
const official = (number: string) => ({ official: { number, date: "2024-02-05" } });

describe("what is not known", () => {
  it("stays a visible blank", () => {
    const lines = preview("SLD", {
      month: null,
      unit: { ...unitOf("SLD"), letterhead: { ...unitOf("SLD").letterhead, place: null } },
    });
    expect(lines).toContain("Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-SLĐTBXH");
    expect(lines).toContain("……, ngày … tháng … năm …");
    expect(lines.find((line) => line.startsWith("Thực hiện"))).toContain("Quyết định số ……/QĐ-UBND ngày …… của");
    expect(lines.slice(-4)).toEqual(["- Lưu: VT, …….", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "………………………"]);
  });

  it("is filled in as soon as it is known", () => {
    const lines = preview("TT", {
      ...official("123"),
      decision: { number: "812", symbol: "QĐ-UBND", date: "2023-05-31" },
    });
    expect(lines).toContain("Số: 123/BC-UBND");
    expect(lines).toContain("Tri Tôn, ngày 05 tháng 02 năm 2024");
    expect(lines.find((line) => line.startsWith("Thực hiện"))).toContain("số 812/QĐ-UBND ngày 31 tháng 5 năm 2023 của");
    expect(preview("TT")).toContain("Tri Tôn, ngày … tháng 12 năm 2023");
  });

  it.each([
    ["7", "Số: 07/BC-UBND"],
    ["07", "Số: 07/BC-UBND"],
    ["số 7/BC-UBND", "Số: 07/BC-UBND"],
    ["Số: 211 / BC-VP", "Số: 211/BC-VP"],
    ["12a", "Số: 12a/BC-UBND"],
  ])("takes the number as the clerk typed it: %s", (typed, line) => {
    expect(preview("TT", official(typed))).toContain(line);
  });

  it.each([
    ["an answer that is due", "poor_before", "- Hộ nghèo đầu năm: ……;"],
    ["a day the figures were counted on", "counted", "Số liệu tính đến ngày ……."],
    ["a text that is due", "weak", "……"],
  ])("shows a blank for %s", (_, field, line) => {
    const { [field]: _left, ...rest } = answers;
    expect(preview("TT", { answers: rest })).toContain(line);
  });

  it("says of what was put off that there is no figure yet", () => {
    const later = { state: "not_yet", value: null, raw: "chưa" } as const;
    const lines = preview("TT", {
      answers: { ...answers, weak: later, documents: later, drop: { ...later, state: "given" } },
    });
    expect(lines).toContain("- Hộ cận nghèo cuối năm: chưa có số liệu;");
    expect(lines).toContain("Chưa có số liệu.");
    expect(lines).toContain("- Văn bản đã ban hành: chưa có số liệu.");
    expect(lines).toContain("- Số hộ giảm: chưa có số liệu;");
  });
});

describe("the sections", () => {
  it("follow the form, counted anew where a section is not asked", () => {
    const headings = (code: string) => composeOfficialDocument(reportOf(code)).sections.map(({ heading }) => heading);
    expect(headings("TT").map((heading) => heading.split(" ")[0])).toEqual(["I.", "II.", "III.", "IV."]);
    expect(headings("MT")).toEqual([
      "I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TRIỂN KHAI",
      "II. HUY ĐỘNG NGUỒN LỰC, HỖ TRỢ NGƯỜI NGHÈO",
      "III. HẠN CHẾ, PHƯƠNG HƯỚNG, KIẾN NGHỊ",
    ]);
  });

  it("leave out what the unit is not asked and what it need not answer", () => {
    const { wishes: _wishes, ...rest } = answers;
    const department = preview("SLD", { answers: rest }).join("\n");
    expect(department).not.toContain("Quỹ “Vì người nghèo”");
    expect(department).not.toContain("Kiến nghị\n");
    expect(preview("TT").join("\n")).toContain("Hộ nghèo dân tộc Khmer: 812 hộ");
    expect(
      preview("TT", { answers: { ...answers, border: { state: "given", value: 5, raw: "5" } } }).join("\n"),
    ).not.toContain("vùng biên");
  });

  it("put figures together, calculated ones too, below the day they were counted on", () => {
    const section = composeOfficialDocument(reportOf("TT")).sections[1];
    expect(section?.blocks).toEqual([
      { kind: "paragraph", heading: null, text: ["Số liệu tính đến ngày 30/11/2023, số ước thực hiện."] },
      {
        kind: "figures",
        items: [
          { label: "Hộ nghèo đầu năm", value: "2.900 hộ" },
          { label: "Hộ nghèo cuối năm", value: "2.210 hộ" },
          { label: "Số hộ giảm", value: "690 hộ" },
          { label: "Hộ cận nghèo cuối năm", value: "chưa có số liệu" },
          { label: "Hộ nghèo dân tộc Khmer", value: "812 hộ" },
        ],
      },
    ]);
  });

  it("hold tables as tables, each row counted, and say when there is no row", () => {
    const table = composeOfficialDocument(reportOf("TT")).sections[0]?.blocks.at(-1);
    expect(table).toMatchObject({
      kind: "table",
      heading: "2. Văn bản đã ban hành",
      headings: ["TT", "Số, ký hiệu", "Ngày ban hành", "Trích yếu"],
      align: ["center", "left", "center", "left"],
    });
    expect(table?.kind === "table" && table.rows[1]).toEqual([
      "2",
      "112/UBND-NC",
      "02/08/2023",
      "Đôn đốc triển khai phong trào tại các xã, thị trấn",
    ]);
    const none: Answers = { ...answers, models: { state: "given", value: [], raw: "không" } };
    expect(preview("TT", { answers: none })).toContain("- Mô hình, điển hình: không có.");
  });

  it("tell why a figure is unlike what was expected, below its section only", () => {
    const reasons = [{ field: "poor_after", reason: "tách hộ do\nsáp nhập ấp." }];
    const line = "Giải trình số liệu “Hộ nghèo cuối năm”: tách hộ do sáp nhập ấp.";
    const lines = preview("TT", { reasons });
    expect(lines.indexOf(line)).toBe(lines.indexOf("III. HUY ĐỘNG NGUỒN LỰC, HỖ TRỢ NGƯỜI NGHÈO") - 1);
    expect(preview("MT", { reasons })).not.toContain(line);
  });
});

describe("who writes to whom", () => {
  it.each([
    ["TT", "Kính gửi: Sở Nội vụ (Ban Thi đua - Khen thưởng)", "Ủy ban nhân dân huyện Tri Tôn"],
    ["MT", "Kính gửi: Sở Nội vụ (Ban Thi đua - Khen thưởng)", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Giang"],
    ["SNV", "Kính gửi: Ủy ban nhân dân tỉnh An Giang", "Sở Nội vụ (Ban Thi đua - Khen thưởng)"],
  ])("%s", (code, addressee, body) => {
    const lines = preview(code);
    expect(lines).toContain(addressee);
    expect(lines.find((line) => line.startsWith("Trên đây"))).toMatch(new RegExp(`của ${RegExp.escape(body)}\\./\\.$`));
  });

  it("writes to the unit it reports to, where that is another", () => {
    expect(preview("TT", { unit: { ...unitOf("TT"), reports_to: "SLD" } })).toContain(
      "Kính gửi: Sở Lao động - Thương binh và Xã hội",
    );
  });
});
