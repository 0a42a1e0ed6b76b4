import { documentType } from "./document-types.ts";
import type { Line } from "./lines.ts";
import { readMarks } from "./marks.ts";
import { endsInConnective, endsSentence, isCapitals } from "./punctuation.ts";
import type { Wrapping } from "./wrapping.ts";

const LOOK_AHEAD = 30;
const TITLE_LINES = 14;
const LETTERHEAD =
  /CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐỘC LẬP|Độc lập\s*-|^Số\s*[:.]|^(?:Luật|Nghị quyết|Pháp lệnh) số\s*:|ĐẢNG CỘNG SẢN VIỆT NAM|[,.]?\s*ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\s*[\d.…]*$|^V\/v\b|^(?:ĐỘ )?(?:HỎA TỐC|KHẨN|MẬT)$/u;
const ISSUER =
  /^(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|BỘ |BỘ TRƯỞNG|SỞ |GIÁM ĐỐC|CHỦ TỊCH|BAN |CỤC |TỔNG CỤC|CHI CỤC|TỈNH |THÀNH PHỐ|HUYỆN |THỊ XÃ|XÃ |PHƯỜNG |VĂN PHÒNG|TỔNG LIÊN ĐOÀN|LIÊN ĐOÀN|HỘI |ĐOÀN |MẶT TRẬN|TRƯỜNG |VIỆN |TRUNG TÂM|CÔNG TY|TẬP ĐOÀN|BẢO HIỂM|KHO BẠC|NGÂN HÀNG|THANH TRA|KIỂM TOÁN|TÒA ÁN|VIỆN KIỂM SÁT|ĐẢNG BỘ|TỈNH ỦY|HUYỆN ỦY|THÀNH ỦY)/u;
const TITLE_NOTE = /^\(.*(?:kèm theo|ban hành|dự thảo)/iu;
const AFTER_TITLE = /^(?:Căn cứ|Kính gửi|Nhằm|Để |Theo |Trên cơ sở|Thực hiện (?!.*[^.:;]$)|Xét |Triển khai .*[.:;,]$)/u;

/** What stands above the first words of a document proper. */
export interface FrontMatter {
  /** National title, issuer, number, place and date, as printed lines. */
  readonly letterhead: readonly string[];
  /** The name of the kind of document in capitals, or "" where the text has none. */
  readonly type: string;
  /** What the document is about, on one line; "" where the text has none. */
  readonly title: string;
  /** "(Ban hành kèm theo …)" under the title. */
  readonly note: string;
  /** The first line after all this. */
  readonly next: number;
}

/** Reads letterhead and title from line `from` on; `kinds` tells which names of documents may stand above the title. */
export function readFrontMatter(
  lines: readonly Line[],
  wrapping: Wrapping,
  from: number,
  kinds: "any" | "attachable",
): FrontMatter {
  const at = (i: number) => lines[i]?.text ?? "";
  let typeAt = from;
  while (typeAt < lines.length && typeAt < from + LOOK_AHEAD && documentType(at(typeAt), kinds) === null) {
    if (isBody(at(typeAt))) break;
    typeAt++;
  }
  const type = documentType(at(typeAt), kinds);
  if (type === null || at(typeAt).endsWith(":")) {
    const end = letterheadEnd(lines, wrapping, from);
    return { letterhead: lines.slice(from, end).map(textOf), type: "", title: "", note: "", next: end };
  }
  let end = typeAt + 1;
  while (end < lines.length && end < typeAt + TITLE_LINES && titleGoesOn(end)) end++;
  const title = [at(typeAt).slice(type.length).trim(), ...lines.slice(typeAt + 1, end).map(textOf)].join(" ").trim();
  let note = "";
  if (TITLE_NOTE.test(at(end))) {
    const start = end;
    do end++;
    while (end < lines.length && end < start + 4 && !note.endsWith(")") && !at(end - 1).endsWith(")"));
    note = lines.slice(start, end).map(textOf).join(" ");
  }
  return { letterhead: lines.slice(from, typeAt).map(textOf), type, title, note, next: end };

  function titleGoesOn(i: number): boolean {
    const here = at(i);
    const before = at(i - 1);
    if (isBody(here) || AFTER_TITLE.test(here) || TITLE_NOTE.test(here) || isIssuer(here)) return false;
    if (i === typeAt + 1) return here.length <= 250 && !(here.endsWith(".") || here.endsWith(":"));
    if (lines[i]?.startsPage || endsSentence(before)) return false;
    if (wrapping.continues(i) || endsInConnective(before)) return true;
    if (/^[\p{Ll}“"]/u.test(here)) return true;
    if (isCapitals(here)) return isCapitals(before);
    if (isCapitals(before) && i > typeAt + 1) return false;
    return here.length <= 90 && !endsSentence(here) && !here.includes(",") && !wrapping.continues(i + 1);
  }
}

/** The end of a letterhead that no title follows, as in letters: it holds at least one line only letterheads have. */
function letterheadEnd(lines: readonly Line[], wrapping: Wrapping, from: number): number {
  let end = from;
  let seen = false;
  for (; end < lines.length && end < from + LOOK_AHEAD; end++) {
    const text = lines[end]?.text ?? "";
    const own = isLetterhead(text);
    const subject = seen && (wrapping.continues(end) || /^\p{Ll}/u.test(text)) && !isBody(text);
    if (!own && !subject && (!isCapitals(text) || isBody(text))) break;
    seen ||= own;
  }
  return seen ? end : from;
}

/** Whether a line is one that letterheads are made of: national title, number, place and date, rule. */
export function isLetterhead(text: string): boolean {
  return text.length <= 160 && LETTERHEAD.test(text);
}

/** Whether a line in capitals names a body or an office that issues documents. */
export function isIssuer(text: string): boolean {
  return text.length <= 120 && isCapitals(text) && ISSUER.test(text) && !/[.;:]$/.test(text);
}

function isBody(text: string): boolean {
  return (
    text.length > 250 ||
    /^(?:Căn cứ|Kính gửi|Nơi nhận)/u.test(text) ||
    text.includes(" | ") ||
    readMarks(text).some(
      (mark) => mark.style !== "letter-section" && !(mark.style === "bullet-dash" && mark.rest.length < 3),
    )
  );
}

function textOf(line: Line): string {
  return line.text;
}
