import { textReply } from "../../messages/reply.ts";
import { takenBack, undoLast, withReasonsOf } from "../../reports/change-draft.ts";
import type { Stored } from "../../reports/fields/field-kind.ts";
import { ask, explain, goOn, questionBefore } from "./ask.ts";
import type { ReportDeps } from "./deps.ts";
import { startDifficulty } from "./difficulty.ts";
import { askToDiscard } from "./discard.ts";
import { documentStep } from "./document.ts";
import { editQuestion } from "./edit.ts";
import { filedStep } from "./filed.ts";
import { approvalRequest, approve, askToHandIn, decline } from "./hand-in.ts";
import { assignSection, inviteColleague } from "./hand-over.ts";
import { putOff } from "./keep-answer.ts";
import { correcting, openRevision, takeOfficial } from "./official.ts";
import { openReport } from "./open.ts";
import { offeringPage, openPage } from "./page-link.ts";
import { askToBeReminded, calendarStep, givePhone, snooze } from "./reminder.ts";
import type { ReportCommand } from "./report-words.ts";
import { leftText, review } from "./review.ts";
import { sectionStates } from "./section-states.ts";
import { askForForm, sendForms } from "./send-forms.ts";
import { sendSheet } from "./take-sheet.ts";
import { withUploadLink } from "./upload-link.ts";
import { waitAgain } from "./wait-again.ts";
import { mayApprove } from "./who-may.ts";
import { wording } from "./wording.ts";
import { changing, on, prefaced, questionOf, type Step, says, type Work } from "./work.ts";
import { workbookWords } from "./workbook-words.ts";

/** Does what an officer (or the leader) told the report to do; null where the words cannot mean a command here. */
export function runReportCommand(work: Work, deps: ReportDeps, command: ReportCommand): Step | null {
  const { focus } = work;
  const question = focus && "field" in focus ? questionOf(work, focus.field) : undefined;
  switch (command.kind) {
    case "open":
      return work.member.role === "approver" ? approvalRequest(work) : offeringPage(work, deps, openReport(work));
    case "page":
      return openPage(work, deps);
    case "skip":
      if (focus?.kind === "reason") return prefaced(goOn(work, question ?? null), wording.reasonLater);
      return question ? putOff(work, question, "bỏ qua") : goOn(work, null);
    case "back": {
      const before = question ? questionBefore(work, question.field.id) : null;
      if (before) return ask(work, before);
      return question ? prefaced(ask(work, question), wording.firstAlready) : goOn(work, null);
    }
    case "explain":
      return question ? explained(work, question.field.id) : null;
    case "sections":
      return onward(work, deps, sectionStates(work));
    case "left":
      return onward(work, deps, work.focus && isOpen(work) ? leftText(work) : "");
    case "preview":
      return preview(work, deps);
    case "document":
      return document(work, deps);
    case "forms":
      return forms(work, deps);
    case "send_form":
      return askForForm(work);
    case "pause":
      return pause(work);
    case "discard":
      return isOpen(work) ? askToDiscard(work) : onward(work, deps, "");
    case "undo":
      return undo(work, deps);
    case "submit":
      return submit(work, deps);
    case "approve":
      return mayApprove(work) ? approve(work, deps) : null;
    case "decline":
      return mayApprove(work) ? decline(work, command.text) : null;
    case "final_figures":
      return work.filed ? openRevision(work, "final_figures") : onward(work, deps, wording.nothingFiled);
    case "correct":
      return work.filed ? openRevision(work, "correction") : onward(work, deps, wording.nothingFiled);
    case "hand_over":
      return inviteColleague(work, deps, true);
    case "invite":
      return inviteColleague(work, deps, false);
    case "section":
      return correcting(work, (open) => section(open, deps, command.number ?? question?.sectionNumber ?? 1));
    case "edit":
      return edit(work, deps, command);
    case "assign":
      return isOpen(work) ? assignSection(work, deps, command.section, command.name) : onward(work, deps, "");
    case "official":
      return work.filed ? takeOfficial(work, deps, command.words) : onward(work, deps, wording.nothingFiled);
    case "difficulty":
      return startDifficulty(work, command.text);
    case "snooze":
      return snooze(work, deps);
    case "calendar":
      return calendarStep(work, deps);
    case "phone":
      return givePhone(work, deps, command.typed);
    case "remind_me":
      return askToBeReminded(work, deps, command.wants);
  }
}

/** Whether there is something to fill in: a draft, or nothing handed in yet. */
const isOpen = ({ filed, desk }: Work): boolean => filed === null || desk.draft !== null;

/** An edit of what was handed in opens a new revision; words that name no question change nothing. */
function edit(work: Work, deps: ReportDeps, { target, value }: Extract<ReportCommand, { kind: "edit" }>): Step | null {
  if (isOpen(work)) return editQuestion(work, deps, target, value);
  const found = correcting(work, (open) => editQuestion(open, deps, target, value) ?? says(open, null, ""));
  return found.report.focus === null ? null : found;
}

/** Puts the report down; everything stays. */
export function pause(work: Work): Step {
  const { answered, questions } = work.engine.progress(work.draft);
  const paused = says(work, null, wording.paused(answered, questions));
  return work.focus?.kind === "workbook" ? prefaced(paused, workbookWords.dropped) : paused;
}

/** The report as its official text, and what can be done next. */
export function preview(work: Work, deps: ReportDeps): Step {
  const text = deps.preview(work.draft, work.desk.draft ? null : work.filed).join("\n");
  const step = onward(work, deps, "");
  return { ...step, replies: [textReply(text), ...step.replies] };
}

/** The Word file of what was handed in last, or of the draft. */
export function document(work: Work, deps: ReportDeps): Step {
  const { filed } = work;
  const of = filed && !work.desk.draft ? ({ kind: "report", ...filed } as const) : ({ kind: "draft" } as const);
  const step = onward(work, deps, "");
  const sent = documentStep(work, deps, of);
  return { ...step, replies: [...sent.replies, ...step.replies], writes: [...sent.writes, ...step.writes] };
}

/** The form to fill in, and on a channel that takes no files the page by which it comes back. */
function forms(work: Work, deps: ReportDeps): Step {
  const step = onward(work, deps, "");
  const sent = sendForms(work, deps);
  const hasPage = step.writes.some(({ kind }) => kind === "upload_link");
  const first = hasPage ? sent : withUploadLink(work, sent);
  return { ...step, replies: [...first.replies, ...step.replies], writes: [...first.writes, ...step.writes] };
}

function submit(work: Work, deps: ReportDeps): Step {
  if (work.member.role === "approver") return approvalRequest(work);
  if (work.filed && !work.desk.draft) return says(work, { kind: "filed" }, wording.already(work.filed.receipt));
  return askToHandIn(work, deps);
}

function explained(work: Work, field: string): Step {
  const question = questionOf(work, field);
  if (!question) return goOn(work, null);
  const step = ask(work, question);
  const [first, ...rest] = step.replies;
  return first ? { ...step, replies: [{ ...first, blocks: [...explain(question), ...first.blocks] }, ...rest] } : step;
}

function undo(work: Work, deps: ReportDeps): Step {
  const undone = undoLast(work.draft);
  if (undone) {
    const question = questionOf(work, undone.field);
    const draft = withReasonsOf(undone.draft, work.engine.broken(undone.draft));
    const answer = draft.answers[undone.field];
    const shown =
      answer?.state === "given" && question ? work.engine.show(question.field, answer.value as Stored) : null;
    const after = on(work, draft);
    const step = question ? ask(after, question) : goOn(after, null);
    const said = wording.undone(question?.number ?? 0, shown);
    return changing(prefaced(step, said), draft, { did: "undid", field: undone.field });
  }
  const taken = takenBack(work.draft);
  if (!taken) return onward(work, deps, wording.nothingToUndo);
  const back = withReasonsOf(taken, work.engine.broken(taken));
  const after = on(work, back);
  const step = prefaced(goOn(after, null), wording.tookBack(work.engine.progress(back).answered));
  return changing(step, back, { did: "took_back" });
}

function section(work: Work, deps: ReportDeps, number: number): Step {
  const sections = work.engine.sections(work.draft.unit);
  const found = sections[number - 1];
  return found ? sendSheet(work, found) : onward(work, deps, wording.noSuchSection(sections.length));
}

/** Says it, then stays where the report was; where nothing was waited for, shows where it stands. */
function onward(work: Work, deps: ReportDeps, text: string): Step {
  if (work.focus) return waitAgain(work, deps, text);
  if (work.desk.draft) return prefaced(review(work), text);
  return prefaced(work.filed ? filedStep(work, work.filed) : goOn(work, null), text);
}
