import { fold, oneLine } from "../../kernel/vietnamese.ts";

/** What an officer or a leader can say about reminders. */
export type ReminderCommand =
  /** Once more in the morning. */
  | { readonly kind: "snooze" }
  /** The deadline as a file for a calendar. */
  | { readonly kind: "calendar" }
  | { readonly kind: "remind_me"; readonly wants: boolean }
  /** Where approved texts may reach the person: the number as it was typed; null takes it away. */
  | { readonly kind: "phone"; readonly typed: string | null };

const SNOOZE =
  /^(?:(?:sang )?(?:ngay )?mai (?:hay |hang )?nhac(?: lai)?|(?:de )?nhac lai (?:luc )?(?:8 gio |8h |8g )?(?:sang )?(?:ngay )?(?:mai|hom sau|thu (?:hai|ba|tu|nam|sau)\b.*)|nhac lai 8 gio sang .{1,40}|mai nhac)$/;
const CALENDAR =
  /^(?:(?:them|bo|dua|luu|cho)(?: han| han nop| han bao cao)? vao lich(?: dien thoai)?|(?:gui|tai|xuat|lay|xin|cho xin)(?: em| toi)? (?:file|tep) lich|file lich|tep lich|\/lich)$/;
const REMIND_ME = /^(?:(?:dang ky|nhan|bat|mo) nhac han|nhac (?:toi|em|anh|chi) (?:ve )?han(?: bao cao| nop)?)$/;
const REMIND_ME_NOT = /^(?:thoi|dung|tat|ngung|khong|bo)(?: nhan)? nhac han$/;
const PHONE =
  /^(?:(?:so )?(?:dien thoai|dt|zalo|sdt)(?: (?:cua )?(?:toi|em|minh|anh|chi))?(?: la)?|(?:nhan|nhac|gui)(?: tin)? (?:qua|vao|toi|den) so(?: (?:dien thoai|dt|zalo))?)\s*:? ?(\+?\d[\d .-]*)$/;
const NO_PHONE =
  /^(?:xoa|bo|go)(?: bo)?(?: cai)? (?:so )?(?:dien thoai|dt|sdt|so zalo)(?: (?:cua )?(?:toi|em|minh|anh|chi))?$/;
const DEADLINE =
  /(?:bao gio|khi nao|chung nao|may gio|luc nao|hoi nao|ngay (?:nao|may)|bua nao).*(?:nop|gui|han|bao cao)|(?:nop|gui|han|bao cao).*(?:bao gio|khi nao|chung nao|luc nao|hoi nao|ngay (?:nao|may)|bua nao)|han (?:nop|chot|cuoi|bao cao|cua don vi|don vi)|con (?:may|bao nhieu|nhieu|bn) (?:ngay|hom|bua)|(?:may|bao nhieu) (?:ngay|hom) nua|toi han chua|het han chua/;
/** Longer questions are stories, which the plan's answer follows better. */
const LONGEST_QUESTION = 16;

/** What a whole message, folded and without courtesy, says about reminders; null for other words. */
export function reminderWordsIn(said: string): ReminderCommand | null {
  if (SNOOZE.test(said)) return { kind: "snooze" };
  if (CALENDAR.test(said)) return { kind: "calendar" };
  if (REMIND_ME.test(said)) return { kind: "remind_me", wants: true };
  if (NO_PHONE.test(said)) return { kind: "phone", typed: null };
  const typed = PHONE.exec(said)?.[1];
  if (typed !== undefined) return { kind: "phone", typed };
  return REMIND_ME_NOT.test(said) ? { kind: "remind_me", wants: false } : null;
}

/** Whether a question asks when the report is due, or how long that is. */
export function asksDeadline(text: string): boolean {
  const said = fold(oneLine(text));
  return said.split(" ").length <= LONGEST_QUESTION && DEADLINE.test(said);
}
