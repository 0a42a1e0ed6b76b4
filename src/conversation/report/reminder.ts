import { lastValidDay } from "../../knowledge/deadline.ts";
import type { WorkingDays } from "../../knowledge/working-days.ts";
import type { Reply } from "../../messages/reply.ts";
import { REMINDER_BUTTONS, SNOOZE_HOUR, snoozeDay } from "../../reminders/buttons.ts";
import { deadlineText } from "../../reminders/reminder-words.ts";
import { type Standing, standingOf } from "../../reminders/standing.ts";
import type { ReportDeps } from "./deps.ts";
import { LINK_HOURS } from "./document.ts";
import { readPhone, shownPhone } from "./phone.ts";
import { reminderWords } from "./reminder-wording.ts";
import type { ReportCommand } from "./report-words.ts";
import { waitAgain } from "./wait-again.ts";
import { prefaced, type Step, says, type Work, writing } from "./work.ts";

/** What a button under a reminder asks for; null for any other button. */
export function reminderCommand(id: string): ReportCommand | null {
  if (id === REMINDER_BUTTONS.open) return { kind: "open" };
  return id === REMINDER_BUTTONS.snooze ? { kind: "snooze" } : null;
}

/** Puts the reminder off to the morning of the next working day. */
export function snooze(work: Work, deps: ReportDeps): Step {
  const { days, campaign } = deps;
  const day = days && snoozeDay(work.today, days);
  if (!day || day.toString() > campaign.closes_at) return waitAgain(work, deps, reminderWords.noMore);
  if (!standing(work)) return waitAgain(work, deps, reminderWords.handedIn);
  const at = day.toPlainDateTime({ hour: SNOOZE_HOUR }).toZonedDateTime(campaign.time_zone).toInstant();
  const isLate = Temporal.PlainDate.compare(work.today, lastDayOf(work, deps)) <= 0 && isAfterEnd(day, work, deps);
  const step = waitAgain(work, deps, reminderWords.snoozed(SNOOZE_HOUR, day, isLate));
  return writing(step, { kind: "snooze", unit: work.member.unit, member: work.member.id, at });
}

/** A leader asks to be reminded, or no longer; officers always are. */
export function askToBeReminded(work: Work, deps: ReportDeps, wants: boolean): Step {
  if (work.member.role !== "approver") return waitAgain(work, deps, reminderWords.officersAlways);
  const step = waitAgain(work, deps, wants ? reminderWords.leaderReminded : reminderWords.leaderNotReminded);
  return writing(step, { kind: "wants_reminders", member: work.member.id, wants });
}

/** Keeps where approved texts may reach somebody whom no free way reaches any more, or takes it away. */
export function givePhone(work: Work, deps: ReportDeps, typed: string | null): Step {
  const { member } = work;
  if (typed === null)
    return writing(waitAgain(work, deps, reminderWords.noPhone), { kind: "phone", member: member.id, phone: null });
  if (!deps.takesPhones) return waitAgain(work, deps, reminderWords.phonesNotUsed);
  const phone = readPhone(typed);
  if (phone === null) return waitAgain(work, deps, reminderWords.unreadablePhone(typed.trim()));
  const step = waitAgain(work, deps, reminderWords.phoneKept(shownPhone(phone)));
  return writing(step, { kind: "phone", member: member.id, phone });
}

/** The deadline as a file for a calendar: the file itself where the channel carries files, elsewhere a link that opens once. */
export function calendarStep(work: Work, deps: ReportDeps): Step {
  const token = deps.newToken();
  const file = `calendar:${work.member.unit}`;
  const name = reminderWords.calendarName(work.member.unit);
  const said = says(work, work.focus, [
    { kind: "text", text: reminderWords.calendarHere },
    { kind: "file", file, name, link: `/tep/${token}` },
  ]);
  const expiresAt = work.now.add({ hours: LINK_HOURS });
  const sent = writing(said, { kind: "link", token, file, name, expiresAt });
  if (!work.focus) return sent;
  const again = waitAgain(work, deps, "");
  return { ...again, replies: [...sent.replies, ...again.replies], writes: [...sent.writes, ...again.writes] };
}

/** The same replies, with the unit's own deadline before the plan's where that is what was asked. */
export function withOwnDeadline(
  work: Work,
  deps: ReportDeps,
  days: WorkingDays,
  replies: readonly Reply[],
): readonly Reply[] {
  const { deadline, engine } = deps;
  const [first, ...rest] = replies;
  const isCited = first?.blocks.some((block) => block.kind === "quote" && block.locator === deadline.locator);
  if (!first || !isCited) return replies;
  const unit = engine.unit(work.member.unit)?.name ?? work.member.unit;
  const text = deadlineText({ deadline, lastDay: lastDayOf(work, deps), today: work.today, days });
  const own = prefaced({ ...says(work, null, ""), replies: [first] }, reminderWords.own(unit, text, howFar(work)));
  return [...own.replies, ...rest];
}

function howFar(work: Work): string {
  const now = standing(work);
  return now ? reminderWords.standing(now) : reminderWords.inAlready(work.filed?.receipt ?? "");
}

/** How far the unit is; null where its report is in. */
function standing({ engine, desk, draft, filed, member }: Work): Standing | null {
  const kept = desk.draft?.content ?? null;
  const snapshot = { unit: member.unit, draft: kept, filed, people: [], before: [] };
  return standingOf(snapshot, () => engine.progress(draft));
}

const lastDayOf = ({ desk }: Work, { deadline }: ReportDeps): Temporal.PlainDate =>
  desk.extendedUntil === null ? lastValidDay(deadline) : Temporal.PlainDate.from(desk.extendedUntil);

const isAfterEnd = (day: Temporal.PlainDate, work: Work, deps: ReportDeps): boolean =>
  Temporal.PlainDate.compare(day, lastDayOf(work, deps)) > 0;
