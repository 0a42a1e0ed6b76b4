import { describe, expect, it } from "vitest";

import { LONGEST_PART, MOST_PARTS } from "../../../src/reports/extract/text-parts.ts";
import { CODE, hearingOfficer, type Said } from "../../support/hearing-officer.ts";

const NAME = "Báo cáo phong trào.docx";
const FILLER = "Các xã, thị trấn tổ chức tuyên truyền sâu rộng trong cán bộ và nhân dân.";
const TEXT = [
  "UỶ BAN NHÂN DÂN HUYỆN",
  "BÁO CÁO kết quả thực hiện phong trào thi đua",
  ...Array.from({ length: 40 }, () => FILLER),
  "Quỹ vì người nghèo vận động được 1 tỷ 250 triệu đồng; xây mới 12 căn nhà cho hộ nghèo.",
  "Liên hệ: Nguyễn Văn An, điện thoại 0912345678",
  ...Array.from({ length: 40 }, () => FILLER),
  "Nội dung | Số lượng",
  "Hộ được hỗ trợ sinh kế | 40 hộ",
].join("\n");
const SAID: Said = [
  ["quy_vi_nguoi_ngheo", "1 tỷ 250 triệu đồng"],
  ["nha_o", "12 căn nhà"],
  ["ho_sinh_ke", "40 hộ"],
];
const NO_FORM = "không phải biểu báo cáo em đã gửi";

describe("a Word file that is no form of ours", () => {
  it("is read in parts, shown with its words, and written only when the officer agrees", async () => {
    const lan = hearingOfficer(SAID);
    await lan.begin();
    const before = lan.draft();
    const shown = await lan.read(NAME, TEXT);
    expect(lan.model.requests.length).toBeGreaterThan(1);
    expect(shown).toContain(`tệp “${NAME}” không phải biểu em gửi nên trợ lý máy đọc thử`);
    expect(shown).toContain("có thể của kỳ khác");
    expect(shown).not.toContain("chỉ đọc phần đầu");
    expect(shown).toMatch(/12 căn \(từ câu “xây mới 12 căn nhà cho hộ nghèo/);
    expect(shown).toMatch(/40 hộ \(từ câu “.*Hộ được hỗ trợ sinh kế \| 40 hộ”\)/);
    expect(lan.draft()).toEqual(before);
    await lan.press("Ghi hết");
    expect([lan.value("quy_vi_nguoi_ngheo"), lan.value("nha_o"), lan.value("ho_sinh_ke")]).toEqual([
      1_250_000_000, 12, 40,
    ]);
  });

  it("leaves no trace where the officer says no, and what is known already is not asked again", async () => {
    const lan = hearingOfficer(SAID);
    await lan.begin();
    const before = lan.draft();
    await lan.read(NAME, TEXT);
    expect(await lan.press("Bỏ")).toContain("không ghi gì");
    expect(lan.draft()).toEqual(before);
    await lan.read(NAME, TEXT);
    await lan.press("Ghi hết");
    expect(await lan.read(NAME, TEXT)).toContain(`em có đọc thử tệp “${NAME}”`);
  });

  it("goes to the model without what points at one person", async () => {
    const lan = hearingOfficer(SAID);
    await lan.begin();
    await lan.read(NAME, TEXT);
    const given = JSON.stringify(lan.model.requests);
    expect(given).toContain("1 tỷ 250 triệu");
    expect(given).not.toMatch(/Nguyễn Văn An|0912345678/);
  });

  it("is refused kindly where the model is down, finds nothing, or says what the file does not", async () => {
    for (const said of [null, [], [["nha_o", "13 căn nhà"]]] as const) {
      const lan = hearingOfficer(said);
      await lan.begin();
      const answer = await lan.read(NAME, TEXT);
      expect(answer).toContain(NO_FORM);
      expect(answer).toContain("câu 1/");
    }
  });

  it("is read no further than its limit, and the officer is told", async () => {
    const lan = hearingOfficer(SAID);
    await lan.begin();
    const long = Array.from({ length: MOST_PARTS }, () => "x".repeat(LONGEST_PART)).join("\n");
    expect(await lan.read(NAME, `${TEXT}\n${long}`)).toContain("tệp dài nên em chỉ đọc phần đầu");
    expect(lan.model.requests).toHaveLength(MOST_PARTS);
  });

  it("of somebody who is bound to no unit is not read", async () => {
    const stranger = hearingOfficer(SAID);
    expect(await stranger.read(NAME, TEXT)).toContain("chưa gắn với đơn vị nào");
    expect(stranger.model.requests).toEqual([]);
    await stranger.say(CODE);
  });
});
