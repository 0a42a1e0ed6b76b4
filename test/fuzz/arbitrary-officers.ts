import fc from "fast-check";

import { DISTRICT_ANSWERS } from "../support/report-talk.ts";

/** What one of the officers does. */
export interface Act {
  readonly officer: number;
  readonly does:
    | { readonly kind: "says"; readonly text: string }
    /** Presses one of the buttons it was ever shown; the share says which. */
    | { readonly kind: "presses"; readonly share: number }
    /** Sends a section's lines back, filled in with these answers. */
    | { readonly kind: "fills"; readonly values: readonly string[] };
}

const COMMANDS = [
  "báo cáo",
  "bỏ qua",
  "câu trước",
  "giải thích",
  "còn câu nào",
  "xem trước",
  "tải file word",
  "tạm dừng",
  "hủy báo cáo",
  "hoàn tác",
  "nộp",
  "nộp",
  "duyệt",
  "cập nhật số chính thức",
  "sửa báo cáo",
  "cả mục",
  "mục 2",
  "mục 9",
  "sửa câu 3 thành 12",
  "sửa câu 2 thành 40.000",
  "sửa số hộ nghèo",
  "sửa câu 10",
  "giao mục 2 cho Lan",
  "giao mục 2 cho tôi",
  "/huy",
  "/xoa",
  "giữ lại",
  "đã phát hành số 123/BC-UBND ngày 1/12",
  "em gặp vướng mắc về số liệu",
  "trả lại: sai số",
  "mời đồng nghiệp",
  "bàn giao",
  "Hạn nộp báo cáo là khi nào?",
  "/start",
  "?",
  "1",
  "2",
  "3",
  "4",
];
const WORDS = [
  ...DISTRICT_ANSWERS,
  "không có",
  "chưa có số",
  "0",
  "1.500",
  "1,5",
  "1.500.000",
  "ko",
  "dạ có",
  "không",
  "ngày mai",
  "5/9",
  "30/11",
  "30/11 số chính thức",
  "hai trăm",
  "99999999999",
  "-5",
  "12 hộ",
  "3,5%",
  "350tr",
  "do rà soát lại theo chuẩn mới",
  "Lan",
  "Em tên là Nguyễn Văn An, 0912345678",
  "15/KH; 1/6/2023; gửi anh Nguyễn Văn Bình",
  "a; b; c; d; e; f; g",
  "1. một\n2. hai",
  "câu 4: 3.000, câu 5: 10",
  "câu 13: 1 tỷ\ncâu 14: 12",
];
const number = fc.oneof(fc.nat(20), fc.nat(60_000)).map(String);
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...COMMANDS) },
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 4, arbitrary: number },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 26 }), number).map(([at, to]) => `sửa câu ${at} thành ${to}`),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }).map((any) => any.toWellFormed()) },
);

/** What people do in a row: a whole report, a correction, a figure that wants a reason, a reason that is taken back. */
const STORIES = [
  ["báo cáo", ...DISTRICT_ANSWERS, "nộp", "1"],
  ["báo cáo", ...DISTRICT_ANSWERS, "sửa câu 14 thành 600", "được hỗ trợ theo đề án", "nộp", "1"],
  ["sửa báo cáo", "sửa câu 18 thành 9", "nộp", "1"],
  ["báo cáo", "sửa câu 14 thành 600", "được hỗ trợ theo đề án xóa nhà tạm"],
  ["sửa câu 14 thành 700", "theo đề án của huyện", "hoàn tác", "sửa câu 14 thành 800"],
  ["hủy báo cáo", "1", "hủy báo cáo", "1", "hoàn tác"],
];

/** Anything that one or two officers (and a leader) of a unit may do, in any order; now and then a whole report in between. */
export const someActs: fc.Arbitrary<readonly Act[]> = fc
  .array(
    fc.oneof(
      {
        weight: 9,
        arbitrary: fc
          .record({
            officer: fc.nat(2),
            does: fc.oneof(
              { weight: 6, arbitrary: text.map((said) => ({ kind: "says" as const, text: said })) },
              {
                weight: 3,
                arbitrary: fc
                  .double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
                  .map((share) => ({ kind: "presses" as const, share })),
              },
              {
                weight: 1,
                arbitrary: fc
                  .array(fc.oneof(number, fc.constantFrom(...WORDS)), { maxLength: 20 })
                  .map((values) => ({ kind: "fills" as const, values })),
              },
            ),
          })
          .map((act): readonly Act[] => [act]),
      },
      {
        weight: 4,
        arbitrary: fc.tuple(fc.nat(1), fc.constantFrom(...STORIES)).map(([officer, story]) => saidBy(officer, story)),
      },
    ),
    { minLength: 1, maxLength: 30, size: "max" },
  )
  .map((parts) => parts.flat());

function saidBy(officer: number, story: readonly string[]): readonly Act[] {
  return story.map((said) => ({ officer, does: { kind: "says", text: said } }));
}
