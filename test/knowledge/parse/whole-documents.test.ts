import { describe, expect, it } from "vitest";
import { outline } from "./outline.ts";

const CASES: { name: string; text: string; places: string[] }[] = [
  {
    name: "a decision with an attached regulation, its chapters, a form and an annex",
    text: `QUYẾT ĐỊNH
Ban hành Quy định về quản lý chợ
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương;
Xét đề nghị của Giám đốc Sở Công Thương.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy định về quản lý chợ.
Điều 2. Quyết định này có hiệu lực từ ngày ký./.
QUY ĐỊNH
Về quản lý chợ
(Ban hành kèm theo Quyết định số 5/QĐ-UBND
ngày 01 tháng 01 năm 2024)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Quy định này áp dụng cho các chợ.
PHỤ LỤC II
DANH MỤC CHỢ
(Kèm theo Quy định)
I. HUYỆN MỘT
1. Chợ A.
Mẫu số 01
ĐƠN ĐỀ NGHỊ
1. Họ và tên:`,
    places: [
      "Tên văn bản: QUYẾT ĐỊNH Ban hành Quy định về quản lý chợ",
      "Cơ quan ban hành: CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
      "Căn cứ",
      "Căn cứ 1: Căn cứ Luật Tổ chức chính quyền địa phương;",
      "Căn cứ 2: Xét đề nghị của Giám đốc Sở Công Thương.",
      "Phần mở đầu: QUYẾT ĐỊNH:",
      "Điều 1: Ban hành kèm theo Quyết định này Quy định về quản lý chợ.",
      "Điều 2: Quyết định này có hiệu lực từ ngày ký./.",
      "Quy định # Về quản lý chợ: (Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 01 tháng 01 năm 2024)",
      "Quy định, Chương I # QUY ĐỊNH CHUNG",
      "Quy định, Điều 1 # Phạm vi: Quy định này áp dụng cho các chợ.",
      "Phụ lục II # DANH MỤC CHỢ: (Kèm theo Quy định)",
      "Phụ lục II, Mục I # HUYỆN MỘT",
      "Phụ lục II, Mục I, khoản 1: Chợ A.",
      "Mẫu số 01 # ĐƠN ĐỀ NGHỊ",
      "Mẫu số 01, khoản 1: Họ và tên:",
    ],
  },
  {
    name: "a plan that stands alone, its letterhead, bases, and a signature printed beside the recipients",
    text: `ỦY BAN NHÂN DÂN
TỈNH AN GIANG
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Giang, ngày 5 tháng 6 năm 2023
KẾ HOẠCH
Tổ chức thực hiện phong trào
Căn cứ Quyết định số 5;
Căn cứ Công văn số 6;
Ủy ban nhân dân tỉnh xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
Nâng cao nhận thức.
II. TỔ CHỨC
1. Sở Nội vụ: Chủ trì.
Trên đây là Kế hoạch./.
Nơi nhận:\tTM. ỦY BAN NHÂN DÂN
- Như trên;\tKT. CHỦ TỊCH
- Lưu: VT.\tPHÓ CHỦ TỊCH
\tTrần Thị Bình`,
    places: [
      "Phần đầu: ỦY BAN NHÂN DÂN ⏎ TỈNH AN GIANG ⏎ Số: 12/KH-UBND ⏎ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ⏎ Độc lập - Tự do - Hạnh phúc ⏎ An Giang, ngày 5 tháng 6 năm 2023",
      "Tên văn bản: KẾ HOẠCH Tổ chức thực hiện phong trào",
      "Căn cứ",
      "Căn cứ 1: Căn cứ Quyết định số 5;",
      "Căn cứ 2: Căn cứ Công văn số 6;",
      "Phần mở đầu: Ủy ban nhân dân tỉnh xây dựng kế hoạch như sau:",
      "Mục I # MỤC ĐÍCH: Nâng cao nhận thức.",
      "Mục II # TỔ CHỨC",
      "Mục II, khoản 1: Sở Nội vụ: Chủ trì.",
      "Mục II, đoạn cuối: Trên đây là Kế hoạch./.",
      "Nơi nhận # Nơi nhận:",
      "Nơi nhận, gạch đầu dòng 1: Như trên;",
      "Nơi nhận, gạch đầu dòng 2: Lưu: VT.",
      "Chữ ký: TM. ỦY BAN NHÂN DÂN ⏎ KT. CHỦ TỊCH ⏎ PHÓ CHỦ TỊCH ⏎ Trần Thị Bình",
    ],
  },
  {
    name: "an attached plan with a signature of its own",
    text: `QUYẾT ĐỊNH
Ban hành Kế hoạch
Căn cứ Luật A;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Kế hoạch này./.
CHỦ TỊCH
Nguyễn Văn A
KẾ HOẠCH
Cải cách
Thực hiện chỉ đạo, tỉnh ban hành Kế hoạch:
I. VIỆC LÀM
Một việc.
Nơi nhận:
- Như trên.
TM. ỦY BAN NHÂN DÂN
Nguyễn Văn A`,
    places: [
      "Tên văn bản: QUYẾT ĐỊNH Ban hành Kế hoạch",
      "Căn cứ",
      "Căn cứ 1: Căn cứ Luật A;",
      "Phần mở đầu: QUYẾT ĐỊNH:",
      "Điều 1: Ban hành kèm theo Kế hoạch này./.",
      "Chữ ký: CHỦ TỊCH ⏎ Nguyễn Văn A",
      "Kế hoạch # Cải cách",
      "Kế hoạch, phần mở đầu: Thực hiện chỉ đạo, tỉnh ban hành Kế hoạch:",
      "Kế hoạch, Mục I # VIỆC LÀM: Một việc.",
      "Kế hoạch, Nơi nhận # Nơi nhận:",
      "Kế hoạch, Nơi nhận, gạch đầu dòng 1: Như trên.",
      "Kế hoạch, Chữ ký: TM. ỦY BAN NHÂN DÂN ⏎ Nguyễn Văn A",
    ],
  },
  {
    name: "pages: numbers and headers that come back are dropped, a sentence goes on across them",
    text: [
      "Sở A\nKẾ HOẠCH PHÒNG CHỐNG\nI. MỘT HAI\nChữ của trang một chưa",
      "2\nSở A\nhết câu.\nII. BA BỐN\nChữ hai.",
      "- 3 -\nSở A\nIII. NĂM SÁU\nChữ ba.",
      "Trang 4/4\nSở A\nIV. BẢY TÁM\nChữ bốn.",
    ].join("\n\f"),
    places: [
      "Phần đầu: Sở A",
      "Tên văn bản: KẾ HOẠCH PHÒNG CHỐNG",
      "Mục I # MỘT HAI: Chữ của trang một chưa hết câu.",
      "Mục II # BA BỐN: Chữ hai.",
      "Mục III # NĂM SÁU: Chữ ba.",
      "Mục IV # BẢY TÁM: Chữ bốn.",
    ],
  },
  {
    name: "a letter: its subject stands in the letterhead, addressees are a place of their own",
    text: `SỞ NỘI VỤ
Số: 5/SNV-TĐKT
V/v báo cáo
kết quả năm 2023
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Kính gửi:
- Ủy ban nhân dân huyện;
- Các sở.
Sở Nội vụ đề nghị báo cáo như sau:
1. Nội dung
Kết quả năm.`,
    places: [
      "Phần đầu: SỞ NỘI VỤ ⏎ Số: 5/SNV-TĐKT ⏎ V/v báo cáo ⏎ kết quả năm 2023 ⏎ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Kính gửi: Kính gửi:",
      "Kính gửi, gạch đầu dòng 1: Ủy ban nhân dân huyện;",
      "Kính gửi, gạch đầu dòng 2: Các sở.",
      "Phần mở đầu: Sở Nội vụ đề nghị báo cáo như sau:",
      "Khoản 1 # Nội dung: Kết quả năm.",
    ],
  },
];

describe("whole documents", () => {
  it.each(CASES)("$name", ({ text, places }) => {
    expect(outline(text)).toEqual(places);
  });
});
