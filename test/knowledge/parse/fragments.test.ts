import { describe, expect, it } from "vitest";
import { outline } from "./outline.ts";

const CASES: { name: string; text: string; places: string[] }[] = [
  {
    name: "parts, chapters, sections and articles: chapters and articles are named without what stands above them",
    text: `PHẦN THỨ NHẤT
QUY ĐỊNH CHUNG
Chương I
PHẠM VI VÀ
NGUYÊN TẮC
Mục 1. PHẠM VI
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về thi đua.
Phần thứ hai. CÁC BIỆN PHÁP
CHƯƠNG II: BIỆN PHÁP
Mục 1
BIỆN PHÁP CHÍNH
Tiểu mục 1. Một
Điều 2: Đối tượng
Mọi cơ quan.`,
    places: [
      "Phần thứ nhất # QUY ĐỊNH CHUNG",
      "Chương I # PHẠM VI VÀ NGUYÊN TẮC",
      "Chương I, Mục 1 # PHẠM VI",
      "Điều 1 # Phạm vi điều chỉnh: Nghị định này quy định về thi đua.",
      "Phần thứ hai # CÁC BIỆN PHÁP",
      "Chương II # BIỆN PHÁP",
      "Chương II, Mục 1 # BIỆN PHÁP CHÍNH",
      "Chương II, Mục 1, Tiểu mục 1 # Một",
      "Điều 2 # Đối tượng: Mọi cơ quan.",
    ],
  },
  {
    name: "chapters that start again in each part keep the part in their names",
    text: "PHẦN I\nMỘT\nChương I\nA B C\nPHẦN II\nHAI\nChương I\nD E F",
    places: ["Phần I # MỘT", "Phần I, Chương I # A B C", "Phần II # HAI", "Phần II, Chương I # D E F"],
  },
  {
    name: "khoản and điểm, with đ after d and g after e, and numbers that share a line",
    text: `Điều 4. 1. Tập thể gồm:
a) Một;
b) Hai;
c) Ba;
d) Bốn;
đ) Năm;
e) Sáu;
g) Bảy.
2. Cá nhân.
2a. Hộ gia đình.
3. Khác.`,
    places: [
      "Điều 4",
      "Điều 4, khoản 1: Tập thể gồm:",
      "Điều 4, khoản 1, điểm a: Một;",
      "Điều 4, khoản 1, điểm b: Hai;",
      "Điều 4, khoản 1, điểm c: Ba;",
      "Điều 4, khoản 1, điểm d: Bốn;",
      "Điều 4, khoản 1, điểm đ: Năm;",
      "Điều 4, khoản 1, điểm e: Sáu;",
      "Điều 4, khoản 1, điểm g: Bảy.",
      "Điều 4, khoản 2: Cá nhân.",
      "Điều 4, khoản 2a: Hộ gia đình.",
      "Điều 4, khoản 3: Khác.",
    ],
  },
  {
    name: "Roman sections, many-level numbers, bullets within bullets, a table beside the list before it",
    text: `I. MỤC TIÊU
1. Mục tiêu cụ thể
1.1. Chỉ tiêu một
- Giảm nghèo:
+ Nông thôn;
+ Thành thị.
- Việc làm.
• Đào tạo.
Chi tiết như sau:
STT | Chỉ tiêu
1 | 100%
1.2 Chỉ tiêu hai
1.2.1. Một
2. Mục tiêu chung`,
    places: [
      "Mục I # MỤC TIÊU",
      "Mục I, khoản 1 # Mục tiêu cụ thể",
      "Mục I, khoản 1, khoản 1.1 # Chỉ tiêu một",
      "Mục I, khoản 1, khoản 1.1, gạch đầu dòng 1: Giảm nghèo:",
      "Mục I, khoản 1, khoản 1.1, gạch đầu dòng 1, dấu cộng 1: Nông thôn;",
      "Mục I, khoản 1, khoản 1.1, gạch đầu dòng 1, dấu cộng 2: Thành thị.",
      "Mục I, khoản 1, khoản 1.1, gạch đầu dòng 2: Việc làm.",
      "Mục I, khoản 1, khoản 1.1, gạch đầu dòng 2, dấu chấm 1: Đào tạo.",
      "Mục I, khoản 1, khoản 1.1, đoạn 1 sau gạch đầu dòng 2: Chi tiết như sau:",
      "Mục I, khoản 1, khoản 1.1, bảng 1: STT | Chỉ tiêu ⏎ 1 | 100%",
      "Mục I, khoản 1, khoản 1.2 # Chỉ tiêu hai",
      "Mục I, khoản 1, khoản 1.2, khoản 1.2.1: Một",
      "Mục I, khoản 2: Mục tiêu chung",
    ],
  },
  {
    name: "lettered sections above Roman ones, which start again",
    text: "A. CÔNG VIỆC CHUNG\nI. MỘT\nChữ.\nB. CÔNG VIỆC RIÊNG\nI. HAI\nChữ khác.",
    places: [
      "Phần A # CÔNG VIỆC CHUNG",
      "Phần A, Mục I # MỘT: Chữ.",
      "Phần B # CÔNG VIỆC RIÊNG",
      "Phần B, Mục I # HAI: Chữ khác.",
    ],
  },
  {
    name: "one row with a bar is a paragraph",
    text: "I. BẢNG BIỂU\nMột | hai",
    places: ["Mục I # BẢNG BIỂU: Một | hai"],
  },
  {
    name: "paragraphs between khoản belong to the khoản, after the last run-in khoản to the section",
    text: `I. NHIỆM VỤ
1. Các sở chủ trì.
Phối hợp với huyện.
2. Huyện phối hợp.
Các đơn vị báo cáo hằng quý.
Báo cáo gửi về Sở Nội vụ.
II. KINH PHÍ
1. Nguồn
Từ ngân sách.
Từ xã hội hóa.`,
    places: [
      "Mục I # NHIỆM VỤ",
      "Mục I, khoản 1: Các sở chủ trì.",
      "Mục I, khoản 1, đoạn 2: Phối hợp với huyện.",
      "Mục I, khoản 2: Huyện phối hợp.",
      "Mục I, đoạn 1 sau khoản 2: Các đơn vị báo cáo hằng quý.",
      "Mục I, đoạn cuối: Báo cáo gửi về Sở Nội vụ.",
      "Mục II # KINH PHÍ",
      "Mục II, khoản 1 # Nguồn",
      "Mục II, khoản 1, đoạn 1: Từ ngân sách.",
      "Mục II, khoản 1, đoạn 2: Từ xã hội hóa.",
    ],
  },
  {
    name: "the closing words of a plan belong to the whole section even after a titled khoản",
    text: `I. TỔ CHỨC
1. Sở Tài chính
- Bố trí kinh phí.
Trên đây là Kế hoạch, đề nghị các đơn vị thực hiện./.`,
    places: [
      "Mục I # TỔ CHỨC",
      "Mục I, khoản 1 # Sở Tài chính",
      "Mục I, khoản 1, gạch đầu dòng 1: Bố trí kinh phí.",
      "Mục I, đoạn cuối: Trên đây là Kế hoạch, đề nghị các đơn vị thực hiện./.",
    ],
  },
  {
    name: "a paragraph that announces more bullets stands between them",
    text: "I. VIỆC LÀM\nCấp tỉnh:\n- Một.\nCấp huyện:\n- Hai.",
    places: [
      "Mục I # VIỆC LÀM: Cấp tỉnh:",
      "Mục I, gạch đầu dòng 1: Một.",
      "Mục I, đoạn 1 sau gạch đầu dòng 1: Cấp huyện:",
      "Mục I, gạch đầu dòng 2: Hai.",
    ],
  },
  {
    name: "quoted amendments open nothing, with straight or curly quotes, nested quotes, quotes after the mark",
    text: `Điều 1. Sửa đổi, bổ sung như sau:
1. Sửa đổi Điều 5 như sau:
"Điều 5. Hồ sơ
1. Hồ sơ gồm:
a) Đơn.
2. Thời hạn 05 ngày."
2. Bổ sung Điều 6 như sau:
“Điều 6. Danh hiệu “Lao động tiên tiến”
1. Danh hiệu “Chiến sĩ thi đua”;
2. Khác.”.
3. Sửa điểm a: “a) Mức 5 triệu đồng;
b) Mức khác.”
Điều 2. Hiệu lực từ ngày ký.`,
    places: [
      "Điều 1: Sửa đổi, bổ sung như sau:",
      'Điều 1, khoản 1: Sửa đổi Điều 5 như sau: ⏎ "Điều 5. Hồ sơ ⏎ 1. Hồ sơ gồm: ⏎ a) Đơn. ⏎ 2. Thời hạn 05 ngày."',
      "Điều 1, khoản 2: Bổ sung Điều 6 như sau: ⏎ “Điều 6. Danh hiệu “Lao động tiên tiến” ⏎ 1. Danh hiệu “Chiến sĩ thi đua”; ⏎ 2. Khác.”.",
      "Điều 1, khoản 3: Sửa điểm a: “a) Mức 5 triệu đồng; ⏎ b) Mức khác.”",
      "Điều 2: Hiệu lực từ ngày ký.",
    ],
  },
  {
    name: "a quotation that never closes swallows nothing",
    text: "Điều 1. Sửa đổi như sau:\n“Điều 5. Hồ sơ\nĐiều 2. Hiệu lực.",
    places: ["Điều 1: Sửa đổi như sau:", "Điều 1, đoạn 2: “Điều 5. Hồ sơ", "Điều 2: Hiệu lực."],
  },
  {
    name: "lines cut inside a sentence open nothing, whatever they begin with",
    text: `I. YÊU CẦU
1. Việc tổ chức thực hiện phong trào thi đua phải bảo đảm đúng quy định tại
Điều 3, khoản 2 của Luật Thi đua, khen thưởng và các văn bản có liên quan, trước
ngày 10 tháng 12 năm 2023, phù hợp với mục tiêu, chỉ tiêu của cả giai đoạn
2021 - 2025 và khả năng của từng địa phương, cơ quan, đơn vị; chậm nhất đến ngày
10 tháng 12 các cơ quan gửi báo cáo, riêng các nội dung được giao thêm tại mục
I. Việc khen thưởng thực hiện theo phân cấp; các cơ quan báo cáo theo quý và năm
2025. Các đơn vị chịu trách nhiệm về số liệu của mình trước cấp có thẩm quyền và
trước Nhân dân về kết quả thực hiện.
2. Kiểm tra việc thực hiện tại cơ sở mỗi quý một lần, gửi kết quả về Ban Thi đua
- Khen thưởng cấp huyện để tổng hợp; mỗi tập thể được kiểm tra tối đa không quá
2. Kết quả kiểm tra được công khai tại nơi làm việc của tập thể.`,
    places: [
      "Mục I # YÊU CẦU",
      "Mục I, khoản 1: Việc tổ chức thực hiện phong trào thi đua phải bảo đảm đúng quy định tại Điều 3, khoản 2 của Luật Thi đua, khen thưởng và các văn bản có liên quan, trước ngày 10 tháng 12 năm 2023, phù hợp với mục tiêu, chỉ tiêu của cả giai đoạn 2021 - 2025 và khả năng của từng địa phương, cơ quan, đơn vị; chậm nhất đến ngày 10 tháng 12 các cơ quan gửi báo cáo, riêng các nội dung được giao thêm tại mục I. Việc khen thưởng thực hiện theo phân cấp; các cơ quan báo cáo theo quý và năm 2025. Các đơn vị chịu trách nhiệm về số liệu của mình trước cấp có thẩm quyền và trước Nhân dân về kết quả thực hiện.",
      "Mục I, khoản 2: Kiểm tra việc thực hiện tại cơ sở mỗi quý một lần, gửi kết quả về Ban Thi đua - Khen thưởng cấp huyện để tổng hợp; mỗi tập thể được kiểm tra tối đa không quá 2. Kết quả kiểm tra được công khai tại nơi làm việc của tập thể.",
    ],
  },
  {
    name: "where first lines are indented, only they begin paragraphs, however full the line before",
    text: `I. YÊU CẦU
    Các cơ quan tổ chức phong trào thi đua sâu rộng, thiết
thực, hiệu quả, gắn với nhiệm vụ chính trị của cơ quan mình.
Việc sơ kết phong trào được tiến hành vào quý bốn hằng năm,
do người đứng đầu cơ quan chủ trì thực hiện với sự tham gia.
    Kinh phí thực hiện phong trào do ngân sách nhà nước cấp
theo phân cấp hiện hành và từ nguồn đóng góp của xã hội.
    Hồ sơ gửi trước hạn.`,
    places: [
      "Mục I # YÊU CẦU",
      "Mục I, đoạn 1: Các cơ quan tổ chức phong trào thi đua sâu rộng, thiết thực, hiệu quả, gắn với nhiệm vụ chính trị của cơ quan mình. Việc sơ kết phong trào được tiến hành vào quý bốn hằng năm, do người đứng đầu cơ quan chủ trì thực hiện với sự tham gia.",
      "Mục I, đoạn 2: Kinh phí thực hiện phong trào do ngân sách nhà nước cấp theo phân cấp hiện hành và từ nguồn đóng góp của xã hội.",
      "Mục I, đoạn 3: Hồ sơ gửi trước hạn.",
    ],
  },
  {
    name: "clean text: a sentence that names an article opens none, a heading may end in a joining word",
    text: `Điều 1. Nội dung quy hoạch tỉnh
1. Một.
Điều 2. Hai
Điều 5 của Luật này không áp dụng.
Giai đoạn
2021 - 2025.
Điều 4. Bốn
Xem Điều 5. Không mở.`,
    places: [
      "Điều 1 # Nội dung quy hoạch tỉnh",
      "Điều 1, khoản 1: Một.",
      "Điều 2 # Hai",
      "Điều 2, đoạn 1: Điều 5 của Luật này không áp dụng.",
      "Điều 2, đoạn 2: Giai đoạn 2021 - 2025.",
      "Điều 4 # Bốn: Xem Điều 5. Không mở.",
    ],
  },
  {
    name: "a table of contents opens nothing",
    text: "Điều 1. Phạm vi ........... 3\nĐiều 2. Đối tượng ........... 4\nĐiều 1. Phạm vi\nChữ.\nĐiều 2. Đối tượng\nChữ.",
    places: [
      "Phần mở đầu",
      "Phần mở đầu, đoạn 1: Điều 1. Phạm vi ........... 3",
      "Phần mở đầu, đoạn 2: Điều 2. Đối tượng ........... 4",
      "Điều 1 # Phạm vi: Chữ.",
      "Điều 2 # Đối tượng: Chữ.",
    ],
  },
  {
    name: "a number printed twice gets a name of its own",
    text: "Điều 1. Một\n1. Một.\n2. Hai.\n2. Hai nữa.",
    places: ["Điều 1 # Một", "Điều 1, khoản 1: Một.", "Điều 1, khoản 2: Hai.", "Điều 1, khoản 2 (lần 2): Hai nữa."],
  },
];

describe("places of a text", () => {
  it.each(CASES)("$name", ({ text, places }) => {
    expect(outline(text)).toEqual(places);
  });
});
