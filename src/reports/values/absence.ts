import { says, saysOneOf, writtenOut } from "./phrase.ts";

const NOT_YET = [
  "chưa",
  "chưa có",
  "chưa có số",
  "chưa có số liệu",
  "chưa có dữ liệu",
  "chưa có kết quả",
  "chưa có báo cáo",
  "chưa có số chính thức",
  "chưa biết",
  "chưa rõ",
  "chưa nắm",
  "chưa nắm được",
  "chưa tính",
  "chưa tính được",
  "chưa tính xong",
  "chưa xong",
  "chưa tổng hợp",
  "chưa tổng hợp xong",
  "chưa thống kê",
  "chưa thống kê xong",
  "chưa cập nhật",
  "để sau",
  "để sau tính",
  "để tính sau",
  "tính sau",
  "bổ sung sau",
  "sẽ bổ sung",
  "sẽ bổ sung sau",
  "cập nhật sau",
  "báo cáo sau",
  "gửi sau",
  "đang tổng hợp",
  "đang thống kê",
  "đang chờ số liệu",
  "chờ số liệu",
  "không biết",
  "không rõ",
];
const NONE = ["không", "không có", "không có ai", "không ai", "không phát sinh"];
const WHOLE_CLASS = ["nào", "nào cả", "nào hết"];

/** Whether the text puts the answer off ("chưa có số", "để sau tính"). */
export function saysNotYet(text: string): boolean {
  return saysOneOf(writtenOut(text), NOT_YET);
}

/** Whether the text says that there are none, of anything or of one of these ("không có", "không có hộ nào"). */
export function saysNone(text: string, counted: readonly string[]): boolean {
  if (text === "k") return false;
  const typed = writtenOut(text);
  if (saysOneOf(typed, NONE)) return true;
  const words = typed.split(" ");
  return ["không có", "không"].some((none) =>
    counted.some((what) => WHOLE_CLASS.some((whole) => says(words, `${none} ${what} ${whole}`.split(" ")))),
  );
}
