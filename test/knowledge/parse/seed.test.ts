import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { oneLine } from "../../../src/kernel/vietnamese.ts";
import { parseDocument } from "../../../src/knowledge/parse/parse-document.ts";

const SOURCE = join(import.meta.dirname, "../../../knowledge/vi-nguoi-ngheo-2023/documents/quyet-dinh-va-ke-hoach.txt");

/** Every place of the decision and its plan: locator, kind, heading, first and last words of the text (short texts whole). */
const PLACES: [locator: string, kind: string, heading: string, text: string][] = [
  ["Tên văn bản", "paragraph", "", "QUYẾT ĐỊNH Ban hành Kế … bàn tỉnh An Giang"],
  ["Cơ quan ban hành", "paragraph", "", "ỦY BAN NHÂN DÂN TỈNH AN GIANG"],
  ["Căn cứ", "basis", "", ""],
  ["Căn cứ 1", "basis", "", "Căn cứ Luật Tổ chức … tháng 11 năm 2019;"],
  ["Căn cứ 2", "basis", "", "Căn cứ Luật Thi đua, … tháng 11 năm 2013;"],
  ["Căn cứ 3", "basis", "", "Căn cứ Nghị định số … Thi đua, khen thưởng;"],
  ["Căn cứ 4", "basis", "", "Căn cứ Thông tư 12/2019/TT-BNV … Thi đua, Khen thưởng;"],
  ["Căn cứ 5", "basis", "", "Căn cứ Hướng dẫn số … đoạn 2021 - 2025;"],
  ["Căn cứ 6", "basis", "", "Căn cứ Quyết định số … trên địa bàn tỉnh”;"],
  ["Căn cứ 7", "basis", "", "Căn cứ Quyết định số … bàn tỉnh An Giang;"],
  ["Căn cứ 8", "basis", "", "Căn cứ Quyết định số … An Giang năm 2023;"],
  ["Căn cứ 9", "basis", "", "Theo đề nghị của Giám … tháng 5 năm 2023."],
  ["Phần mở đầu", "paragraph", "", "QUYẾT ĐỊNH:"],
  ["Điều 1", "article", "", "Ban hành kèm theo Quyết … (Kế hoạch kèm theo)."],
  ["Điều 2", "article", "", "Quyết định này có hiệu … kể từ ngày ký."],
  ["Điều 3", "article", "", "Chánh Văn phòng UBND tỉnh, … hành Quyết định này./."],
  ["Nơi nhận", "recipients", "Nơi nhận:", ""],
  ["Nơi nhận, gạch đầu dòng 1", "bullet", "", "Như Điều 3;"],
  ["Nơi nhận, gạch đầu dòng 2", "bullet", "", "Bộ Lao động - Thương binh và Xã hội;"],
  ["Nơi nhận, gạch đầu dòng 3", "bullet", "", "TT: TU, HĐND, UBND tỉnh;"],
  ["Nơi nhận, gạch đầu dòng 4", "bullet", "", "Ủy ban MTTQ Việt Nam tỉnh;"],
  ["Nơi nhận, gạch đầu dòng 5", "bullet", "", "Sở, ban, ngành tỉnh;"],
  ["Nơi nhận, gạch đầu dòng 6", "bullet", "", "UBND huyện, thị xã, thành phố;"],
  ["Nơi nhận, gạch đầu dòng 7", "bullet", "", "Lãnh đạo VPUBND tỉnh;"],
  ["Nơi nhận, gạch đầu dòng 8", "bullet", "", "Website Văn phòng;"],
  ["Nơi nhận, gạch đầu dòng 9", "bullet", "", "Phòng: KGVX, TH;"],
  ["Nơi nhận, gạch đầu dòng 10", "bullet", "", "Lưu: VT."],
  ["Chữ ký", "signature", "", "TM. ỦY BAN NHÂN DÂN … TỊCH Lê Văn Phước"],
  ["Kế hoạch, phần đầu", "paragraph", "", "ỦY BAN NHÂN DÂN TỈNH … do - Hạnh phúc"],
  [
    "Kế hoạch",
    "annex",
    "Tổ chức thực hiện Phong trào thi đua “Vì người nghèo - Không để ai bị bỏ lại phía sau” năm 2023 trên địa bàn tỉnh An Giang",
    "",
  ],
  ["Kế hoạch, phần mở đầu", "paragraph", "", "Nhằm đảm bảo thiết thực, … nội dung như sau:"],
  ["Kế hoạch, Mục I", "section", "MỤC ĐÍCH, YÊU CẦU", ""],
  ["Kế hoạch, Mục I, khoản 1", "clause", "Mục đích", ""],
  ["Kế hoạch, Mục I, khoản 1, đoạn 1", "paragraph", "", "Phát huy tinh thần đoàn … Đảng và Nhà nước."],
  ["Kế hoạch, Mục I, khoản 1, đoạn 2", "paragraph", "", "Đẩy mạnh, nâng cao chất … không còn đói nghèo”."],
  ["Kế hoạch, Mục I, khoản 1, đoạn 3", "paragraph", "", "Tổ chức Phong trào thi … số giảm từ 3-4%."],
  ["Kế hoạch, Mục I, khoản 1, đoạn 4", "paragraph", "", "Tạo sự chuyển biến mạnh … giảm nghèo bền vững."],
  ["Kế hoạch, Mục I, khoản 2", "clause", "Yêu cầu", ""],
  ["Kế hoạch, Mục I, khoản 2, đoạn 1", "paragraph", "", "Thực hiện Phong trào thi … chính trị xã hội."],
  ["Kế hoạch, Mục I, khoản 2, đoạn 2", "paragraph", "", "Phong trào thi đua được … tầng lớp Nhân dân."],
  ["Kế hoạch, Mục I, khoản 2, đoạn 3", "paragraph", "", "Kịp thời phát hiện, bồi … phong trào thi đua."],
  ["Kế hoạch, Mục II", "section", "NỘI DUNG, GIẢI PHÁP THỰC HIỆN PHONG TRÀO THI ĐUA", ""],
  ["Kế hoạch, Mục II, khoản 1", "clause", "Nội dung phong trào thi đua", "Tùy theo từng nhóm đối … cụ thể như sau:"],
  ["Kế hoạch, Mục II, khoản 1, gạch đầu dòng 1", "bullet", "", "Các sở, ban, ngành tỉnh, … nghèo, địa bàn nghèo."],
  ["Kế hoạch, Mục II, khoản 1, gạch đầu dòng 2", "bullet", "", "Ủy ban nhân dân các … số và miền núi."],
  ["Kế hoạch, Mục II, khoản 1, gạch đầu dòng 3", "bullet", "", "Ủy ban Mặt trận Tổ … hiện Phong thi đua."],
  ["Kế hoạch, Mục II, khoản 1, gạch đầu dòng 4", "bullet", "", "Khóm, ấp, cộng đồng thi … vươn lên thoát nghèo."],
  ["Kế hoạch, Mục II, khoản 1, gạch đầu dòng 5", "bullet", "", "Vận động cán bộ, công … địa bàn khó khăn."],
  ["Kế hoạch, Mục II, khoản 1, gạch đầu dòng 6", "bullet", "", "Khuyến khích các doanh nghiệp … giúp đỡ hộ nghèo."],
  ["Kế hoạch, Mục II, khoản 1, gạch đầu dòng 7", "bullet", "", "Các hộ gia đình thi … cuộc sống ấm no."],
  ["Kế hoạch, Mục II, khoản 1, gạch đầu dòng 8", "bullet", "", "Các sở, ban, ngành tỉnh … định và thoát nghèo."],
  ["Kế hoạch, Mục II, khoản 1, gạch đầu dòng 9", "bullet", "", "Cán bộ, công chức, viên … lên trong cuộc sống."],
  ["Kế hoạch, Mục II, khoản 2", "clause", "Giải pháp thực hiện Phong trào thi đua", ""],
  ["Kế hoạch, Mục II, khoản 2, gạch đầu dòng 1", "bullet", "", "Tăng cường sự lãnh đạo, … phong trào thi đua."],
  ["Kế hoạch, Mục II, khoản 2, gạch đầu dòng 2", "bullet", "", "Các sở, ban, ngành tỉnh … giá, rút kinh nghiệm."],
  ["Kế hoạch, Mục II, khoản 2, gạch đầu dòng 3", "bullet", "", "Sở Thông tin và Truyền … số, xã hội số."],
  ["Kế hoạch, Mục II, khoản 2, gạch đầu dòng 4", "bullet", "", "Sở Nội vụ (Ban Thi … đua trong năm 2023."],
  [
    "Kế hoạch, Mục III",
    "section",
    "TIÊU CHÍ THI ĐUA VÀ HÌNH THỨC KHEN THƯỞNG",
    "Thực hiện theo nội dung … bản có liên quan.",
  ],
  ["Kế hoạch, Mục IV", "section", "TIẾN ĐỘ THỰC HIỆN", "Căn cứ vào tình hình … Quý IV năm 2023)."],
  ["Kế hoạch, Mục V", "section", "TỔ CHỨC THỰC HIỆN", ""],
  ["Kế hoạch, Mục V, khoản 1", "clause", "", "Các sở, ban, ngành tỉnh, … thiết thực, hiệu quả."],
  ["Kế hoạch, Mục V, khoản 2", "clause", "", "Ủy ban Mặt trận Tổ … Phong trào thi đua."],
  ["Kế hoạch, Mục V, khoản 3", "clause", "", "Trước ngày 10 tháng 12, … Khen thưởng Trung ương)."],
  ["Kế hoạch, Mục V, khoản 4", "clause", "", "Cơ quan thường trực, cơ … tại các địa phương."],
  ["Kế hoạch, Mục V, đoạn cuối", "paragraph", "", "Trong quá trình tổ chức … xem xét, quyết định./."],
];

describe("the decision and the plan it issues", () => {
  const source = readFileSync(SOURCE, "utf8");
  const nodes = parseDocument(source);

  it("has exactly these places, in this order", () => {
    expect(nodes.map(({ locator, kind, heading, text }) => [locator, kind, heading, shorten(text)])).toEqual(PLACES);
  });

  it("has every text word for word as printed", () => {
    const printed = oneLine(source);
    for (const { text } of nodes) expect(printed).toContain(oneLine(text));
  });

  it("is read the same with Windows line ends, a byte order mark, combining accents, tabs and hard spaces", () => {
    const other = `\uFEFF${source.normalize("NFD").replaceAll("\n", "\r\n").replaceAll(" - ", "\u00A0-\t")}`;
    expect(parseDocument(other)).toEqual(nodes);
  });
});

function shorten(text: string): string {
  const words = text.split(/\s+/);
  return words.length <= 10 ? text : `${words.slice(0, 5).join(" ")} … ${words.slice(-4).join(" ")}`;
}
