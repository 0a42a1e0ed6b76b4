import { fold, mayMean, nfc, oneLine } from "../../kernel/vietnamese.ts";
import { PLAIN_COMMANDS } from "./plain-words.ts";
import { type ReminderCommand, reminderWordsIn } from "./reminder-commands.ts";

/** What an officer can tell the report to do, at any moment. */
export type ReportCommand =
  | { readonly kind: "open" }
  /** The form as a page. */
  | { readonly kind: "page" }
  | { readonly kind: "skip" }
  | { readonly kind: "back" }
  | { readonly kind: "explain" }
  | { readonly kind: "left" }
  /** How far each section is, and whose it is. */
  | { readonly kind: "sections" }
  | { readonly kind: "preview" }
  | { readonly kind: "document" }
  /** The report form as files to fill in. */
  | { readonly kind: "forms" }
  /** The way back for such a file. */
  | { readonly kind: "send_form" }
  | { readonly kind: "pause" }
  | { readonly kind: "discard" }
  | { readonly kind: "undo" }
  | { readonly kind: "submit" }
  | { readonly kind: "approve" }
  | { readonly kind: "decline"; readonly text: string }
  | { readonly kind: "final_figures" }
  | { readonly kind: "correct" }
  | { readonly kind: "hand_over" }
  | { readonly kind: "invite" }
  /** The lines of a whole section; null: of the present one. */
  | { readonly kind: "section"; readonly number: number | null }
  /** `target` is "câu 3" by number or a label in words; `value` null: ask for it. */
  | { readonly kind: "edit"; readonly target: EditTarget; readonly value: string | null }
  | { readonly kind: "assign"; readonly section: number; readonly name: string }
  | { readonly kind: "official"; readonly words: string }
  | { readonly kind: "difficulty"; readonly text: string | null }
  | ReminderCommand;

/** A question as an officer names it. */
export type EditTarget = { readonly number: number } | { readonly label: string };

const COURTESY =
  /^(?:da|oi|em oi|e oi|cho (?:anh|chi|toi|em))\s+|\s+(?:a|nha|nhe|giup|gium|dum|(?:giup|gium|dum|cho) (?:em|anh|chi|toi)|em|di|voi|luon|ha)$/g;
const SECTION =
  /^(?:dien|gui|nhap|tra loi|lam)?\s*ca muc(?:\s+(\d{1,2}))?$|^(?:dien|nhap|lam|mo|toi|den|xem|coi)?\s*muc\s+(\d{1,2})$/;
const EDIT =
  /^(?:sửa|sua|đổi|doi|chỉnh|chinh|sữa)\s+(?:lại\s+|lai\s+)?(.+?)(?:(?:\s+(?:thành|thanh|lại là|lai la|là|la)\s|\s*[=:])\s*(\S.*))?$/isu;
const BY_NUMBER = /^cau\s*(?:so\s*)?(\d{1,3})$/;
const ASSIGN = /^giao\s+mục\s+(\d{1,2})\s+cho\s+(?:(?:anh|chị|chi|em|cô|co|chú|chu)\s+)?(.+)$/iu;
const ASSIGN_BARE = /^giao muc (\d{1,2}) cho (?:anh |chi |em |co |chu )?(.+)$/;
const DECLINE = /^(?:chưa duyệt|không duyệt|trả lại|chua duyet|khong duyet|tra lai)\s*[:,-]?\s*(.*)$/isu;
const OFFICIAL =
  /^(?:da|em da|anh da|chi da)?\s*(?:phat hanh|ban hanh|ky)\s+(?:bao cao\s+)?(?:so|van ban)|^so\s+(?:van ban|bao cao)\s+\d|^bao cao so\s+\d|^bao so van ban/;
const DIFFICULTY =
  /^(?:\/vuongmac|(?:dạ\s+)?(?:em|đơn vị em|đơn vị tôi|chúng tôi|bên em|huyện em|tôi)?\s*(?:đang\s+)?(?:gặp|có)\s+(?:khó khăn|vướng mắc|khó khăn,? vướng mắc)|(?:xin\s+)?phản ánh (?:khó khăn|vướng mắc)|báo (?:khó khăn|vướng mắc)|đề nghị (?:điều chỉnh|bổ sung) kế hoạch)\s*[:,.]?\s*(.*)$/isu;
const DIFFICULTY_BARE =
  /^(?:\/vuongmac|(?:da )?(?:em |don vi em |don vi toi |chung toi |ben em |huyen em |toi )?(?:dang )?(?:gap|co) (?:kho khan|vuong mac|kho khan,? vuong mac)|(?:xin )?phan anh (?:kho khan|vuong mac)|bao (?:kho khan|vuong mac)|de nghi (?:dieu chinh|bo sung) ke hoach)\s*[:,.]?\s*(.*)$/;
const ASKS =
  /\?\s*$|(?<!\p{L})(?:hỏi ai|hoi ai|liên hệ ai|lien he ai|làm sao|lam sao|gửi ai|gui ai|ở đâu|o dau|khi nào|khi nao|thì sao|thi sao)(?!\p{L})/iu;

/** The report command that a message is; null when it is an answer, a question or anything else. */
export function reportCommand(text: string): ReportCommand | null {
  const line = oneLine(text);
  const said = bare(line);
  const plain = PLAIN_COMMANDS.get(folded(line)) ?? PLAIN_COMMANDS.get(said);
  if (plain && !(plain === "pause" && saysAnotherDung(line))) return { kind: plain };
  const section = SECTION.exec(said);
  if (section) return { kind: "section", number: numberOf(section[1] ?? section[2]) };
  return (
    reminderWordsIn(said) ??
    assigning(line, said) ??
    editing(nfc(text).trim()) ??
    declining(line) ??
    officialIn(line, said) ??
    difficultyIn(line)
  );
}

/** "đúng" and "dùng" are not "dừng". */
function saysAnotherDung(line: string): boolean {
  return line
    .toLowerCase()
    .split(/[\s.!,]+/)
    .some((word) => fold(word) === "dung" && !mayMean(word, "dừng"));
}

function folded(line: string): string {
  return fold(line)
    .replace(/[.!,]+$/, "")
    .trim();
}

/** The message without the courtesy around it, folded. */
function bare(line: string): string {
  const said = folded(line);
  return said === "?" ? said : said.replace(/\?+$/, "").replace(COURTESY, "").replace(COURTESY, "").trim();
}

function assigning(line: string, said: string): ReportCommand | null {
  const found = ASSIGN.exec(line) ?? ASSIGN_BARE.exec(said);
  const section = numberOf(found?.[1]);
  return found && section !== null ? { kind: "assign", section, name: (found[2] ?? "").trim() } : null;
}

function editing(text: string): ReportCommand | null {
  const found = EDIT.exec(text);
  if (!found || ASKS.test(text)) return null;
  const target = (found[1] ?? "").trim();
  const number = numberOf(BY_NUMBER.exec(fold(target))?.[1]);
  const value = found[2]?.trim() ?? null;
  return { kind: "edit", target: number === null ? { label: target } : { number }, value };
}

function declining(line: string): ReportCommand | null {
  const found = DECLINE.exec(line);
  return found ? { kind: "decline", text: (found[1] ?? "").trim() } : null;
}

function officialIn(line: string, said: string): ReportCommand | null {
  return OFFICIAL.test(said) && !ASKS.test(line) ? { kind: "official", words: line } : null;
}

function difficultyIn(line: string): ReportCommand | null {
  if (ASKS.test(line)) return null;
  const found = DIFFICULTY.exec(line) ?? DIFFICULTY_BARE.exec(fold(line));
  if (!found) return null;
  const rest = (found[1] ?? "").trim();
  return { kind: "difficulty", text: rest === "" ? null : line };
}

const numberOf = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits));
