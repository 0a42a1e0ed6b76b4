import { textReply } from "../../messages/reply.ts";
import { discarded, takenBack, undoLast, withReasonsOf } from "../../reports/change-draft.ts";
import type { Stored } from "../../reports/fields/field-kind.ts";
import { ask, askAgain, explain, goOn, questionBefore } from "./ask.ts";
import type { ReportDeps } from "./deps.ts";
import { startDifficulty } from "./difficulty.ts";
import { documentStep } from "./document.ts";
import { editQuestion } from "./edit.ts";
import { approvalRequest, approve, askToHandIn, decline } from "./hand-in.ts";
import { assignSection, inviteColleague } from "./hand-over.ts";
import { putOff } from "./keep-answer.ts";
import { openRevision, takeOfficial } from "./official.ts";
import { openReport } from "./open.ts";
import type { ReportCommand } from "./report-words.ts";
import { leftText } from "./review.ts";
import { sendSheet } from "./take-sheet.ts";
import { wording } from "./wording.ts";
import { changing, on, onlyFiled, prefaced, questionOf, type Step, says, type Work } from "./work.ts";

/** Does what an officer (or the leader) told the report to do; null where the words cannot mean a command here. */
export function runReportCommand(work: Work, deps: ReportDeps, command: ReportCommand): Step | null {
  const { focus } = work;
  const question = focus && "field" in focus ? questionOf(work, focus.field) : undefined;
  switch (command.kind) {
    case "open":
      return work.member.role === "approver" ? approvalRequest(work) : openReport(work);
    case "skip":
      return question ? putOff(work, question, "bỏ qua") : goOn(work, null);
    case "back": {
      const before = question ? questionBefore(work, question.field.id) : null;
      if (before) return ask(work, before);
      return question ? prefaced(ask(work, question), wording.firstAlready) : goOn(work, null);
    }
    case "explain":
      return question ? explained(work, question.field.id) : null;
    case "left":
      return onward(work, leftText(work));
    case "preview":
      return preview(work, deps);
    case "document":
      return document(work, deps);
    case "pause":
      return pause(work);
    case "discard":
      return onlyFiled(work) ? goOn(work, null) : askToDiscard(work);
    case "undo":
      return undo(work);
    case "submit":
      return submit(work, deps);
    case "approve":
      return work.member.role === "approver" ? approve(work, deps) : null;
    case "decline":
      return work.member.role === "approver" ? decline(work, command.text) : null;
    case "final_figures":
      return openRevision(work, "final_figures");
    case "correct":
      return openRevision(work, "correction");
    case "hand_over":
      return inviteColleague(work, deps, true);
    case "invite":
      return inviteColleague(work, deps, false);
    case "section":
      return section(work, command.number ?? question?.sectionNumber ?? 1);
    case "edit":
      return editQuestion(work, command.target, command.value);
    case "assign":
      return assignSection(work, command.section, command.name);
    case "official":
      return takeOfficial(work, command.words);
    case "difficulty":
      return startDifficulty(work, command.text);
  }
}

/** Puts the report down; everything stays. */
export function pause(work: Work): Step {
  const { answered, questions } = work.engine.progress(work.draft);
  return says(work, null, wording.paused(answered, questions));
}

/** The report as its official text, and what can be done next. */
export function preview(work: Work, { preview: textOf }: ReportDeps): Step {
  const text = textOf(work.draft, work.desk.draft ? null : work.filed).join("\n");
  const step = onward(work, "");
  return { ...step, replies: [textReply(text), ...step.replies] };
}

/** The Word file of what was handed in last, or of the draft. */
export function document(work: Work, deps: ReportDeps): Step {
  const { filed } = work;
  const of = filed && !work.desk.draft ? ({ kind: "report", ...filed } as const) : ({ kind: "draft" } as const);
  return documentStep(work, deps, of);
}

/** Everything is thrown away, and can be taken back. */
export function discardAll(work: Work): Step {
  const draft = discarded(work.draft);
  const entry = { did: "discarded", content: work.draft.answers } as const;
  return changing(says(on(work, draft), null, wording.discardedAll), draft, entry);
}

function submit(work: Work, deps: ReportDeps): Step {
  if (work.member.role === "approver") return approvalRequest(work);
  return askToHandIn(work, deps);
}

function explained(work: Work, field: string): Step {
  const question = questionOf(work, field);
  if (!question) return goOn(work, null);
  const step = ask(work, question);
  const [first, ...rest] = step.replies;
  return first ? { ...step, replies: [{ ...first, blocks: [...explain(question), ...first.blocks] }, ...rest] } : step;
}

function askToDiscard(work: Work): Step {
  const { answered } = work.engine.progress(work.draft);
  return says(work, { kind: "cancel" }, wording.askDiscard(answered), [
    { verb: "discard", label: wording.discard },
    { verb: "keep", label: wording.keepDraft },
  ]);
}

function undo(work: Work): Step {
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
  if (!taken) return onward(work, wording.nothingToUndo);
  const back = withReasonsOf(taken, work.engine.broken(taken));
  const after = on(work, back);
  const step = prefaced(goOn(after, null), wording.tookBack(work.engine.progress(back).answered));
  return changing(step, back, { did: "took_back" });
}

function section(work: Work, number: number): Step {
  const sections = work.engine.sections(work.draft.unit);
  const found = sections[number - 1];
  return found ? sendSheet(work, found) : onward(work, wording.noSuchSection(sections.length));
}

/** Says it, then stays where the report was. */
function onward(work: Work, text: string): Step {
  const { focus } = work;
  if (focus?.kind === "field") return prefaced(askAgain(work, focus.field), text);
  return prefaced(goOn(work, null), text);
}
