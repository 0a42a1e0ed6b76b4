import { fold, oneLine } from "../../../kernel/vietnamese.ts";
import { readDate } from "../../../reports/values/date.ts";

const LATER = /^(?:hen|dat lich|gui luc|gui vao)(?: gio)?(?: gui)?(?: luc| vao)? /;
const HOUR = /^(\d{1,2}) ?(?:h|gio|g|:)? ?(\d{2})?(?: phut)?(?: (sang|trua|chieu|toi))?(?=\s|$|,)/;
const SECOND_HALF = /^(?:chieu|toi)$/;
const NOON = 12;

/** When a notice is to go out, local time; "unreadable" for words that speak of a time but do not tell it, null for other words. */
export function readSendTime(text: string, now: Temporal.PlainDateTime): Temporal.PlainDateTime | "unreadable" | null {
  const line = oneLine(text);
  const said = fold(line).replace(/[.!?]+$/, "");
  const opening = LATER.exec(said)?.[0];
  if (opening === undefined) return null;
  const hour = HOUR.exec(said.slice(opening.length));
  if (!hour) return "unreadable";
  const [whole, hours = "", minutes = "0", half = ""] = hour;
  const typed = Number(hours);
  const at = SECOND_HALF.test(half) && typed < NOON ? typed + NOON : typed;
  if (at > 23 || Number(minutes) > 59) return "unreadable";
  const words = line.slice(opening.length + whole.length).replace(/^[\s,]*(?:ngày\s+|ngay\s+|vào\s+)*(?=\S)/iu, "");
  const time = new Temporal.PlainTime(at, Number(minutes));
  if (words.trim() === "") return soonest(time, now);
  const day = readDate(words, now.toPlainDate(), "any");
  return day.kind === "value" ? Temporal.PlainDate.from(day.value).toPlainDateTime(time) : "unreadable";
}

/** Today, or tomorrow where the hour has passed. */
function soonest(time: Temporal.PlainTime, now: Temporal.PlainDateTime): Temporal.PlainDateTime {
  const today = now.toPlainDate().toPlainDateTime(time);
  return Temporal.PlainDateTime.compare(today, now) > 0 ? today : today.add({ days: 1 });
}
