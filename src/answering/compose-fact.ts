import type { Clock } from "../kernel/clock.ts";
import { words } from "../kernel/vietnamese.ts";
import type { Campaign, Deadline, UnitKind } from "../knowledge/campaign.ts";
import { dayInDigits, dayInWords, lastValidDay, safeDay, timeliness, weekdayName } from "../knowledge/deadline.ts";
import type { Fact, NotStatedFact, StatedFact } from "../knowledge/fact.ts";
import { type Library, type LibraryDocument, textAt } from "../knowledge/library.ts";
import { quotableSentences, quoteWhole } from "../knowledge/quote.ts";
import type { Answer, Choice, Citation } from "./answer.ts";
import type { Token } from "./read-question.ts";
import { wording } from "./wording.ts";

/** What is known of the asker and the moment when a fact is put into words. */
export interface Circumstances {
  readonly clock: Clock;
  readonly unitKind: UnitKind | null;
  readonly asked: readonly Token[];
}

/** The answer that a fact gives, with what must be computed from the deadline and the moment. */
export function composeStated(fact: StatedFact, library: Library, at: Circumstances): Answer {
  const { campaign } = library;
  const document = documentOf(library, fact.document);
  const deadline = fact.deadline ? campaign?.deadlines[fact.deadline] : undefined;
  const lines = [fillIn(fact.says, campaign, at.clock)];
  if (campaign && deadline) lines.push(...deadlineRemarks(fact, deadline, campaign, at));
  const note = fact.note ? campaign?.notes[fact.note] : undefined;
  if (campaign && note && isSince(note.since, campaign, at.clock)) lines.push(wording.datedNote(note.text));
  return {
    status: "answered",
    answer: wording.fact(lines.join(" "), wording.source(campaign, document.name, fact.locator)),
    citations: [
      { document: document.name, locator: fact.locator, quote: fact.quote },
      ...fact.also.flatMap((place) => citePlace(document, place)),
    ],
    ...offerWhole(document, fact.locator, fact.quote),
  };
}

/** The refusal that a silence of the plan calls for, with the nearest clause and whom to ask. */
export function composeNotStated(fact: NotStatedFact, library: Library, clock: Clock): Answer {
  const { campaign } = library;
  const document = documentOf(library, fact.document);
  const contact = campaign?.contacts[fact.ask];
  const lines = [`Dạ, ${fact.says}`];
  if (contact) lines.push(wording.whomToAsk(contact));
  const note = fact.ask === "difficulties" ? campaign?.notes["merger_2025"] : undefined;
  if (campaign && note && isSince(note.since, campaign, clock)) lines.push(wording.datedNote(note.text));
  return {
    status: "declined",
    reason: fact.reason,
    answer: `${lines.join(" ")}\n(${wording.source(campaign, document.name, fact.near)})`,
    related: citePlace(document, fact.near),
  };
}

/** The quote of a fact with its place; of a silence, the place that comes nearest. */
export function citeFact(fact: Fact, library: Library): Citation[] {
  const document = documentOf(library, fact.document);
  if (fact.kind === "not_stated") return citePlace(document, fact.near);
  return [{ document: document.name, locator: fact.locator, quote: fact.quote }];
}

/** The choice to read the whole passage, where a quote leaves some of it out. */
export function offerWhole(document: LibraryDocument, locator: string, quote: string): { choices?: Choice[] } {
  const isWhole = words(textAt(document, locator)).length <= words(quote).length;
  return isWhole ? {} : { choices: [{ label: wording.whole, question: wording.whole }] };
}

/** The place quoted whole, or its first sentences where it is too long for one quote. */
export function citePlace(document: LibraryDocument, locator: string): Citation[] {
  const whole = quoteWhole(document, locator);
  const first = document.nodes.find(
    (node) => (node.locator === locator || node.locator.startsWith(`${locator}, `)) && node.text !== "",
  )?.text;
  const quote = whole ?? quotableSentences(first ?? "")[0];
  return quote ? [{ document: document.name, locator, quote }] : [];
}

function documentOf(library: Library, id: string): LibraryDocument {
  const found = library.documents.find((document) => document.id === id);
  if (!found) throw new Error(`there is no document ${id}`);
  return found;
}

function fillIn(says: string, campaign: Campaign | null, clock: Clock): string {
  return says.replace(/\{\{(\w+)\.(\w+)\}\}/g, (_, id: string, what: string) => {
    const deadline = campaign?.deadlines[id];
    if (!campaign || !deadline) throw new Error(`there is no deadline ${id}`);
    switch (what) {
      case "weekday":
        return weekdayName(Temporal.PlainDate.from(deadline.before));
      case "safe_day":
        return dayInWords(safeDay(deadline));
      case "last_day":
        return dayInWords(lastValidDay(deadline));
      case "days_left":
        return daysLeft(deadline, campaign, clock);
      default:
        throw new Error(`nothing can be computed for {{${id}.${what}}}`);
    }
  });
}

function today(campaign: Campaign, clock: Clock): Temporal.PlainDate {
  return clock.now().toZonedDateTimeISO(campaign.time_zone).toPlainDate();
}

/** Whether the day from which a remark holds has come. */
function isSince(day: string, campaign: Campaign, clock: Clock): boolean {
  return Temporal.PlainDate.compare(today(campaign, clock), Temporal.PlainDate.from(day)) >= 0;
}

function daysLeft(deadline: Deadline, campaign: Campaign, clock: Clock): string {
  const safe = safeDay(deadline);
  const last = lastValidDay(deadline);
  const now = today(campaign, clock);
  if (Temporal.PlainDate.compare(now, safe) <= 0) return wording.daysLeft(now.until(safe).days, dayInWords(safe));
  if (Temporal.PlainDate.compare(now, last) <= 0) return wording.lastHours(dayInWords(last));
  if (timeliness(deadline, now) === "to_be_judged") return wording.daysToBeJudged(dayInDigits(last), campaign.year);
  return wording.daysPassed(dayInDigits(last), campaign.year);
}

function deadlineRemarks(fact: StatedFact, deadline: Deadline, campaign: Campaign, at: Circumstances): string[] {
  const remarks: string[] = [];
  for (const { role, key } of at.asked) {
    const [day, month = monthOf(deadline)] =
      role === "day" && !key.startsWith("month:")
        ? key
            .slice(key.indexOf(":") + 1)
            .split("/")
            .map(Number)
        : [];
    const judged = day && month ? judgeDay(deadline, campaign.year, month, day) : null;
    if (judged) remarks.push(judged);
  }
  if (at.unitKind && !deadline.reporters.includes(at.unitKind)) remarks.push(wording.notAReporter);
  const over = timeliness(deadline, today(campaign, at.clock)) === "late";
  if (over && !fact.says.includes("days_left")) remarks.push(wording.passed(campaign.year));
  return remarks;
}

function monthOf(deadline: Deadline): number {
  return Temporal.PlainDate.from(deadline.before).month;
}

function judgeDay(deadline: Deadline, year: number, month: number, day: number): string | null {
  if (day === Temporal.PlainDate.from(deadline.before).day && month === Temporal.PlainDate.from(deadline.before).month)
    return null;
  if (month < 1 || month > 12 || day < 1 || day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth)
    return null;
  const date = Temporal.PlainDate.from({ year, month, day });
  switch (timeliness(deadline, date)) {
    case "on_time":
      return wording.dayOnTime(dayInWords(date));
    case "to_be_judged":
      return wording.dayToBeJudged(dayInWords(date), dayInWords(safeDay(deadline)));
    case "late":
      return wording.dayLate(dayInWords(date));
  }
}
