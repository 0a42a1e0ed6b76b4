import type { Stored } from "../../reports/fields/field-kind.ts";
import { askAgain, goOn } from "./ask.ts";
import { decideExtract } from "./decide-extract.ts";
import { decideWorkbook } from "./decide-workbook.ts";
import type { ReportDeps } from "./deps.ts";
import { backToReport, confirmDifficulty, sendDifficulty, startDifficulty } from "./difficulty.ts";
import { discardAll } from "./discard.ts";
import { approvalRequest, approve, askToHandIn, decline, handIn } from "./hand-in.ts";
import { keepAnswer } from "./keep-answer.ts";
import { askWhyKept, isReturned } from "./mend.ts";
import { keepOfficial, openForLeader, openRevision } from "./official.ts";
import { openReport } from "./open.ts";
import { openPage } from "./page-link.ts";
import { review } from "./review.ts";
import { document, pause, preview, runReportCommand } from "./run-command.ts";
import { takeOption } from "./take-answer.ts";
import { fileChoice } from "./take-file.ts";
import { mayApprove } from "./who-may.ts";
import { wording } from "./wording.ts";
import { prefaced, questionOf, type Step, type Work } from "./work.ts";

/** Does what a choice of the present focus stands for; null for one that is not offered here. */
export function press(work: Work, deps: ReportDeps, verb: string): Step | null {
  const { focus } = work;
  if (verb === "page") return openPage(work, deps);
  if (verb === "forms") return runReportCommand(work, deps, { kind: "forms" });
  switch (focus?.kind) {
    case "workbook":
      return decideWorkbook(work, focus, verb);
    case "extract":
      return decideExtract(work, focus, verb);
    case "field":
      if (verb === "done") return goOn(work, questionOf(work, focus.field) ?? null);
      return verb.startsWith("=") ? option(work, focus.field, verb.slice(1)) : shortcut(work, deps, focus.field, verb);
    case "reading":
      return reading(work, focus.field, focus.raw, focus.readings[Number(verb.slice(1))]?.value);
    case "personal":
      return verb === "keep" ? keepPersonal(work, focus.field, focus.raw) : null;
    case "review":
      return reviewChoice(work, deps, verb);
    case "confirm":
      return verb === "submit" ? handIn(work, deps) : prefaced(review(work), wording.notSubmitted);
    case "cancel":
      return verb === "discard" ? discardAll(work) : prefaced(goOn(work, null), wording.keptDraft);
    case "approval":
      return approvalChoice(work, deps, verb);
    case "filed":
      return filedChoice(work, deps, verb);
    case "official":
      return verb === "same" ? keepOfficial(work, focus) : openForLeader(work, focus);
    case "difficulty":
      return difficultyChoice(work, deps, focus, verb);
    default:
      return null;
  }
}

function option(work: Work, field: string, id: string): Step | null {
  const question = questionOf(work, field);
  return question ? takeOption(work, question, id) : goOn(work, null);
}

function shortcut(work: Work, deps: ReportDeps, field: string, verb: string): Step | null {
  const question = questionOf(work, field);
  const chosen = question && fileChoice(work, question, verb);
  if (chosen) return chosen;
  if (verb === "keep") return question && isReturned(work, question) ? askWhyKept(work, question) : null;
  if (verb === "section") return runReportCommand(work, deps, { kind: "section", number: null });
  if (verb === "skip" || verb === "back" || verb === "explain") return runReportCommand(work, deps, { kind: verb });
  return null;
}

function reading(work: Work, field: string, raw: string, value: unknown): Step | null {
  const question = questionOf(work, field);
  if (!question || value === undefined || !work.engine.fits(question.field, value)) return askAgain(work, field);
  return keepAnswer(work, question, { value: value as Stored, raw });
}

/** Keeps words that seem to point at a person, read as the field's kind reads them. */
function keepPersonal(work: Work, field: string, raw: string): Step {
  const question = questionOf(work, field);
  const read = question && work.engine.read(question.field, raw, work.today);
  return question && read?.kind === "value"
    ? keepAnswer(work, question, { value: read.value, raw })
    : askAgain(work, field);
}

function reviewChoice(work: Work, deps: ReportDeps, verb: string): Step | null {
  if (verb === "preview") return preview(work, deps);
  if (verb === "submit") return askToHandIn(work, deps);
  if (verb === "pause") return pause(work);
  const [, number, value = null] = /^edit (\d+)(?:=(.*))?$/s.exec(verb) ?? [];
  if (number) return runReportCommand(work, deps, { kind: "edit", target: { number: Number(number) }, value });
  const [first] = [...work.engine.returned(work.draft), ...work.engine.open(work.draft)];
  return verb === "fill" && first ? askAgain(work, first.field.id) : null;
}

function approvalChoice(work: Work, deps: ReportDeps, verb: string): Step | null {
  if (!mayApprove(work)) return null;
  if (verb === "approve") return approve(work, deps);
  if (verb === "decline") return decline(work, "");
  const step = preview(work, deps);
  const request = approvalRequest(work);
  return { ...request, replies: [...step.replies.slice(0, 1), ...request.replies] };
}

function filedChoice(work: Work, deps: ReportDeps, verb: string): Step | null {
  if (verb === "mend") return openReport(work);
  if (verb === "final") return openRevision(work, "final_figures");
  if (verb === "correct") return openRevision(work, "correction");
  return verb === "document" ? document(work, deps) : null;
}

function difficultyChoice(
  work: Work,
  deps: ReportDeps,
  { text, topic }: { readonly text: string | null; readonly topic: string | null },
  verb: string,
): Step {
  if (text === null) return startDifficulty(work, null);
  if (topic === null) return confirmDifficulty(work, deps, text, verb);
  if (verb === "send") return sendDifficulty(work, deps, text, topic);
  return verb === "again" ? startDifficulty(work, null) : backToReport(work, wording.difficultyDropped);
}
