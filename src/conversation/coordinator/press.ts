import { beginCollecting, runCollecting, takeSums } from "../collecting/collect.ts";
import { sendAnswer, startAnswer } from "./difficulties.ts";
import { extend } from "./extend.ts";
import { accept, giveBack, startReturn } from "./judge.ts";
import { chooseAudience, sendNotice } from "./notices/write-notice.ts";
import { document, runCoordinatorCommand } from "./run-command.ts";
import { showUnit } from "./show-report.ts";
import { unitInReceipt } from "./unit-named.ts";
import { mayJudge } from "./who-may.ts";
import { wording } from "./wording.ts";
import { type CoordinatorStep, type CoordinatorWork, collects, says } from "./work.ts";

const LISTS = ["missing", "late", "overview", "difficulties", "figures"] as const;

/** Does what a choice stands for; null for one that is offered no more. */
export function press(work: CoordinatorWork, verb: string): CoordinatorStep | null {
  const list = LISTS.find((one) => one === verb);
  if (list) return runCoordinatorCommand(work, { kind: list });
  if (verb === "sum" && collects(work)) return runCollecting(work, { kind: "sum" });
  if (verb === "yes") return confirmed(work);
  if (verb === "no") return work.focus ? says(null, wording.dropped) : null;
  const [action = "", about = ""] = verb.split(" ", 2);
  if (action === "show") return showUnit(work, about);
  if (action === "answer") return startAnswer(work, about, null);
  if (action === "notice") return chooseAudience(work, about);
  const unit = unitInReceipt(about);
  if (unit === null) return null;
  if (action === "document") return document(work, unit);
  if (!mayJudge(work)) return says(work.focus, wording.mayNotJudge);
  const isNewest = work.office.standings.some(({ report }) => report.receipt === about);
  if (!isNewest) return showUnit(work, unit);
  if (action === "accept") return accept(work, unit);
  return action === "return" ? startReturn(work, unit, []) : null;
}

function confirmed(work: CoordinatorWork): CoordinatorStep | null {
  const { focus } = work;
  switch (focus?.kind) {
    case "return":
      return focus.fields.every(({ reason }) => reason !== null) ? giveBack(work, focus) : null;
    case "extend":
      return focus.reason === null ? null : extend(work, focus);
    case "collect":
      return beginCollecting(work, focus.until);
    case "sum":
      return takeSums(work);
    case "answer":
      return focus.text === null ? null : sendAnswer(work, focus.code, focus.text);
    case "notice":
      return sendNotice(work, focus);
    default:
      return null;
  }
}
