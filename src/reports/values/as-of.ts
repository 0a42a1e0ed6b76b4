import { fold } from "../../kernel/vietnamese.ts";
import { saysNotYet } from "./absence.ts";
import { dayOf } from "./calendar-day.ts";
import { dayPhrase } from "./day-phrase.ts";
import { withoutJuneDoubt } from "./june-doubt.ts";
import { among, notYet, type Reading, unreadable } from "./reading.ts";
import { showAsOf } from "./show-date.ts";
import { tidy, withoutCourtesy } from "./tidy.ts";
import { wording } from "./wording.ts";

/** Until when figures count, and whether they are final or an estimate. */
export interface AsOf {
  readonly date: string;
  readonly final: boolean;
}

const NOT_FINAL = /(?:so )?chua (?:phai (?:la )?(?:so )?)?chinh thuc|chua chot/g;
const ESTIMATE = /(?:so )?(?:uoc(?: (?:thuc hien|tinh|dat|th))?|tam tinh|du kien|so bo)/g;
const FINAL = /(?:so )?(?:chinh thuc|da chot|chot|quyet toan)/g;
const FILLING = /\b(so lieu|lieu|so|tinh|den|(?<!(?:thang|tuan|nam) )toi|la|lay|thuc hien|vao|thoi diem|nhe|a)\b/g;
const MONTHS_DONE = /^(\d{1,2}) thang(?: dau nam)?(?=$| nam \d{4}$| \d{4}$|\/\d{4}$)/;
const NEAR_DAYS = 90;
const SOON_DAYS = 31;

/** Reads until when figures count and whether they are final ("30/11 số ước"); what is not said is asked about. */
export function readAsOf(raw: string, today: Temporal.PlainDate): Reading<AsOf> {
  const text = withoutCourtesy(tidy(raw));
  if (text === "") return unreadable(wording.asOf.empty);
  if (saysNotYet(text)) return notYet;
  const said = fold(withoutJuneDoubt(text))
    .replace(/[,;:()]/g, " ")
    .replace(/ +/g, " ");
  const notFinal = said.replace(NOT_FINAL, " uoc ");
  if (/\b(khong|ko|hong|chua|hay|hoac)\b/.test(notFinal)) return unreadable(wording.asOf.contradiction);
  const rest = notFinal.replace(ESTIMATE, " ").replace(FINAL, " ");
  const estimate = notFinal.search(ESTIMATE) >= 0;
  const final = notFinal.search(FINAL) >= 0;
  if (estimate && final) return unreadable(wording.asOf.contradiction);
  const kinds = estimate || final ? [final] : [false, true];
  const day = rest.replace(FILLING, " ").replace(/ +/g, " ").trim();
  const possible = kinds.flatMap((kind) =>
    daysSaid(day, kind, today).map((one) => ({ date: one.toString(), final: kind })),
  );
  return among(
    possible.map((value) => ({ value, label: showAsOf(value) })),
    wording.asOf.unclear,
  );
}

function daysSaid(typed: string, final: boolean, today: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const months = typed.replace(/^(het )?ca nam/, "het nam").replace(MONTHS_DONE, "het thang $1");
  const found = dayPhrase(months.replace(/^het (?!thang|quy|nam)/, ""), today);
  if (found.kind === "fault") return [];
  if (found.kind === "days") return found.days;
  const days = [-1, 0, 1].flatMap((years) => dayOf(today.year + years, found.month, found.day) ?? []);
  return nearest(days, final, today);
}

/** Without a year the nearest day is meant; one far away may be of another year, unless final figures must be past. */
function nearest(days: readonly Temporal.PlainDate[], final: boolean, today: Temporal.PlainDate) {
  const away = (day: Temporal.PlainDate) => today.until(day).days;
  const past = days.filter((day) => away(day) <= 0).slice(-1);
  const ahead = days.filter((day) => away(day) > 0).slice(0, 1);
  const [near] = [...past, ...ahead].toSorted((one, other) => Math.abs(away(one)) - Math.abs(away(other)));
  if (near && Math.abs(away(near)) <= (final && away(near) > 0 ? SOON_DAYS : NEAR_DAYS)) return [near];
  return final ? past : [...past, ...ahead];
}
