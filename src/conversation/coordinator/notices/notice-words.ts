import { fold, oneLine } from "../../../kernel/vietnamese.ts";
import type { CoordinatorCommand } from "../coordinator-command.ts";

type NoticeCommand = Extract<CoordinatorCommand, { kind: "notice" | "notices" | "cancel_notice" }>;

const LIST = /^(?:(?:xem|cho xem|liet ke) )?(?:(?:cac|danh sach|ds) thong bao|thong bao da gui)(?: da gui)?$/;
const CANCEL = /^(?:huy|dung|ngung|thu hoi)(?: gui)? thong bao(?: so)?(?: (\d{1,9}))?$/;
const OPENING = /^(?:(?:gui|soan|ra|viet|lam) )?thong bao(?: (?:gui |chung )?(?:cho|den|toi)(?: (.*))?)?$/;

/** A coordinator's command about notices to many units: writing one, those that were made, stopping one; null for other words. */
export function noticeCommand(text: string): NoticeCommand | null {
  const said = fold(oneLine(text)).replace(/[.!?]+$/, "");
  if (LIST.test(said)) return { kind: "notices" };
  const cancel = CANCEL.exec(said);
  if (cancel) return { kind: "cancel_notice", id: cancel[1] ?? null };
  const colon = text.indexOf(":");
  const head = oneLine(colon < 0 ? text : text.slice(0, colon)).replace(/[.!?]+$/, "");
  const opening = OPENING.exec(fold(head));
  if (!opening) return null;
  const named = opening[1];
  const to = named === undefined ? null : head.slice(head.length - named.length);
  return { kind: "notice", to, text: (colon < 0 ? "" : text.slice(colon + 1).trim()) || null };
}
