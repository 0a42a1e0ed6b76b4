import { comment } from "./comment.ts";
import type { CoordinatorCommand } from "./coordinator-command.ts";
import { listDifficulties, startAnswer } from "./difficulties.ts";
import { sendFigures, sendLetters, sendReport } from "./exports.ts";
import { startExtension } from "./extend.ts";
import { inviteOfficer } from "./invite.ts";
import { accept, startReturn } from "./judge.ts";
import { listHandedIn, listLate, listMissing, overview } from "./list-units.ts";
import { cancelNotice, listNotices } from "./notices/list-notices.ts";
import { startNotice } from "./notices/write-notice.ts";
import { showUnit } from "./show-report.ts";
import { unitInReceipt, unitNamed } from "./unit-named.ts";
import { refusal } from "./who-may.ts";
import { wording } from "./wording.ts";
import { type CoordinatorStep, type CoordinatorWork, says, standingOf, statusOf } from "./work.ts";

/** The most units that a bare name offers to choose from. */
const MOST_CHOICES = 8;

type AboutUnit = Extract<CoordinatorCommand, { readonly unit: string | null }>;

/** Does what a coordinator (or a partner) told the assistant to do; null where the words mean nothing here. */
export function runCoordinatorCommand(work: CoordinatorWork, command: CoordinatorCommand): CoordinatorStep | null {
  const refused = refusal(work, command);
  if (refused) return says(work.focus, refused);
  switch (command.kind) {
    case "missing":
      return listMissing(work);
    case "late":
      return listLate(work);
    case "handed_in":
      return listHandedIn(work);
    case "overview":
      return overview(work);
    case "difficulties":
      return listDifficulties(work);
    case "figures":
      return sendFigures(work);
    case "letters":
      return sendLetters(work);
    case "answer":
      return startAnswer(work, command.code, command.text);
    case "notice":
      return startNotice(work, command.to, command.text);
    case "notices":
      return listNotices(work);
    case "cancel_notice":
      return cancelNotice(work, command.id);
    default:
      return aboutUnit(work, command);
  }
}

function aboutUnit(work: CoordinatorWork, command: AboutUnit): CoordinatorStep | null {
  const unit = command.unit === null ? unitInView(work) : unitInReceipt(command.unit);
  if (unit !== null && statusOf(work, unit)) return forUnit(work, command, unit);
  if (command.unit === null) return says(work.focus, wording.whichUnit);
  const found = unitNamed(work.office.units, command.unit);
  switch (found.kind) {
    case "found":
      return forUnit(work, command, found.unit.code);
    case "ambiguous":
      return says(
        work.focus,
        wording.severalUnits(command.unit),
        found.candidates.slice(0, MOST_CHOICES).map(({ code, name }) => ({ verb: `show ${code}`, label: name })),
      );
    case "unknown":
      return SPEAKS_OF_REPORTS.has(command.kind) ? says(work.focus, wording.unknownUnit(command.unit)) : null;
  }
}

/** Does it for a unit that is sure. */
function forUnit(work: CoordinatorWork, command: AboutUnit, code: string): CoordinatorStep | null {
  switch (command.kind) {
    case "show":
      return showUnit(work, code);
    case "accept":
      return accept(work, code);
    case "document":
      return document(work, code);
    case "return":
      return startReturn(work, code, command.questions);
    case "extend":
      return startExtension(work, code, command.until, command.reason);
    case "comment":
      return comment(work, code, command.text);
    case "invite": {
      const unit = work.deps.engine.unit(code);
      return unit && inviteOfficer(work, unit);
    }
  }
}

/** The Word file of what a unit handed in last. */
export function document(work: CoordinatorWork, unit: string): CoordinatorStep {
  const standing = standingOf(work, unit);
  const name = statusOf(work, unit)?.name ?? unit;
  return standing ? sendReport(work, standing.report.receipt) : says(work.focus, wording.nothingFiled(name));
}

/** Words that can mean nothing but a report; "xem …", "nhận …" and "mã …" may begin a question to the plan. */
const SPEAKS_OF_REPORTS = new Set<AboutUnit["kind"]>(["return", "extend", "comment"]);

/** The unit that is looked at. */
function unitInView({ focus, office }: CoordinatorWork): string | null {
  if (focus?.kind === "unit" || focus?.kind === "extend") return focus.unit;
  if (focus?.kind !== "return") return null;
  return office.standings.find(({ report }) => report.receipt === focus.receipt)?.report.unit ?? null;
}
