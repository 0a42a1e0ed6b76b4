import type { Campaign } from "../knowledge/campaign.ts";
import type { WorkingDays } from "../knowledge/working-days.ts";
import { type Reply, textReply } from "../messages/reply.ts";
import { whyClosed } from "../outbox/choose-way.ts";
import { type Choose, written } from "./decide.ts";
import type { NewReminder, UnitSnapshot } from "./ports.ts";
import { isAbout, type Occasion, officersOf } from "./who-is-told.ts";
import { wording } from "./wording.ts";

/** The step under which the question for the signed report's number is kept. */
export const OFFICIAL_STEP = "official";

/** The step under which a milestone's notice is kept. */
export const noticeStep = (id: string): string => `notice:${id}`;

/** What is said of a milestone: in the plan's words, and apart from them what others say of its days. */
export function noticeReply(campaign: Campaign, milestone: string): Reply | null {
  const found = campaign.milestones[milestone];
  if (!found) return null;
  const { what, as_written, locator, outside } = found;
  const lines = [
    wording.notice(what, as_written, locator),
    ...(outside ? [wording.noticeOutside(outside.note, outside.source)] : []),
    wording.noticeEnd,
  ];
  return textReply(lines.join("\n"));
}

/** A notice to every officer who has not switched notices off. */
export function noticeRows(
  occasion: Occasion,
  snapshot: UnitSnapshot,
  reply: Reply,
  choose: Choose,
): readonly NewReminder[] {
  if (snapshot.before.some(isAbout(occasion))) return [];
  const rows = officersOf(snapshot).map((person): NewReminder => {
    const key = { unit: snapshot.unit, ...occasion, member: person.id, message: null };
    const conversations = person.conversations.filter(({ muted }) => !muted);
    if (conversations.length === 0)
      return { ...key, state: person.conversations.length > 0 ? "muted" : "blocked", why: null };
    const choice = choose({ ...person, conversations }, reply, snapshot);
    const [way] = choice.ways;
    return way
      ? { ...key, state: "queued", message: written(way, reply), why: null }
      : { ...key, state: "blocked", why: whyClosed(choice) };
  });
  return rows.length > 0
    ? rows
    : [{ unit: snapshot.unit, ...occasion, member: null, state: "not_due", message: null, why: null }];
}

/** When a unit may be asked for the number of its signed report: the morning so many working days after handing in. */
export function officialDay(submitted: Temporal.PlainDate, after: number, days: WorkingDays): Temporal.PlainDate {
  let day = submitted;
  for (let count = 0; count < after; count += 1) day = days.next(day);
  return day;
}

/** The one question for the signed report's number, to the officer who was bound first. */
export function officialRows(
  deadline: string,
  snapshot: UnitSnapshot,
  unitName: string,
  choose: Choose,
): readonly NewReminder[] {
  const { filed, before, unit } = snapshot;
  const isMissing = filed !== null && filed.state !== "returned" && filed.official === null;
  if (!isMissing || before.some(({ step }) => step === OFFICIAL_STEP)) return [];
  const reply = textReply(wording.official(unitName, filed.receipt));
  const key = { unit, deadline, step: OFFICIAL_STEP, why: null };
  const [first] = officersOf(snapshot).flatMap((person) => {
    const [way] = choose(person, reply, snapshot).ways;
    return way ? [{ person, way }] : [];
  });
  if (!first) return [{ ...key, member: null, state: "not_due", message: null }];
  return [{ ...key, member: first.person.id, state: "queued", message: written(first.way, reply) }];
}
