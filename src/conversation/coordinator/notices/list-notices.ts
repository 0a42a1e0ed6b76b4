import type { MadeNotice } from "../../../reminders/broadcast.ts";
import { actorOf, type CoordinatorStep, type CoordinatorWork, says } from "../work.ts";
import { noticeWording as wording } from "./wording.ts";

/** How many people that a notice did not reach are named. */
const UNREACHED_SHOWN = 20;

/** The last notices, each with what became of it, and by name whom the newest did not reach. */
export function listNotices(work: CoordinatorWork): CoordinatorStep {
  const made = work.office.notices?.made ?? [];
  if (made.length === 0) return says(work.focus, wording.none);
  const lines = made.map((notice) => lineOf(work, notice));
  const unreached = made[0]?.unreached ?? [];
  const named = unreached
    .slice(0, UNREACHED_SHOWN)
    .map(({ unit, name, state }) => wording.unreachedLine(unitName(work, unit), name, wording.people[state] ?? state));
  const more = unreached.length - named.length;
  const text = [
    wording.made,
    ...lines,
    ...(named.length > 0 ? [wording.unreached(made[0]?.id ?? ""), ...named] : []),
    ...(more > 0 ? [wording.moreUnreached(more)] : []),
    ...(made.some(isOpen) ? [wording.howToCancel] : []),
  ];
  return says(work.focus, text.join("\n"));
}

/** Stops a notice, the newest that is not over where none is named; what has gone out stays with its readers. */
export function cancelNotice(work: CoordinatorWork, id: string | null): CoordinatorStep {
  const made = work.office.notices?.made ?? [];
  const meant = id === null ? made.find(isOpen) : made.find((notice) => notice.id === id);
  if (!meant) return says(work.focus, id === null ? wording.nothingToCancel : wording.unknown(id));
  if (!isOpen(meant)) return says(work.focus, wording.over(meant.id, wording.states[meant.state] ?? meant.state));
  const written = { kind: "cancel_broadcast", id: meant.id, by: actorOf(work) } as const;
  return says(null, wording.cancelled(meant.id, meant.people["sent"] ?? 0), [], written);
}

const isOpen = ({ state }: MadeNotice): boolean => state === "scheduled" || state === "sending";

function lineOf({ deps }: CoordinatorWork, { id, state, dueAt, text, people }: MadeNotice): string {
  const at = Temporal.Instant.from(dueAt).toZonedDateTimeISO(deps.campaign.time_zone).toPlainDateTime();
  const counts = Object.entries(people).map(([kind, count]) => `${count} ${wording.people[kind] ?? kind}`);
  return wording.line(id, wording.states[state] ?? state, wording.moment(at), opening(text), counts.join(", "));
}

const OPENING_LENGTH = 60;

/** How a text begins. */
const opening = (text: string): string => {
  const line = text.replace(/\s+/g, " ");
  return line.length > OPENING_LENGTH ? `${line.slice(0, OPENING_LENGTH).trimEnd()}…` : line;
};

const unitName = ({ deps }: CoordinatorWork, unit: string): string => deps.engine.unit(unit)?.name ?? unit;
