import { fold, mayMean, oneLine } from "../../kernel/vietnamese.ts";

/** What a person can tell the assistant to do, whatever else is going on. */
export type Command = "stop" | "delete" | "cancel" | "help" | "start" | "unknown";

/** Whole messages, folded; a question that merely holds such a word is a question. */
const WORDS: Readonly<Record<Exclude<Command, "unknown">, readonly string[]>> = {
  stop: [
    "/dung",
    "/stop",
    "dung",
    "dung nhac",
    "dung nhac nua",
    "dung nhan tin",
    "ngung nhac",
    "khong nhan tin nua",
    "stop",
  ],
  delete: ["/xoa", "xoa du lieu", "xoa du lieu cua toi", "xoa tin nhan", "xoa thong tin", "xoa thong tin cua toi"],
  cancel: ["/huy", "/cancel", "huy", "huy bo", "thoi huy"],
  help: [
    "/huongdan",
    "/help",
    "/trogiup",
    "huong dan su dung",
    "tro giup",
    "giup do",
    "help",
    "menu",
    "em lam duoc gi",
  ],
  start: ["/start", "/batdau", "bat dau", "start", "nhan tin lai", "nhan nhac lai"],
};

const BY_WORDS = new Map<string, Command>(
  Object.entries(WORDS).flatMap(([command, words]) => words.map((said) => [said, command as Command] as const)),
);
const SLASH = /^\/[a-z0-9_]+$/;

/** The command a message is ("đúng" and "dùng" are not "dừng"); null when it is something else. A slash word nobody knows is "unknown". */
export function commandIn(text: string): Command | null {
  const line = oneLine(text)
    .replace(/[.!?]+$/, "")
    .toLowerCase();
  if (fold(line) === "dung" && !mayMean(line, "dừng")) return null;
  const said = fold(line)
    .replace(/^(\/[a-z0-9_]+)@\w+$/, "$1")
    .trim();
  return BY_WORDS.get(said) ?? (SLASH.test(said) ? "unknown" : null);
}
