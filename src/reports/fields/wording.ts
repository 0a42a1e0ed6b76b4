import type { Column } from "../form.ts";

const example = (text: string | undefined) => (text ? `\nVí dụ: ${text}` : "");
const order = (columns: readonly Column[]) => columns.map(({ label }) => label.toLowerCase()).join("; ");

/** What the kinds of field say when an answer cannot be read. */
export const wording = {
  sendAFile: "Dạ, anh/chị gửi tệp (ảnh, PDF hoặc Word) giúp em; nếu không có thì gõ “không có” ạ.",
  dayAhead: (day: string) =>
    `Dạ, ngày ${day} chưa tới mà câu này hỏi việc đã làm. Anh/chị ghi ngày đã qua giúp em, ví dụ 20/11/2023.`,
  calculated: "Dạ, số này em tự tính từ các số khác, anh/chị không cần điền ạ.",
  row: (line: string, teach: string, columns: readonly Column[], shown: string | undefined) =>
    `Dạ, dòng “${line}” em chưa hiểu: ${teach}. Mỗi dòng anh/chị ghi: ${order(columns)}, cách nhau bằng dấu chấm phẩy.${example(shown)}`,
  noRows: (columns: readonly Column[], shown: string | undefined) =>
    `Dạ, mỗi dòng anh/chị ghi: ${order(columns)}, cách nhau bằng dấu chấm phẩy; không có thì gõ “không có”.${example(shown)}`,
  tooManyRows: (most: number) =>
    `Dạ, bảng này em nhận tối đa ${most} dòng. Anh/chị gộp bớt hoặc gửi phần còn lại trong tệp đính kèm giúp em ạ.`,
  tooManyColumns: (columns: number, given: number) => `bảng có ${columns} cột mà dòng này có ${given} phần`,
  missingColumn: (label: string) => `còn thiếu ${label.toLowerCase()}`,
  unreadableColumn: (label: string, part: string) => `${label.toLowerCase()} “${part}” em chưa đọc được`,
};
