import { nfc } from "../kernel/vietnamese.ts";

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
const LINK_OR_HANDLE = /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{3,}/gu;
const DAY_YEARS_OR_SUM = /^(?:\d{1,2}[.-]\d{1,2}[.-]\d{4}|20\d\d\s?-\s?20\d\d|[1-9]\d{0,2}(?:\.\d{3})+)$/;
const LONG_NUMBER = /\+?\d(?:[\s.-]?\d){6,}/g;
const NAME_AFTER_WORDS =
  /((?:[Hh][ọo]\s+)?[Tt][êe]n\s+(?:l[àa]\s+|t[ôo]i\s+l[àa]\s+|em\s+l[àa]\s+)?|(?:[Tt][ôo]i|[Ee]m|[Mm][ìi]nh|[Aa]nh|[Cc]h[ịi]|[Cc]ô|[Cc]hú|[Ôô]ng|[Bb]à)\s+(?:t[êe]n\s+)?(?:l[àa]\s+)?)((?:\p{Lu}\p{Ll}*\s+){1,3}\p{Lu}\p{Ll}+)/gu;
/** A name in capitals after one of the commonest surnames that open neither a place nor a sentence. */
const NAME_AFTER_SURNAME =
  /(?<!\p{L})(?:Nguyễn|Nguyen|Trần|Tran|Lê|Phạm|Pham|Huỳnh|Huynh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Bui|Đỗ|Ngô|Dương|Trương|Truong|Đinh|Trịnh)(?:\s+\p{Lu}\p{Ll}+){1,3}(?!\p{L})/gu;
/** "nguyen van an", "Trần Thị Bé", in letters of any kind; "phần thi đua" and "do văn bản" are none. */
const NAME_WITH_MIDDLE =
  /(?<!\p{L})(?:nguyễn|nguyen|trần|tran|lê|phạm|pham|huỳnh|huynh|hoàng|hoang|phan|vũ|võ|vo|đặng|bùi|bui|đỗ|ngô|ngo|dương|duong|trương|truong|đinh|dinh|trịnh|trinh|lý)\s+(?:văn|van|thị|thi)\s+(?!(?:đua|dua|bản|ban|phòng|phong|hành|hanh|hóa|hoá|hoa|trấn|tran|xã|xa)(?!\p{L}))\p{L}+/giu;

/**
 * The text without what points at one person: e-mail addresses, links and handles, numbers of seven or more digits
 * (telephone, identity card, account), a name in capitals said after "tên", "tôi là", "anh", "chị" or a common surname, and
 * one with "văn" or "thị" in its middle. Other names typed in small letters are not recognised.
 */
export function withoutPersonalData(text: string): string {
  return nfc(text)
    .replace(EMAIL, "[địa chỉ thư]")
    .replace(LINK_OR_HANDLE, "[liên kết]")
    .replace(LONG_NUMBER, (digits) => (DAY_YEARS_OR_SUM.test(digits) ? digits : "[số]"))
    .replace(NAME_AFTER_WORDS, (_, before: string) => `${before}[tên]`)
    .replace(NAME_AFTER_SURNAME, "[tên]")
    .replace(NAME_WITH_MIDDLE, "[tên]");
}
