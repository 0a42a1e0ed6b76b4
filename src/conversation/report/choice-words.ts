import { fold } from "../../kernel/vietnamese.ts";
import { NO, type Offered, saidChoice, saidNumber, spoken, YES } from "../offered-choice.ts";
import type { Focus } from "./focus.ts";

/** What yes and no choose where a question is asked that they answer, and other words for the same. */
const ANSWERS: Partial<Record<Focus["kind"], Readonly<Record<string, readonly string[]>>>> = {
  confirm: { submit: [...YES, "nop", "nop bao cao", "gui"], later: [...NO, "chua nop", "khoan", "de sau"] },
  cancel: { discard: [...YES, "bo", "bo het", "xoa", "xoa het"], keep: [...NO, "giu", "giu lai"] },
  official: {
    changed: [...YES.slice(0, 1), "co sua", "sua"],
    same: [...NO, "khong sua so", "khong sua gi", "giu nguyen"],
  },
  workbook: {
    all: [...YES, "nhan", "nhan het", "ghi het", "ghi di", "lay het", "nhan tat ca", "ghi tat ca"],
    good: ["chi nhan cho dung", "chi nhan cho khong loi", "nhan cho khong loi", "nhan cho dung", "chi ghi cho dung"],
    drop: [...NO, "bo", "bo di", "bo het", "huy", "khong nhan", "dung nhan"],
  },
  extract: {
    all: [...YES, "ghi", "ghi het", "ghi di", "ghi tat ca", "nhan het", "dung het", "dung het roi"],
    one: ["tung muc", "tung cau", "tung cai", "xem tung muc", "chon tung muc"],
    drop: [...NO, "bo", "bo di", "bo het", "huy", "khong ghi", "dung ghi", "sai", "sai roi"],
    stop: ["ngung", "dung lai", "thoi khong ghi nua"],
  },
  approval: { approve: ["ok", "dong y", "duyet"] },
  difficulty: { send: [...YES, "gui", "gui di"], drop: [...NO] },
  personal: { keep: ["cu ghi", "ghi di", "khong phai"] },
};

/** The verb of a choice that was said by number, by label, or by yes and no; null for other words. */
export function chosenVerb(focus: Focus | null, offered: readonly Offered[], text: string): string | null {
  const chosen = saidChoice(offered, text);
  if (chosen || saidNumber(text) !== null) return verbOf(chosen);
  const { bare } = spoken(text);
  const named = topicNamed(focus, offered, bare);
  if (named) return verbOf(named);
  const meant = Object.entries((focus && ANSWERS[focus.kind]) ?? {}).find(([, words]) => words.includes(bare))?.[0];
  return verbOf(offered.find((one) => verbOf(one) === meant));
}

/** A difficulty's topic may be named by a part of its label. */
function topicNamed(focus: Focus | null, offered: readonly Offered[], said: string): Offered | undefined {
  if (focus?.kind !== "difficulty" || focus.text === null || focus.topic !== null || said.length < 4) return undefined;
  const named = offered.filter(({ label }) => fold(label).includes(said));
  return named.length === 1 ? named[0] : undefined;
}

function verbOf(chosen: Offered | null | undefined): string | null {
  return chosen ? chosen.id.slice(chosen.id.indexOf(":", 3) + 1) : null;
}
