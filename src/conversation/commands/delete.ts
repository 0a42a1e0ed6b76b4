import { fold, oneLine } from "../../kernel/vietnamese.ts";
import type { Reply } from "../../messages/reply.ts";
import { wording } from "../wording.ts";

const YES = "xoa:co";
const NO = "xoa:khong";
const SAYS_YES = new Set(["1", "so 1", "chon 1", "xoa", "xoa het", "xoa di", "co", "dong y", "ok xoa"]);
const SAYS_NO = new Set(["2", "so 2", "chon 2", "giu lai", "khong", "thoi", "khong xoa"]);

/** Asks once more before anything is deleted: what goes, what stays (domain facts: chat text, binding and name go). */
export function askBeforeDeleting(isBound: boolean): Reply {
  return {
    blocks: [{ kind: "text", text: isBound ? wording.askBeforeDeletingBound : wording.askBeforeDeleting }],
    choices: [
      { id: YES, label: wording.deleteAll },
      { id: NO, label: wording.keep },
    ],
  };
}

/** What a person says to that question; null when it is neither yes nor no. */
export function settlesDeleting(said: { words: string } | { choice: string }): "delete" | "keep" | null {
  if ("choice" in said) return said.choice === YES ? "delete" : said.choice === NO ? "keep" : null;
  const words = fold(oneLine(said.words)).replace(/[.!?]+$/, "");
  return SAYS_YES.has(words) ? "delete" : SAYS_NO.has(words) ? "keep" : null;
}
