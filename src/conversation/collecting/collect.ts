import { INVITATION_DAYS } from "../../people/invitation.ts";
import { withAnswer, withReasonsOf } from "../../reports/change-draft.ts";
import type { Answer, Draft } from "../../reports/draft.ts";
import type { Stored } from "../../reports/fields/field-kind.ts";
import { readDate } from "../../reports/values/date.ts";
import { showDate } from "../../reports/values/show-date.ts";
import { actorOf, type CoordinatorStep, type CoordinatorWork, receiverOf, says } from "../coordinator/work.ts";
import type { DraftEntry, Write } from "../ports.ts";
import type { CollectingCommand } from "./collecting-words.ts";
import { type Sum, sumsOf } from "./sum-communes.ts";
import { wording } from "./wording.ts";

/** Does what a district's officer says about collecting. */
export function runCollecting(work: CoordinatorWork, command: CollectingCommand): CoordinatorStep {
  if (command.kind === "collect") return startCollecting(work, command.until);
  if (work.desk.collectedUntil === null) return says(null, wording.notOpen);
  switch (command.kind) {
    case "stop":
      return says(null, wording.stop(receiverOf(work)), [], collectWrite(work, null));
    case "codes":
      return codesForAll(work);
    case "sum":
      return proposeSums(work);
    case "sources":
      return showSources(work, command.number);
  }
}

function startCollecting(work: CoordinatorWork, until: string | null): CoordinatorStep {
  if (until === null) return says(null, wording.askDay);
  const day = readDate(until, work.today, "any");
  if (day.kind !== "value") return says(null, wording.unreadableDay(until));
  if (day.value < work.today.toString()) return says(null, wording.past(showDate(day.value)));
  const text = wording.confirm(work.office.units.length, showDate(day.value), receiverOf(work));
  return says({ kind: "collect", until: day.value }, text, [
    { verb: "yes", label: wording.begin },
    { verb: "no", label: wording.no },
  ]);
}

/** Begins to collect until the end of that day, once the officer has confirmed. */
export const beginCollecting = (work: CoordinatorWork, until: string): CoordinatorStep =>
  says(null, wording.begun(showDate(until)), [], collectWrite(work, until));

const collectWrite = (work: CoordinatorWork, until: string | null): Write => ({
  kind: "collect",
  district: work.member.unit,
  until,
  by: actorOf(work),
});

function codesForAll(work: CoordinatorWork): CoordinatorStep {
  const expiresAt = work.now.add({ hours: 24 * INVITATION_DAYS });
  const until = showDate(expiresAt.toZonedDateTimeISO(work.deps.campaign.time_zone).toPlainDate().toString());
  const coded = work.office.units.map((unit) => ({ unit, code: work.deps.newCode() }));
  const lines = coded.map(({ unit, code }) => wording.code(unit.name, code));
  const invites = coded.map(
    ({ unit, code }): Write => ({
      kind: "invite",
      code,
      unit: unit.code,
      role: "officer",
      replaces: null,
      by: work.member.id,
      expiresAt,
    }),
  );
  return says(null, wording.codes(lines.join("\n"), until), [], ...invites);
}

/** The sums that differ from what the district's report says now, for the officer to confirm. */
function proposeSums(work: CoordinatorWork): CoordinatorStep {
  const { desk, office } = work;
  if (desk.filed && !desk.draft) return says(null, wording.handedIn);
  const sums = sumsIn(work);
  if (sums.length === 0) return says(null, wording.nothingAccepted);
  const changed = changedIn(draftOf(work), sums);
  if (changed.length === 0) return says(null, wording.nothingNew);
  const accepted = office.status.filter(({ state }) => state === "accepted").length;
  const missing = [...new Set(changed.flatMap((one) => one.missing.map(({ name }) => name)))];
  const text = [
    wording.sums(accepted, office.units.length),
    ...changed.map((one) => sumLine(work, one)),
    ...(missing.length > 0 ? [wording.missing(missing.join("; "))] : []),
    wording.askSum,
  ];
  return says({ kind: "sum" }, text.join("\n"), [
    { verb: "yes", label: wording.takeSum },
    { verb: "no", label: wording.no },
  ]);
}

/** Writes the sums into the district's draft, once the officer has confirmed; they are counted again from what is accepted now. */
export function takeSums(work: CoordinatorWork): CoordinatorStep {
  const { desk, member, now, deps, office } = work;
  if (desk.filed && !desk.draft) return says(null, wording.handedIn);
  const before = draftOf(work);
  const changed = changedIn(before, sumsIn(work));
  if (changed.length === 0) return says(null, wording.nothingNew);
  const rawOf = ({ parts }: Sum) => wording.raw(parts.length, office.units.length);
  const answered = changed.reduce((draft, one): Draft => {
    const answer: Answer = { state: "given", value: one.value, raw: rawOf(one), by: member.id, at: now.toString() };
    return withAnswer(draft, one.question.field.id, answer);
  }, before);
  const draft = withReasonsOf(answered, deps.engine.broken(answered));
  const entries = changed.map(
    (one): DraftEntry => ({ did: "answered", field: one.question.field.id, raw: rawOf(one), value: one.value }),
  );
  const saved: Write = { kind: "save_draft", draft, version: desk.draft?.version ?? null, entries, by: member.id };
  return says(null, wording.taken(changed.length), [], saved);
}

function showSources(work: CoordinatorWork, number: number): CoordinatorStep {
  const sum = sumsIn(work).find(({ question }) => question.number === number);
  if (!sum) return says(work.focus, wording.notAFigure(number));
  const { field } = sum.question;
  const show = (value: number) => work.deps.engine.show(field, value);
  const text = [
    wording.sources(number, field.label, show(sum.value)),
    ...sum.parts.map(({ unit, value, receipt }) => wording.source(unit.name, show(value), receipt)),
    ...(sum.missing.length > 0 ? [wording.missing(sum.missing.map(({ name }) => name).join("; "))] : []),
  ];
  return says(work.focus, text.join("\n"));
}

const sumsIn = ({ deps, member, office }: CoordinatorWork): readonly Sum[] =>
  sumsOf(deps.engine, member.unit, office.units, office.standings);

const draftOf = ({ desk, deps, member }: CoordinatorWork): Draft =>
  desk.draft?.content ?? deps.engine.begin(member.unit);

const changedIn = ({ answers }: Draft, sums: readonly Sum[]): readonly Sum[] =>
  sums.filter(({ question, value }) => answers[question.field.id]?.value !== value);

function sumLine(work: CoordinatorWork, { question, value, parts }: Sum): string {
  const { field, number } = question;
  const { engine } = work.deps;
  const line = wording.sum(number, field.label, engine.show(field, value), parts.length);
  const before = draftOf(work).answers[field.id];
  return before?.state === "given" ? wording.instead(line, engine.show(field, before.value as Stored)) : line;
}
