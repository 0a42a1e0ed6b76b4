import { askAgain, goOn } from "./ask.ts";
import type { ReportDeps } from "./deps.ts";
import { confirmDifficulty, startDifficulty } from "./difficulty.ts";
import { askToDiscard } from "./discard.ts";
import { extractWords } from "./extract-words.ts";
import { filedStep, leaderChangedStep } from "./filed.ts";
import type { Focus } from "./focus.ts";
import { approvalRequest, askToHandIn } from "./hand-in.ts";
import { askWhyKept } from "./mend.ts";
import { settledElsewhere } from "./settled-elsewhere.ts";
import { showExtract } from "./show-extract.ts";
import { showWorkbook } from "./show-workbook.ts";
import { offerReadings, warnOfPersonal } from "./take-answer.ts";
import { wording } from "./wording.ts";
import { prefaced, questionOf, type Step, says, type Work } from "./work.ts";

/** Says it, and asks again what was waited for, with its choices: nobody is left without knowing what comes next. */
export function waitAgain(work: Work, deps: ReportDeps, text: string): Step {
  return work.focus ? prefaced(again(work, deps, work.focus), text) : says(work, null, text);
}

function again(work: Work, deps: ReportDeps, focus: Focus): Step {
  if (settledElsewhere(work) !== null)
    return goOn(work, "field" in focus ? (questionOf(work, focus.field) ?? null) : null);
  switch (focus.kind) {
    case "name":
      return says(work, focus, wording.askName);
    case "field":
      return askAgain(work, focus.field);
    case "reading": {
      const question = questionOf(work, focus.field);
      return question ? offerReadings(work, question, focus.raw, focus.readings) : goOn(work, null);
    }
    case "personal": {
      const question = questionOf(work, focus.field);
      return question ? warnOfPersonal(work, question, focus.raw) : goOn(work, null);
    }
    case "reason": {
      const fault = work.engine.broken(work.draft).find(({ rule }) => rule === focus.rule);
      return fault ? says(work, focus, wording.softBroken(fault.message)) : goOn(work, null);
    }
    case "kept": {
      const question = questionOf(work, focus.field);
      return question ? askWhyKept(work, question) : goOn(work, null);
    }
    case "confirm":
      return askToHandIn(work, deps);
    case "cancel":
      return askToDiscard(work);
    case "approval":
      return approvalRequest(work);
    case "filed":
      return work.filed ? filedStep(work, work.filed) : goOn(work, null);
    case "official":
      return leaderChangedStep(work, focus.number, focus.date);
    case "workbook":
      return showWorkbook(work, { name: focus.name, found: focus.found });
    case "extract":
      return showExtract(work, focus, extractWords.waiting);
    case "difficulty":
      if (focus.text === null || focus.topic === null) return startDifficulty(work, focus.text);
      return confirmDifficulty(work, deps, focus.text, focus.topic);
    case "section":
    case "review":
      return goOn(work, null);
  }
}
