import { isLetterhead } from "./front-matter.ts";
import { isCapitals, wordCount } from "./punctuation.ts";

const RECIPIENTS = /^(?:Nơi nhận|NƠI NHẬN)\s*(?::|$)/u;
const ON_BEHALF = /^(?:TM|T\.M|KT|K\.T|TL|T\.L|TUQ|T\.U\.Q|Q|TL\. TM)\s*\.\s*\p{Lu}/u;
const OFFICE =
  /^(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|TRƯỞNG BAN|PHÓ TRƯỞNG BAN|CHÁNH VĂN PHÒNG|CỤC TRƯỞNG|VỤ TRƯỞNG|HIỆU TRƯỞNG|TỔNG THANH TRA|BÍ THƯ|TRƯỞNG PHÒNG|VIỆN TRƯỞNG|CHÁNH ÁN|THỦ TRƯỞNG|THỐNG ĐỐC|TỔNG KIỂM TOÁN|TRƯỞNG ĐOÀN)/u;
const NAME = /^(?:\p{Lu}[\p{L}.]*)(?: \p{Lu}[\p{L}.]*){1,6}$/u;

/** Whether a line is "Nơi nhận:", above the list of those who get the document. */
export function startsRecipients(text: string): boolean {
  return RECIPIENTS.test(text);
}

/** Whether a line opens a signature: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", or an office in capitals. */
export function startsSignature(text: string): boolean {
  return text.length <= 120 && isCapitals(text) && (ON_BEHALF.test(text) || OFFICE.test(text)) && !/[.;:]$/.test(text);
}

/** Whether a line can stand inside a signature: more offices, "(Đã ký)", a name. */
export function continuesSignature(text: string): boolean {
  if (isLetterhead(text) || text.length > 120) return false;
  if (startsSignature(text) || /^[([].*[)\]]$/.test(text) || /^(?:Đã ký|Ký bởi|Người ký)/iu.test(text)) return true;
  return NAME.test(text) || (isCapitals(text) && wordCount(text) <= 8);
}
