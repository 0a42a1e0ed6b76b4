import { describe, expect, it } from "vitest";

import { withoutPersonalData } from "../../src/conversation/personal-data.ts";

describe("a question without what points at a person", () => {
  it.each([
    ["gọi số 0912345678 được không", "gọi số [số] được không"],
    ["gọi +84 912 345 678 nha", "gọi [số] nha"],
    ["cccd 089123456789 của hộ nghèo", "cccd [số] của hộ nghèo"],
    ["0296.3852.567 phải không", "[số] phải không"],
    ["gửi về nva@angiang.gov.vn nhé", "gửi về [địa chỉ thư] nhé"],
    ["xem https://facebook.com/nva giúp", "xem [liên kết] giúp"],
    ["zalo @nguyenvana", "zalo [liên kết]"],
    ["Tôi là Nguyễn Văn An, xã Vĩnh Trạch hỏi hạn nộp", "Tôi là [tên], xã Vĩnh Trạch hỏi hạn nộp"],
    ["gặp chị Lê Thị Hoa ở đâu", "gặp chị [tên] ở đâu"],
    ["em la Nguyễn Văn An 0912345678", "em la [tên] [số]"],
    ["toi ten la Nguyen Van An, xa Vinh Trach", "toi ten la [tên], xa Vinh Trach"],
    ["nguyen van an nop bao cao chua", "[tên] nop bao cao chua"],
    ["Bùi Thị Bé Ba nộp chưa", "[tên] nộp chưa"],
    ["Huỳnh Minh Khoa nộp chưa", "[tên] nộp chưa"],
    ["tên Trần Văn Bình có trong danh sách không", "tên [tên] có trong danh sách không"],
  ])("%j becomes %j", (text, kept) => expect(withoutPersonalData(text)).toBe(kept));

  it.each([
    "Hạn nộp 10/12/2023 là thứ mấy?",
    "Quyết định 1996/QĐ-UBND nói gì?",
    "Tỷ lệ nghèo giảm 1-1,2% phải không?",
    "giai đoạn 2021-2025 thưởng bao nhiêu",
    "anh chị cho em hỏi mức thưởng 5.000.000 phải không",
    "hạn 10.12.2023 hả em",
    "Ban Thi đua - Khen thưởng ở đâu",
    "phan thi dua gom gi, do van ban nao quy dinh",
    "Phan thi đua của Sở Nội vụ",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh làm gì",
    "thị xã Tân Châu, huyện Phú Tân, Chợ Mới, tỉnh An Giang",
    "anh chi oi Sở Nội vụ nhận không",
    "Đỗ xe ở đâu",
  ])("%j stays as it is", (text) => expect(withoutPersonalData(text)).toBe(text));
});
