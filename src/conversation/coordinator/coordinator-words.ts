import { fold, oneLine } from "../../kernel/vietnamese.ts";
import type { CoordinatorCommand } from "./coordinator-command.ts";
import { noticeCommand } from "./notices/notice-words.ts";
import { plainCommand } from "./plain-words.ts";
import { returnedQuestions } from "./returned-questions.ts";

const RETURN = /^(?:tra lai|tra ve|tra bao cao|yeu cau sua|de nghi sua)(?: bao cao)?(?: (?:cua|cho))?\s*/;
const QUESTION = /(?:^|[\s,;:])cau(?: so)? ?\d/;
const EXTEND = /^gia han(?: them)?(?: cho)?\s+(.*?)\s*(?:den het|den|toi|sang)\s+(?:het\s+)?(?:ngay\s+)?(.+)$/;
const REASON = /(?:^|[\s,.;])(?:(?:voi )?ly do(?: la)?|vi|do)\s*[:,]?\s+|\s*[:;]\s*/;
const ANSWER = /^(?:tra loi|giai dap|phan hoi)\s+(?:vuong mac\s+)?(vm-?\s?\d{1,9})\s*[:,.]?\s*/;
const COMMENT = /^(?:gop y|ghi chu|nhan xet)(?: (?:cho|voi))?\s*(.*?)\s*:\s*/;
const INVITE = /^(?:cap|tao|cho|lay|xin)?\s*ma(?: moi)?\s+(?:cua\s+|cho\s+)?(.+)$/;
const WITH_UNIT: readonly (readonly ["show" | "accept" | "document", RegExp])[] = [
  ["document", /^(?:tai|xuat|lay|gui)\s+(?:file|tep|word|ban word|bao cao)\s+(?:word\s+)?(?:cua\s+)?(.+)$/],
  ["accept", /^(?:nhan|chap nhan|duyet|dong y)\s+(?:bao cao\s+)?(?:cua\s+)?(.+)$/],
  ["show", /^(?:xem|coi|mo|kiem tra)\s+(?:bao cao\s+)?(?:cua\s+)?(.+)$/],
];

/** The command that a coordinator's message is; null for a question or anything else. */
export function coordinatorCommand(text: string): CoordinatorCommand | null {
  const line = oneLine(text);
  const said = fold(line).replace(/[?.!\s]+$/, "");
  const plain = plainCommand(said);
  if (plain) return plain;
  const notice = noticeCommand(text);
  if (notice) return notice;
  return returning(text) ?? extending(line) ?? answering(line) ?? commenting(line) ?? aboutUnit(line) ?? inviting(line);
}

function returning(text: string): CoordinatorCommand | null {
  const line = oneLine(text.replace(/\n/g, "; "));
  const opening = RETURN.exec(fold(line));
  if (!opening) return null;
  const rest = line.slice(opening[0].length);
  const at = QUESTION.exec(fold(rest))?.index ?? rest.length;
  const unit = named(rest.slice(0, at));
  return { kind: "return", unit, questions: returnedQuestions(rest.slice(at)) };
}

function extending(line: string): CoordinatorCommand | null {
  const found = EXTEND.exec(fold(line));
  if (!found) return null;
  const [whole = "", unit = "", rest = ""] = found;
  const restAt = whole.length - rest.length;
  const reasonAt = REASON.exec(rest);
  const until = reasonAt ? line.slice(restAt, restAt + reasonAt.index) : line.slice(restAt);
  const reason = reasonAt ? line.slice(restAt + reasonAt.index + reasonAt[0].length).trim() : "";
  return {
    kind: "extend",
    unit: named(originalOf(line, unit)),
    until: until.replace(/[\s,.;]+$/, ""),
    reason: reason || null,
  };
}

function answering(line: string): CoordinatorCommand | null {
  const found = ANSWER.exec(fold(line));
  if (!found) return null;
  const text = line.slice(found[0].length).trim();
  return { kind: "answer", code: `VM-${found[1]?.replace(/\D/g, "").padStart(4, "0")}`, text: text || null };
}

function commenting(line: string): CoordinatorCommand | null {
  const found = COMMENT.exec(fold(line));
  const text = found ? line.slice(found[0].length).trim() : "";
  return found && text ? { kind: "comment", unit: named(originalOf(line, found[1] ?? "")), text } : null;
}

function aboutUnit(line: string): CoordinatorCommand | null {
  const said = fold(line).replace(/[?.!\s]+$/, "");
  for (const [kind, shape] of WITH_UNIT) {
    const unit = shape.exec(said)?.[1];
    if (unit) return { kind, unit: named(originalOf(line, unit)) };
  }
  return null;
}

function inviting(line: string): CoordinatorCommand | null {
  const found = INVITE.exec(fold(line));
  const unit = found ? named(originalOf(line, found[1] ?? "")) : null;
  return unit === null ? null : { kind: "invite", unit };
}

/** The part of the line that reads so when folded: folding changes no length. */
function originalOf(line: string, folded: string): string {
  const at = fold(line).indexOf(folded);
  return line.slice(at, at + folded.length);
}

/** A unit's words; null where none are said, or only "this one". */
function named(typed: string): string | null {
  const unit = typed.replace(/^[\s,:;-]+|[\s,:;-]+$/g, "");
  return unit === "" || THIS_ONE.test(fold(unit)) ? null : unit;
}

const THIS_ONE = /^(?:bao cao(?: nay)?|don vi nay|nay|cai nay)$/;
