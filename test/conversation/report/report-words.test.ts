import { describe, expect, it } from "vitest";

import { type ReportCommand, reportCommand } from "../../../src/conversation/report/report-words.ts";

const kindOf = (text: string): ReportCommand["kind"] | null => reportCommand(text)?.kind ?? null;

describe("a report command", () => {
  it.each([
    ["báo cáo", "open"],
    ["bao cao", "open"],
    ["Làm báo cáo đi em", "open"],
    ["em ơi làm báo cáo", "open"],
    ["tiếp tục nha", "open"],
    ["/baocao", "open"],
    ["bỏ qua", "skip"],
    ["bo qua di", "skip"],
    ["Để sau nhé", "skip"],
    ["câu trước", "back"],
    ["lùi lại", "back"],
    ["quay lại giúp em", "back"],
    ["?", "explain"],
    ["giải thích", "explain"],
    ["ko hieu", "explain"],
    ["còn câu nào?", "left"],
    ["con thieu gi", "left"],
    ["phân công", "sections"],
    ["tien do", "sections"],
    ["xem trước", "preview"],
    ["xem lại báo cáo giúp anh", "preview"],
    ["tải file word", "document"],
    ["tạm dừng", "pause"],
    ["dừng", "pause"],
    ["để mai làm tiếp", "pause"],
    ["hủy báo cáo", "discard"],
    ["hoàn tác", "undo"],
    ["nộp", "submit"],
    ["Nộp báo cáo giúp em", "submit"],
    ["gui di", "submit"],
    ["duyệt", "approve"],
    ["cập nhật số chính thức", "final_figures"],
    ["bàn giao", "hand_over"],
    ["mời đồng nghiệp", "invite"],
    ["mở trang biểu", "page"],
    ["mo trang bieu giup em", "page"],
    ["điền trên web", "page"],
    ["dien tren web nha", "page"],
    ["mo form", "page"],
    ["Em ơi mở biểu", "page"],
  ] as const)("%s is %s", (text, kind) => expect(kindOf(text)).toBe(kind));

  it.each([
    ["cả mục", null],
    ["ca muc 3", 3],
    ["mục 2", 2],
    ["điền mục 4", 4],
    ["gửi cả mục", null],
  ])("%s asks for the lines of section %s", (text, number) =>
    expect(reportCommand(text)).toEqual({ kind: "section", number }),
  );

  it.each([
    ["sửa câu 3 thành 12", { number: 3 }, "12"],
    ["sua cau 3 thanh 1.250", { number: 3 }, "1.250"],
    ["Sửa câu số 14", { number: 14 }, null],
    ["đổi câu 7 lại là 1,5 tỷ", { number: 7 }, "1,5 tỷ"],
    ["sửa lại câu 2 = 10", { number: 2 }, "10"],
    ["sửa số hộ nghèo", { label: "số hộ nghèo" }, null],
    ["sửa hộ nghèo cuối năm thành 2.240", { label: "hộ nghèo cuối năm" }, "2.240"],
    ["sửa câu 22 thành Một số hộ chưa chủ động, do già yếu", { number: 22 }, "Một số hộ chưa chủ động, do già yếu"],
  ])("%s edits", (text, target, value) => expect(reportCommand(text)).toEqual({ kind: "edit", target, value }));

  it.each([
    ["giao mục 2 cho chị Lan", 2, "Lan"],
    ["Giao mục 3 cho Nguyễn Văn Tuấn", 3, "Nguyễn Văn Tuấn"],
    ["giao muc 2 cho lan", 2, "lan"],
  ])("%s assigns", (text, section, name) => expect(reportCommand(text)).toEqual({ kind: "assign", section, name }));

  it.each([
    ["trả lại: số hộ thoát nghèo chưa đúng", "số hộ thoát nghèo chưa đúng"],
    ["chưa duyệt, xem lại câu 5", "xem lại câu 5"],
    ["không duyệt", ""],
  ])("%s declines with the reason", (text, reason) =>
    expect(reportCommand(text)).toEqual({ kind: "decline", text: reason }),
  );

  it.each([
    "đã phát hành số 123/BC-UBND ngày 07/12",
    "da phat hanh so 123/BC-UBND ngay 07/12",
    "em đã ban hành báo cáo số 45/BC-SNV ngày 8/12/2023",
    "số văn bản 123/BC-UBND ngày 7/12",
  ])("%s tells the official number", (text) => expect(kindOf(text)).toBe("official"));

  it.each([
    ["em gặp vướng mắc về kinh phí", "em gặp vướng mắc về kinh phí"],
    ["huyện em gặp khó khăn: chưa có vốn đối ứng", "huyện em gặp khó khăn: chưa có vốn đối ứng"],
    ["báo vướng mắc", null],
    ["đề nghị điều chỉnh kế hoạch cho phù hợp", "đề nghị điều chỉnh kế hoạch cho phù hợp"],
    ["/vuongmac", null],
  ])("%s raises a difficulty", (text, words) =>
    expect(reportCommand(text)).toEqual({ kind: "difficulty", text: words }),
  );
});

describe("what is no report command", () => {
  it.each([
    "1.250",
    "không có",
    "hạn nộp báo cáo là khi nào?",
    "gặp khó khăn thì hỏi ai?",
    "gap vuong mac thi lien he ai",
    "báo cáo gửi cho ai",
    "Báo cáo số liệu hộ nghèo cuối năm còn chậm",
    "Một số hộ chưa muốn thoát nghèo",
    "đã phát hành chưa em, khi nào thì có số?",
    "mục tiêu giảm nghèo là gì",
    "duyệt binh",
    "",
    "   ",
  ])("%s", (text) => expect(reportCommand(text)).toBeNull());
});
