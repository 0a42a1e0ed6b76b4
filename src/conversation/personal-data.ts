import { nfc } from "../kernel/vietnamese.ts";

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
const LINK_OR_HANDLE = /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{3,}/gu;
const DAY_YEARS_OR_SUM = /^(?:\d{1,2}[.-]\d{1,2}[.-]\d{4}|20\d\d\s?-\s?20\d\d|[1-9]\d{0,2}(?:\.\d{3})+)$/;
const LONG_NUMBER = /\+?\d(?:[\s.-]?\d){6,}/g;
const NAME_AFTER_WORDS =
  /((?:[Hh]ọ\s+)?[Tt]ên\s+(?:là\s+|tôi\s+là\s+|em\s+là\s+)?|(?:[Tt]ôi|[Ee]m|[Mm]ình|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Ôô]ng|[Bb]à)\s+(?:tên\s+)?(?:là\s+)?)((?:\p{Lu}\p{Ll}*\s+){1,3}\p{Lu}\p{Ll}+)/gu;

/**
 * The text without what points at one person: e-mail addresses, links and handles, numbers of seven or more digits
 * (telephone, identity card, account), and a name in capitals said after "tên", "tôi là", "anh", "chị". A name typed in
 * small letters is not recognised.
 */
export function withoutPersonalData(text: string): string {
  return nfc(text)
    .replace(EMAIL, "[địa chỉ thư]")
    .replace(LINK_OR_HANDLE, "[liên kết]")
    .replace(LONG_NUMBER, (digits) => (DAY_YEARS_OR_SUM.test(digits) ? digits : "[số]"))
    .replace(NAME_AFTER_WORDS, (_, before: string) => `${before}[tên]`);
}
