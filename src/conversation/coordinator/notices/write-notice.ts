import { type Block, type Reply, textReply } from "../../../messages/reply.ts";
import { chooseWay, type Means } from "../../../outbox/choose-way.ts";
import {
  BROADCAST_MAX,
  broadcastReply,
  CONFIRM_ABOVE,
  type NoticePerson,
  unitsMeant,
} from "../../../reminders/broadcast.ts";
import { forecastOf } from "../../../reminders/forecast.ts";
import { forecastLines } from "../../../reminders/forecast-words.ts";
import { isOpen } from "../../../reminders/steps.ts";
import { asksSomething } from "../../question-signs.ts";
import type { CoordinatorFocus } from "../focus.ts";
import { actorOf, type CoordinatorStep, type CoordinatorWork, type Offer, receiverOf, says } from "../work.ts";
import { readAudience } from "./audience.ts";
import { readSendTime } from "./send-time.ts";
import { noticeWording as wording } from "./wording.ts";

type Writing = Extract<CoordinatorFocus, { kind: "notice" }>;

const EMPTY: Writing = { kind: "notice", to: null, text: null, at: null, people: null, counting: false };
/** The audiences that are offered: whom, as a button sends it back. */
const AUDIENCES = ["all", "pending", "district", "department", "bodies"] as const;
const MEANT: Readonly<Record<string, readonly string[]>> = {
  all: ["all"],
  pending: ["not_started", "drafting", "pending_approval", "returned"],
  district: ["district"],
  department: ["department"],
  bodies: ["front", "union"],
};
/** Up to so many seconds it takes nobody's time to wait for it. */
const SMALL_SECONDS = 60;
/** Up to this part of what is left of Zalo Bot's month is not worth a word. */
const SMALL_SHARE = 0.05;
/** How many units are named in a preview. */
const UNITS_NAMED = 3;

/** "Thông báo cho các huyện: …": asks for what is missing, shows what would be sent to whom, then asks for a confirmation. */
export function startNotice(work: CoordinatorWork, to: string | null, text: string | null): CoordinatorStep | null {
  const meant = to === null ? null : readAudience(to, work.office.units);
  if (to !== null && meant === null)
    return text === null
      ? null
      : says({ ...EMPTY, text }, `${wording.unknownAudience(to)} ${wording.askAudience}`, audiences());
  return goOn(work, { ...EMPTY, to: meant === null ? null : [...meant], text });
}

/** An audience that was chosen by its button. */
export function chooseAudience(work: CoordinatorWork, named: string): CoordinatorStep | null {
  const meant = MEANT[named];
  return work.focus?.kind === "notice" && meant ? goOn(work, { ...work.focus, to: [...meant] }) : null;
}

/** Words said while a notice is written: whom it is for, its text, its hour, or the number that confirms it; null for a question. */
export function hearNotice(work: CoordinatorWork, focus: Writing, text: string): CoordinatorStep | null {
  if (focus.to === null && focus.text !== null) {
    const meant = readAudience(text, work.office.units);
    if (meant) return goOn(work, { ...focus, to: [...meant] });
    return asksSomething(text) ? null : says(focus, wording.unknownAudience(text), audiences());
  }
  if (focus.to === null) {
    const meant = readAudience(text, work.office.units);
    if (meant) return goOn(work, { ...focus, to: [...meant] });
    return goOn(work, { ...focus, text: text.trim() });
  }
  if (focus.text === null) return goOn(work, { ...focus, text: text.trim() });
  if (focus.counting) return hearCount(work, focus, text);
  const now = work.now.toZonedDateTimeISO(work.deps.campaign.time_zone).toPlainDateTime();
  const at = readSendTime(text, now);
  if (at === "unreadable") return says(focus, wording.unreadableTime, confirmation(focus));
  if (at && Temporal.PlainDateTime.compare(at, now) <= 0)
    return says(focus, wording.pastTime(wording.moment(at)), confirmation(focus));
  if (at) return goOn(work, { ...focus, at: at.toString() });
  return asksSomething(text) ? null : goOn(work, { ...focus, text: text.trim() });
}

/** Sends the notice that was confirmed; many people are confirmed once more by their number. */
export function sendNotice(work: CoordinatorWork, focus: Writing): CoordinatorStep | null {
  if (focus.to === null || focus.text === null) return null;
  const people = reached(work, focus);
  if (people.length !== focus.people) return goOn(work, { ...focus, counting: false }, wording.changedMeanwhile);
  if (people.length > CONFIRM_ABOVE)
    return says({ ...focus, counting: true }, wording.askCount(people.length), [{ verb: "no", label: wording.no }]);
  return send(work, focus);
}

/** Only the number itself sends a notice to many. */
function hearCount(work: CoordinatorWork, focus: Writing, text: string): CoordinatorStep | null {
  const people = reached(work, focus);
  if (people.length !== focus.people) return goOn(work, { ...focus, counting: false }, wording.changedMeanwhile);
  const typed = /^\s*\d[\d.\s]*$/.test(text) ? Number(text.replace(/\D/g, "")) : null;
  if (typed === people.length) return send(work, focus);
  if (typed === null && asksSomething(text)) return null;
  const said = typed === null ? wording.askCount(people.length) : wording.wrongCount(typed, people.length);
  return says(focus, said, [{ verb: "no", label: wording.no }]);
}

function send(work: CoordinatorWork, { to, text, at }: Writing): CoordinatorStep | null {
  if (to === null || text === null) return null;
  const dueAt = dueOf(work, at);
  const said = [
    at === null ? wording.sending : wording.planned(wording.moment(Temporal.PlainDateTime.from(at))),
    ...closedHours(work, at),
    wording.howToFollow,
  ];
  const written = { kind: "broadcast", to, text, dueAt, by: actorOf(work) } as const;
  return says(null, said.join(" "), [], written);
}

/** Asks for what is missing; then shows what would be read, by whom, and asks for a confirmation. */
function goOn(work: CoordinatorWork, focus: Writing, before = ""): CoordinatorStep {
  const { to, text } = focus;
  if (text !== null && text.length > BROADCAST_MAX)
    return says({ ...focus, text: null }, wording.tooLong(text.length, BROADCAST_MAX));
  if (to === null) return says(focus, wording.askAudience, audiences());
  if (text === null) return says(focus, wording.askText);
  const meant = peopleMeant(work, to);
  const people = reached(work, focus);
  if (people.length === 0) return says({ ...focus, to: null }, wording.nobody, audiences());
  const shown = { ...focus, people: people.length };
  return says(shown, preview(work, shown, meant, people, before), confirmation(shown));
}

function preview(
  work: CoordinatorWork,
  focus: Writing,
  meant: readonly NoticePerson[],
  people: readonly NoticePerson[],
  before: string,
): readonly Block[] {
  const { to, at } = focus;
  const units = [...new Set(people.map(({ unit }) => unit))];
  const names = units.slice(0, UNITS_NAMED).map((unit) => work.deps.engine.unit(unit)?.name ?? unit);
  const nobody = unitsMeant(to ?? [], work.office.status).filter((unit) => !meant.some((one) => one.unit === unit));
  const muted = meant.filter(({ isMuted }) => isMuted).length;
  const lost = meant.length - muted - people.length;
  const lines = [
    ...(before === "" ? [] : [before]),
    wording.preview(people.length, units.length, names, units.length - names.length),
    ...(muted > 0 ? [wording.muted(muted)] : []),
    ...(lost > 0 ? [wording.lost(lost)] : []),
    ...(nobody.length > 0 ? [wording.unbound(nobody.length)] : []),
    ...foreseen(work, meant, focus),
    wording.shownAs,
  ];
  const after = [
    ...(at === null ? [] : [wording.at(wording.moment(Temporal.PlainDateTime.from(at)))]),
    ...closedHours(work, at),
    wording.howToConfirm,
  ];
  return [...textReply(lines.join("\n")).blocks, ...replyOf(work, focus).blocks, ...textReply(after.join(" ")).blocks];
}

/** That a notice waits for the next open hour, where it would. */
function closedHours({ deps, now }: CoordinatorWork, at: string | null): string[] {
  const { rules, campaign } = deps;
  const when =
    at === null ? now.toZonedDateTimeISO(campaign.time_zone).toPlainDateTime() : Temporal.PlainDateTime.from(at);
  if (rules === null || isOpen(rules.plan, rules.days, when)) return [];
  return [wording.openHours(rules.plan.quiet.until, rules.plan.quiet.from)];
}

function peopleMeant({ office }: CoordinatorWork, to: readonly string[]): readonly NoticePerson[] {
  const units = new Set(unitsMeant(to, office.status));
  return (office.notices?.people ?? []).filter(({ unit }) => units.has(unit));
}

/** Who would get it if it went out at its hour, as channels stand now. */
function reached(work: CoordinatorWork, focus: Writing): readonly NoticePerson[] {
  const means = meansAt(work, focus.at);
  const reply = replyOf(work, focus);
  const people = peopleMeant(work, focus.to ?? []).filter(({ isMuted }) => !isMuted);
  return means === null ? [] : people.filter((person) => chooseWay(person, reply, means).ways.length > 0);
}

/** What it takes and costs, where that is money, a good part of Zalo Bot's month or more than a minute. */
function foreseen(work: CoordinatorWork, meant: readonly NoticePerson[], focus: Writing): readonly string[] {
  const means = meansAt(work, focus.at);
  if (means === null) return [];
  const wanting = meant.filter(({ isMuted }) => !isMuted);
  const forecast = forecastOf(wanting, replyOf(work, focus), means);
  const { dong, unpriced, bot, seconds } = forecast;
  const isSmall = dong + unpriced === 0 && bot.messages <= SMALL_SHARE * bot.left && seconds <= SMALL_SECONDS;
  return isSmall ? [] : forecastLines(forecast);
}

function meansAt({ office, deps, now }: CoordinatorWork, at: string | null): Means | null {
  const means = office.notices?.means;
  return means ? { ...means, now: dueOf({ deps, now }, at) } : null;
}

const dueOf = ({ deps, now }: Pick<CoordinatorWork, "deps" | "now">, at: string | null): Temporal.Instant =>
  at === null ? now : Temporal.PlainDateTime.from(at).toZonedDateTime(deps.campaign.time_zone).toInstant();

const replyOf = (work: CoordinatorWork, { text }: Writing): Reply => broadcastReply(receiverOf(work), text ?? "", null);

const audiences = (): Offer[] => AUDIENCES.map((one) => ({ verb: `notice ${one}`, label: wording.audiences[one] }));

const confirmation = ({ at }: Writing): Offer[] => [
  { verb: "yes", label: at === null ? wording.yes : wording.yesLater },
  { verb: "no", label: wording.no },
];
