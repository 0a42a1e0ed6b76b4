import type { StatusRow } from "../../consolidation/ports.ts";
import { textReply } from "../../messages/reply.ts";
import { showDate } from "../../reports/values/show-date.ts";
import { isMeant } from "./who-may.ts";
import { wording } from "./wording.ts";
import { type CoordinatorStep, type CoordinatorWork, collects, type Offer, says } from "./work.ts";

/** Whether a unit still has to hand in: never did, or has its report back. */
const isMissing = ({ state }: StatusRow): boolean =>
  state === "not_started" || state === "drafting" || state === "pending_approval" || state === "returned";

/** "Ai chưa nộp?": the names in a message that can be pasted elsewhere as it is, then how far each of them is. */
export function listMissing(work: CoordinatorWork): CoordinatorStep {
  const { status } = work.office;
  const missing = status.filter(isMissing);
  const [first] = missing;
  if (!first) return says(work.focus, wording.allHandedIn(status.length), offersOf(work, "figures"));
  const list = missing.map((row, at) => wording.numbered(at + 1, nameWithDay(work, row)));
  const begun = missing.flatMap((row) => {
    const far = howFar(row);
    return far === null ? [] : [wording.item(`${row.name}: ${far}`)];
  });
  const until = work.desk.collectedUntil;
  const paste =
    collects(work) && until !== null
      ? wording.pasteCommunes(momentOf(work), showDate(until), list.join("\n"))
      : wording.pasteMissing(momentOf(work), deadlineOf(work), list.join("\n"));
  const said = [wording.missing(missing.length, status.length), ...(begun.length > 0 ? [wording.begun, ...begun] : [])];
  const step = says(work.focus, said.join("\n"), offersOf(work, "overview", "figures"));
  return { ...step, replies: [textReply(paste), ...step.replies] };
}

/** The units whose report came late or has to be judged, and those that are past their day. */
export function listLate(work: CoordinatorWork): CoordinatorStep {
  const { status } = work.office;
  const today = work.today.toString();
  const handedIn = (timeliness: StatusRow["timeliness"]) => status.filter((row) => row.timeliness === timeliness);
  const overdue = status.filter((row) => isMissing(row) && row.timeliness === null && today > row.deadline);
  const parts = [
    part(wording.lateTitles.late, handedIn("late")),
    part(wording.lateTitles.toBeJudged, handedIn("to_be_judged")),
    part(wording.lateTitles.overdue, overdue),
  ].filter((text) => text !== "");
  return says(work.focus, parts.length > 0 ? parts.join("\n\n") : wording.nobodyLate, offersOf(work, "missing"));
}

/** The units that handed in, with receipt and state. */
export function listHandedIn(work: CoordinatorWork): CoordinatorStep {
  const rows = work.office.status.filter(({ revision }) => revision > 0);
  if (rows.length === 0) return says(work.focus, wording.nothingYet, offersOf(work, "missing"));
  const lines = rows.map((row, at) =>
    wording.numbered(at + 1, wording.handedInLine(row.name, row.receipt ?? "", wording.states[row.state])),
  );
  return says(work.focus, wording.handedIn(rows.length, work.office.status.length, lines.join("\n")), [
    OFFERS.missing,
    OFFERS.figures,
  ]);
}

/** How many units are in which state, and how many came in time. */
export function overview(work: CoordinatorWork): CoordinatorStep {
  const { status, difficulties } = work.office;
  const count = (is: (row: StatusRow) => boolean) => status.filter(is).length;
  const states = STATES.flatMap((state) => {
    const many = count((row) => row.state === state);
    return many === 0 ? [] : [wording.item(`${wording.states[state]}: ${many}`)];
  });
  const text = [
    wording.overview(
      momentOf(work),
      count(({ revision }) => revision > 0),
      status.length,
    ),
    ...states,
    wording.inTime(
      count(({ timeliness }) => timeliness === "on_time"),
      count(({ timeliness }) => timeliness === "to_be_judged"),
      count(({ timeliness }) => timeliness === "late"),
    ),
    wording.official(count(({ official }) => official !== null)),
    ...(collects(work) ? [] : [wording.openDifficulties(difficulties.filter(({ answer }) => answer === null).length)]),
  ];
  return says(work.focus, text.join("\n"), offersOf(work, "missing", "late", "difficulties", "figures"));
}

/** The choices under lists. */
const OFFERS = {
  missing: { verb: "missing", label: wording.choices.missing },
  late: { verb: "late", label: wording.choices.late },
  overview: { verb: "overview", label: wording.choices.overview },
  difficulties: { verb: "difficulties", label: wording.choices.difficulties },
  figures: { verb: "figures", label: wording.choices.figures },
} satisfies Record<string, Offer>;

/** Those of these choices that mean something to whoever is asked. */
export const offersOf = (work: CoordinatorWork, ...names: readonly (keyof typeof OFFERS)[]): readonly Offer[] =>
  names.filter((name) => isMeant(work, { kind: name })).map((name) => OFFERS[name]);

const STATES = ["accepted", "submitted", "returned", "pending_approval", "drafting", "not_started"] as const;

function part(title: string, rows: readonly StatusRow[]): string {
  return rows.length === 0 ? "" : [title, ...rows.map(({ name }) => wording.item(name))].join("\n");
}

function howFar({ state, answered, questions }: StatusRow): string | null {
  return state === "not_started" ? null : wording.howFar(wording.states[state], answered, questions);
}

/** A unit with a day of its own is named with it. */
function nameWithDay(work: CoordinatorWork, row: StatusRow): string {
  const returned = row.state === "returned" ? wording.wasReturned : "";
  const own = row.deadline === deadlineOfAll(work) ? "" : wording.ownDay(showDate(row.deadline));
  return `${row.name}${returned}${own}`;
}

const deadlineOfAll = ({ deps, desk, office }: CoordinatorWork): string =>
  (office.district === null ? null : desk.collectedUntil) ??
  Temporal.PlainDate.from(deps.deadline.before).subtract({ days: 1 }).toString();

const deadlineOf = ({ deps }: CoordinatorWork): string => showDate(deps.deadline.before);

function momentOf({ deps, now }: CoordinatorWork): string {
  const local = now.toZonedDateTimeISO(deps.campaign.time_zone);
  return wording.moment(local.toPlainTime().toString().slice(0, 5), showDate(local.toPlainDate().toString()));
}
