import type { Reply } from "../messages/reply.ts";
import { type Choice, type Way, whyClosed } from "../outbox/choose-way.ts";
import type { ReminderPlan } from "./plan.ts";
import type { Contact, NewReminder, Outcome, Settlement, UnitSnapshot } from "./ports.ts";
import { isAbout, nextAfter, type Occasion, toldAt } from "./who-is-told.ts";

/** What is said to a person; null where nothing is due. */
export type MessageTo = (person: Contact, snapshot: UnitSnapshot) => Reply | null;

/** The ways to a person for a message, the one to take first. */
export type Choose = (person: Contact, reply: Reply, snapshot: Pick<UnitSnapshot, "load">) => Choice;

/** A message by a way. */
export const written = ({ conversation, reason, price }: Way, reply: Reply): NonNullable<NewReminder["message"]> => ({
  conversation,
  reply,
  way: reason,
  price,
});

/** Why a row stands that never had a message. */
const NOWHERE = "no conversation";

/** What is kept of a step for a unit: that nothing is due, whom it tells, or that nobody can be told; nothing where it was kept before. */
export function stepRows(
  occasion: Occasion,
  snapshot: UnitSnapshot,
  plan: Pick<ReminderPlan, "steps" | "recipients">,
  messageTo: MessageTo,
  choose: Choose,
): readonly NewReminder[] {
  if (snapshot.before.some(isAbout(occasion))) return [];
  if (messageTo(NOBODY, snapshot) === null) return [listed(occasion, snapshot, "not_due")];
  const people = toldAt(occasion, snapshot, plan);
  if (people.length === 0) return [listed(occasion, snapshot, "nobody_bound")];
  const rows = people.map((person) => rowTo(person, occasion, snapshot, messageTo, choose));
  return rows.some(({ state }) => state === "queued")
    ? rows
    : [...rows, ...insteadOf(occasion, snapshot, rows, messageTo, choose)];
}

/** One row to one person, who may have nowhere to be written to. */
function rowTo(
  person: Contact,
  occasion: Occasion,
  snapshot: UnitSnapshot,
  messageTo: MessageTo,
  choose: Choose,
): NewReminder {
  const key = { unit: snapshot.unit, ...occasion, member: person.id };
  const reply = messageTo(person, snapshot);
  const choice = reply && choose(person, reply, snapshot);
  const [first] = choice?.ways ?? [];
  return first && reply
    ? { ...key, state: "queued", message: written(first, reply), why: null }
    : { ...key, state: "blocked", message: null, why: (choice && whyClosed(choice)) ?? NOWHERE };
}

/** What follows when the message of a reminder has ended: another channel, another person, or nothing more. */
export function settle(outcome: Outcome, snapshot: UnitSnapshot, messageTo: MessageTo, choose: Choose): Settlement {
  const { reminder, state, why, tried, unknowns, conversation } = outcome;
  const done = (as: Settlement["state"]): Settlement => ({ state: as, why, again: null, instead: [] });
  if (state === "sent") return done("sent");
  const person = snapshot.people.find(({ id }) => id === reminder.member);
  const reply = person && messageTo(person, snapshot);
  const isDue = messageTo(NOBODY, snapshot) !== null;
  if (why === HANDED_IN || (why === QUIET && !isDue)) return done("withdrawn");
  const ended = done(state === "unknown" ? "unknown" : state === "recipient_gone" ? "blocked" : "failed");
  if (!isDue) return ended;
  const ways = person && reply ? choose(person, reply, snapshot).ways : [];
  const to = (way: Way): Settlement => ({ ...done("queued"), again: reply ? written(way, reply) : null });
  const untried = ways.find((way) => !tried.includes(way.conversation));
  const same = ways.find((way) => way.conversation === conversation);
  if (state === "unknown") {
    const next = untried ?? same;
    return unknowns > 1 || !next ? ended : to(next);
  }
  if (why === QUIET && same) return to(same);
  if (untried) return to(untried);
  if (!reminder.step.startsWith("T")) return ended;
  return { ...ended, instead: insteadOf(reminder, snapshot, [{ ...reminder, state: ended.state }], messageTo, choose) };
}

/** Taken back before the night; it goes out in the morning. */
export const QUIET = "quiet hours";
/** Taken back because the report came in. */
export const HANDED_IN = "handed in meanwhile";

/** Who is told instead of people who cannot be reached: the next officer, or the coordinators' list. */
function insteadOf(
  occasion: Occasion,
  snapshot: UnitSnapshot,
  failed: readonly Pick<NewReminder, "member" | "state">[],
  messageTo: MessageTo,
  choose: Choose,
): readonly NewReminder[] {
  const about = { step: occasion.step, deadline: occasion.deadline };
  const gone = new Set(failed.map(({ member }) => member));
  const others = snapshot.before.filter((row) => isAbout(about)(row) && !gone.has(row.member));
  if (others.some(({ state }) => UNDER_WAY.has(state))) return [];
  const before = [
    ...snapshot.before,
    ...failed.map(({ member, state }) => ({ ...about, unit: snapshot.unit, member, state, claimedAt: LONG_AGO })),
  ];
  const next = nextAfter(about, { ...snapshot, before });
  if (!next) return [listed(about, snapshot, "nobody_reached")];
  const row = rowTo(next, about, snapshot, messageTo, choose);
  return row.state === "queued" ? [row] : [row, ...insteadOf(about, snapshot, [...failed, row], messageTo, choose)];
}

const UNDER_WAY = new Set<KeptState>(["queued", "sent", "unknown"]);
type KeptState = NewReminder["state"];
const LONG_AGO = Temporal.Instant.fromEpochMilliseconds(0);

/** Stands for the coordinators' list: asked whether anything is due at all, and what would be said. */
export const NOBODY: Contact = {
  id: "",
  unit: "",
  role: "officer",
  name: null,
  wantsReminders: false,
  conversations: [],
  templates: [],
};

function listed(
  { step, deadline }: Occasion,
  { unit }: UnitSnapshot,
  state: "nobody_bound" | "nobody_reached" | "not_due",
): NewReminder {
  return { unit, step, deadline, member: null, state, message: null, why: null };
}
