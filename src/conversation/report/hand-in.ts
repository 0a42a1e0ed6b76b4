import { type Block, type Reply, textReply } from "../../messages/reply.ts";
import type { Member } from "../../people/member.ts";
import { submissionOf } from "../../reports/hand-in.ts";
import type { Submission } from "../../reports/submission.ts";
import { ask } from "./ask.ts";
import { colleagueNames, nameOf } from "./colleagues.ts";
import type { ReportDeps } from "./deps.ts";
import { documentStep } from "./document.ts";
import type { Focus } from "./focus.ts";
import { faultText, leftText, review } from "./review.ts";
import { wording } from "./wording.ts";
import { changing, on, prefaced, questionOf, type Step, says, type Work, writing } from "./work.ts";

/** Asks whether the report may go, or says why it cannot yet and asks the first question in the way. */
export function askToHandIn(work: Work, { campaign }: ReportDeps): Step {
  const { answered } = work.engine.progress(work.draft);
  if (answered === 0) {
    const [first] = work.engine.open(work.draft);
    return first ? prefaced(ask(work, first), wording.nothingToSubmit) : says(work, null, leftText(work));
  }
  const fault = faultText(work);
  const [first] = work.engine.faults(work.draft);
  if (first?.kind === "rule" && first.strength === "soft") {
    const focus = { kind: "reason", rule: first.rule, field: first.field } as const;
    return says(work, focus, wording.softBroken(first.message));
  }
  if (fault) {
    const question = questionOf(work, fault.field);
    return question ? prefaced(ask(work, question), fault.text) : says(work, { kind: "review" }, fault.text);
  }
  const unit = work.engine.unit(work.draft.unit)?.name ?? work.draft.unit;
  const exceptions = Object.keys(work.draft.reasons).length + Object.keys(work.draft.kept).length;
  const to = campaign.contacts["report"] ?? "";
  const asked = work.engine.reporting.form.approval
    ? wording.confirmApproval(unit, to)
    : wording.confirm(unit, to, exceptions);
  return says(work, { kind: "confirm" }, asked, [
    { verb: "submit", label: wording.yesSubmit },
    { verb: "later", label: wording.notYet },
  ]);
}

/** Hands the report in, or to the leader who must agree first. */
export function handIn(work: Work, deps: ReportDeps): Step {
  if (work.engine.faults(work.draft).length > 0) return askToHandIn(work, deps);
  return work.engine.reporting.form.approval ? askApproval(work) : file(work, deps, null);
}

/** The leader agrees: the report goes, and whoever prepared it is told. */
export function approve(work: Work, deps: ReportDeps): Step {
  const { awaiting } = work.draft;
  if (!awaiting) return approvalRequest(work);
  if (work.engine.faults(work.draft).length > 0)
    return says(work, { kind: "approval" }, faultText(work)?.text ?? wording.nothingToApprove);
  const step = file(work, deps, work.member.id);
  const receipt = receiptIn(step);
  const reply = textReply(wording.wasApproved(nameOf(work.member), receipt));
  return writing(step, { kind: "tell", member: awaiting.by, reply });
}

/** The leader does not agree: the officer gets the reason, the draft is as it was. */
export function decline(work: Work, reason: string): Step {
  const { awaiting } = work.draft;
  if (!awaiting) return approvalRequest(work);
  if (reason === "") return says(work, { kind: "approval" }, wording.declineHow);
  const draft = { ...work.draft, awaiting: null };
  const reply = textReply(wording.wasDeclined(nameOf(work.member), reason));
  return writing(changing(says(on(work, draft), null, wording.declined), draft, { did: "declined", text: reason }), {
    kind: "tell",
    member: awaiting.by,
    reply,
  });
}

/** What a leader is asked. */
export function approvalRequest(work: Work): Step {
  if (!work.draft.awaiting) return says(work, null, notWaiting(work));
  const unit = work.engine.unit(work.draft.unit)?.name ?? work.draft.unit;
  const who = work.desk.colleagues.find(({ id }) => id === work.draft.awaiting?.by);
  return says(work, { kind: "approval" }, wording.askApproval(unit, nameOf(who)), approvalOffers());
}

/** What is said of a revision that was handed in just now. */
export function receiptText(
  { receipt, submitted_at, revision, timeliness, cause }: Submission,
  timeZone: string,
): string {
  const at = Temporal.Instant.from(submitted_at).toZonedDateTimeISO(timeZone);
  const two = (part: number) => String(part).padStart(2, "0");
  const moment = `${two(at.hour)}:${two(at.minute)} ngày ${two(at.day)}/${two(at.month)}/${at.year}`;
  const judged = cause === "first" ? [wording.timeliness[timeliness]] : [];
  return [wording.receipt(receipt, moment, revision), ...judged].join("\n");
}

function file(work: Work, deps: ReportDeps, approvedBy: string | null): Step {
  const { campaign, deadline, engine } = deps;
  const by = work.draft.awaiting?.by ?? work.member.id;
  const { draft, filed: previous, now, desk } = work;
  const { extendedUntil } = desk;
  const submission = submissionOf({ engine, campaign, deadline, extendedUntil, draft, previous, by, approvedBy, now });
  const version = work.desk.draft?.version;
  if (version === undefined) return askToHandIn(work, deps);
  const collected = engine.unit(draft.unit)?.kind === "commune" ? ({ collected: true } as const) : {};
  const text = `${receiptText(submission, campaign.time_zone)}\n${wording.afterReceipt}`;
  const said = says(work, null, [{ kind: "text", text }]);
  const document = documentStep(work, deps, {
    kind: "report",
    receipt: submission.receipt,
    revision: submission.revision,
  });
  const told = work.desk.colleagues
    .filter(({ id, role }) => role === "officer" && id !== by)
    .map(
      ({ id }) =>
        ({ kind: "tell", member: id, reply: textReply(receiptText(submission, campaign.time_zone)) }) as const,
    );
  return {
    ...said,
    entries: [{ did: "handed_in", receipt: submission.receipt }],
    replies: [...said.replies, ...document.replies],
    writes: [{ kind: "file", submission, version, by: work.member.id, ...collected }, ...document.writes, ...told],
  };
}

function askApproval(work: Work): Step {
  const approvers = work.desk.colleagues.filter(({ role }) => role === "approver");
  if (approvers.length === 0) return prefaced(review(work), wording.noApprover);
  const draft = { ...work.draft, awaiting: { by: work.member.id, at: work.now.toString() } };
  const step = says(on(work, draft), null, wording.sentForApproval(colleagueNames(approvers)));
  return writing(
    changing(step, draft, { did: "asked_approval" }),
    ...approvers.map(({ id }) => ({ kind: "tell", member: id, reply: requestTo(work, id) }) as const),
  );
}

/** The request as the leader reads it in another conversation; its buttons work there too. */
function requestTo(work: Work, _approver: Member["id"]): Reply {
  const unit = work.engine.unit(work.draft.unit)?.name ?? work.draft.unit;
  const text: Block = { kind: "text", text: wording.askApproval(unit, nameOf(work.member)) };
  const focus: Focus = { kind: "approval" };
  return { blocks: [text], choices: says(work, focus, "", approvalOffers()).replies[0]?.choices ?? [] };
}

function notWaiting(work: Work): string {
  if (work.filed && !work.desk.draft) return wording.filed(work.filed.receipt, "");
  const { answered, questions } = work.engine.progress(work.draft);
  return answered === 0 ? wording.nothingToApprove : wording.notSentYet(answered, questions);
}

const approvalOffers = () => [
  { verb: "preview", label: wording.choices.preview },
  { verb: "approve", label: wording.approve },
  { verb: "decline", label: "Trả lại" },
];

function receiptIn(step: Step): string {
  const filed = step.writes.find((write) => write.kind === "file");
  return filed?.kind === "file" ? filed.submission.receipt : "";
}
