import { fold, oneLine } from "../kernel/vietnamese.ts";

/** A choice as it was offered. */
export interface Offered {
  readonly id: string;
  readonly label: string;
}

const NUMBER = /^(?:so |chon |muc )?(\d{1,2})$/;
const COURTESY = /^(?:da|vang|u|uh|um|roi)\s+(?=\S)|\s+(?:a|nha|nhe|em|e|di|luon|giup em|cho em)$/g;

/** What people say for yes, folded. */
export const YES: readonly string[] = [
  "co",
  "ok",
  "oke",
  "okie",
  "dong y",
  "duoc",
  "u",
  "uh",
  "um",
  "da",
  "vang",
  "chac",
  "chac chan",
  "dung",
  "dung roi",
  "o",
  "yes",
];
/** What people say for no, folded. */
export const NO: readonly string[] = [
  "khong",
  "ko",
  "k",
  "hong",
  "hok",
  "khong co",
  "ko co",
  "chua",
  "thoi",
  "khoi",
  "no",
  "khong dong y",
];

/** A message folded, without its stop; `bare` also without the courtesy around it. */
export function spoken(text: string): { readonly said: string; readonly bare: string } {
  const said = fold(oneLine(text)).replace(/[.!,…]+$/, "");
  return { said, bare: said.replace(COURTESY, "").replace(COURTESY, "").trim() };
}

/** Whether a message is a number, as of a choice; the number, or null. */
export function saidNumber(text: string): number | null {
  const number = NUMBER.exec(spoken(text).said)?.[1];
  return number === undefined ? null : Number(number);
}

/** The choice that was said by its number or its label; null for other words. */
export function saidChoice<Choice extends Offered>(offered: readonly Choice[], text: string): Choice | null {
  const number = saidNumber(text);
  if (number !== null) return offered[number - 1] ?? null;
  const { said, bare } = spoken(text);
  return offered.find(({ label }) => [said, bare].includes(fold(label).replace(/[.!,?…]+$/, ""))) ?? null;
}
