import { describe, expect, it } from "vitest";

import { coordinatorCommand } from "../../../src/conversation/coordinator/coordinator-words.ts";

describe("what a coordinator says", () => {
  it.each([
    ["Ai chưa nộp?", { kind: "missing" }],
    ["ai chua nop", { kind: "missing" }],
    ["còn đơn vị nào chưa nộp báo cáo vậy?", { kind: "missing" }],
    ["don vi nao chua nop bc", { kind: "missing" }],
    ["danh sách đơn vị chưa nộp", { kind: "missing" }],
    ["ds chua nop", { kind: "missing" }],
    ["chưa nộp", { kind: "missing" }],
    ["còn ai chưa gửi báo cáo", { kind: "missing" }],
    ["ai nộp trễ?", { kind: "late" }],
    ["đơn vị nào trễ hạn", { kind: "late" }],
    ["ai nộp rồi", { kind: "handed_in" }],
    ["ai đã nộp rồi", { kind: "handed_in" }],
    ["tình hình nộp báo cáo", { kind: "overview" }],
    ["tien do", { kind: "overview" }],
    ["tổng quan nhé", { kind: "overview" }],
    ["xem vướng mắc", { kind: "difficulties" }],
    ["vuong mac cua cac don vi", { kind: "difficulties" }],
    ["xuất tổng hợp", { kind: "figures" }],
    ["xuat tong hop", { kind: "figures" }],
    ["tải bảng tổng hợp", { kind: "figures" }],
    ["xuất tờ trình", { kind: "letters" }],
    ["lam bao cao tinh", { kind: "letters" }],
    ["xem Tri Tôn", { kind: "show", unit: "Tri Tôn" }],
    ["xem báo cáo của huyện Tri Tôn", { kind: "show", unit: "huyện Tri Tôn" }],
    ["coi tri ton", { kind: "show", unit: "tri ton" }],
    ["xem BC2023-891-1", { kind: "show", unit: "BC2023-891-1" }],
    ["nhận", { kind: "accept", unit: null }],
    ["Nhận báo cáo", { kind: "accept", unit: null }],
    ["nhận Tri Tôn", { kind: "accept", unit: "Tri Tôn" }],
    ["chấp nhận báo cáo này", { kind: "accept", unit: null }],
    ["tải file Tri Tôn", { kind: "document", unit: "Tri Tôn" }],
    ["tải word", { kind: "document", unit: null }],
    ["cấp mã cho Tri Tôn", { kind: "invite", unit: "Tri Tôn" }],
    ["ma moi STC", { kind: "invite", unit: "STC" }],
    ["góp ý: cần nêu rõ nguồn vốn", { kind: "comment", unit: null, text: "cần nêu rõ nguồn vốn" }],
    ["góp ý Tri Tôn: cần nêu rõ nguồn", { kind: "comment", unit: "Tri Tôn", text: "cần nêu rõ nguồn" }],
    ["trả lời VM-0012: đã ghi nhận", { kind: "answer", code: "VM-0012", text: "đã ghi nhận" }],
    ["tra loi vm12 da ghi nhan", { kind: "answer", code: "VM-0012", text: "da ghi nhan" }],
    ["trả lời VM-0012", { kind: "answer", code: "VM-0012", text: null }],
    ["Hạn nộp báo cáo là khi nào?", null],
    ["xã chị có phải nộp ko", null],
  ])("%s", (text, command) => {
    expect(coordinatorCommand(text)).toEqual(command);
  });

  it.each([
    ["trả lại câu 7: số hộ không khớp", null, [{ number: 7, reason: "số hộ không khớp" }]],
    ["tra lai cau 7 vi so ho ko khop", null, [{ number: 7, reason: "so ho ko khop" }]],
    ["trả lại câu 7", null, [{ number: 7, reason: null }]],
    ["trả lại Tri Tôn câu 7: thiếu", "Tri Tôn", [{ number: 7, reason: "thiếu" }]],
    [
      "trả lại câu 7: số hộ không khớp; câu 9: thiếu văn bản",
      null,
      [
        { number: 7, reason: "số hộ không khớp" },
        { number: 9, reason: "thiếu văn bản" },
      ],
    ],
    [
      "trả lại câu 7: số hộ không khớp\ncâu 9: thiếu văn bản",
      null,
      [
        { number: 7, reason: "số hộ không khớp" },
        { number: 9, reason: "thiếu văn bản" },
      ],
    ],
    [
      "trả lại câu 7, 9: chưa khớp với phụ lục",
      null,
      [
        { number: 7, reason: "chưa khớp với phụ lục" },
        { number: 9, reason: "chưa khớp với phụ lục" },
      ],
    ],
    ["trả lại câu 7: lệch 12 hộ so với câu trên", null, [{ number: 7, reason: "lệch 12 hộ so với câu trên" }]],
    ["trả lại", null, []],
    ["trả lại báo cáo của Tri Tôn", "Tri Tôn", []],
  ])("%s", (text, unit, questions) => {
    expect(coordinatorCommand(text)).toEqual({ kind: "return", unit, questions });
  });

  it.each([
    ["gia hạn Tri Tôn đến 15/12: bị bão", "Tri Tôn", "15/12", "bị bão"],
    ["gia han cho tri ton den ngay 15/12/2023 vi bi bao", "tri ton", "15/12/2023", "bi bao"],
    [
      "gia hạn Tri Tôn tới hết ngày 15 tháng 12, lý do: chờ số liệu rà soát",
      "Tri Tôn",
      "15 tháng 12",
      "chờ số liệu rà soát",
    ],
    ["gia hạn đến 15/12", null, "15/12", null],
  ])("%s", (text, unit, until, reason) => {
    expect(coordinatorCommand(text)).toEqual({ kind: "extend", unit, until, reason });
  });
});
