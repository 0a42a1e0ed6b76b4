import { canonical } from "../kernel/vietnamese.ts";

const TIME =
  /trước ngày|trước \d|ngày \d|tháng \d|quý [ivx\d]|chậm nhất|thời hạn|trong vòng|hằng (năm|quý|tháng|tuần)|hàng (năm|quý|tháng|tuần)|kể từ|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|năm \d{4}|\d+ ngày|\d+ (tháng|giờ)/u;
const NUMBER = /\p{N}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|tối đa|tối thiểu|không quá|ít nhất/u;
const AGENT =
  /chủ trì|phối hợp|chịu trách nhiệm|có trách nhiệm|quyết định|do |giao |sở |ủy ban|chủ tịch|trưởng|giám đốc|cơ quan|đơn vị|bộ |ban |tổ chức|cá nhân/u;
const ADDRESS = /về |gửi|tới |đến |qua |tại |cho |với |liên hệ/u;
const CAUSE = /nhằm|để |vì |do |mục đích/u;

/** Numbers that name documents, places and dates: they answer no "how many". */
const NAMING_NUMBER =
  /(?:số )?\d+\/[\p{L}\d/-]+|(?:điều|khoản|điểm|mục|phụ lục|chương|mẫu số|mẫu|ngày|tháng|năm|quý) \d+/gu;

/** Whether a sentence has the shape of an answer: a time for "when", a number for "how many", somebody for "who". */
export function hasShapeOf(focus: string, sentence: string): boolean {
  const text = canonical(sentence);
  switch (focus) {
    case "focus:when":
      return TIME.test(text);
    case "focus:how_many":
      return NUMBER.test(text.replace(NAMING_NUMBER, " ")) || TIME.test(text);
    case "focus:who":
      return AGENT.test(text);
    case "focus:where":
      return ADDRESS.test(text);
    case "focus:why":
      return CAUSE.test(text);
    default:
      return true;
  }
}
