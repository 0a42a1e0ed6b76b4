import type { Campaign, Deadline } from "../knowledge/campaign.ts";
import { timeliness } from "../knowledge/deadline.ts";
import type { Answer, Draft } from "./draft.ts";
import type { ReportEngine } from "./engine.ts";
import { isRelevant } from "./questions.ts";
import { receiptOf } from "./receipt.ts";
import type { Exception, FiledReport, Submission } from "./submission.ts";

/** The submission that a faultless draft becomes; throws when a hard rule or a required answer is missing. */
export function submissionOf(parts: {
  readonly engine: ReportEngine;
  readonly campaign: Campaign;
  readonly deadline: Deadline;
  /** The last day that this unit was given beyond the deadline, ISO; null where none was. */
  readonly extendedUntil: string | null;
  readonly draft: Draft;
  /** The newest revision that was handed in; null before the first. */
  readonly previous: FiledReport | null;
  readonly by: string;
  readonly approvedBy: string | null;
  readonly now: Temporal.Instant;
}): Submission {
  const { engine, campaign, deadline, extendedUntil, draft, previous, by, approvedBy, now } = parts;
  const [fault] = engine.faults(draft);
  if (fault) throw new Error(`a report with faults cannot be handed in: ${fault.field}`);
  const day = now.toZonedDateTimeISO(campaign.time_zone).toPlainDate();
  return {
    campaign: campaign.id,
    unit: draft.unit,
    form: draft.form,
    form_version: draft.form_version,
    period: draft.period,
    revision: draft.revision,
    cause: draft.cause,
    receipt: receiptOf({ prefix: campaign.receipt_prefix, unit: draft.unit, revision: draft.revision }),
    answers: answersAndFigures(engine, draft, now.toString()),
    exceptions: exceptionsOf(engine, draft),
    submitted_by: by,
    approved_by: approvedBy,
    submitted_at: now.toString(),
    timeliness:
      previous?.timeliness ??
      timeliness(deadline, day, extendedUntil === null ? null : Temporal.PlainDate.from(extendedUntil)),
  };
}

/** The answers to what the unit is asked, with calculated figures as answers that nobody gave. */
export function answersAndFigures(engine: ReportEngine, draft: Draft, at: string): Draft["answers"] {
  const figures = engine.figures(draft);
  const calculated = engine
    .sections(draft.unit)
    .flatMap(({ fields }) => fields)
    .filter((field) => field.kind === "calculated" && isRelevant(field, draft.answers));
  const added = calculated.flatMap(({ id }): [string, Answer][] => {
    const value = figures.get(id);
    return value === undefined ? [] : [[id, { state: "given", value, raw: "", by: "", at }]];
  });
  return { ...engine.answers(draft), ...Object.fromEntries(added) };
}

/** The rule of an exception that says why a returned figure stays as it was. */
const KEPT_AS_RETURNED = "kept_as_returned";

/** The soft rules that do not hold and the returned figures that stay, each with its reason. */
export function exceptionsOf(engine: ReportEngine, draft: Draft): Exception[] {
  const soft = engine.broken(draft).flatMap(({ rule, field, strength }) => {
    const reason = draft.reasons[rule];
    return reason && strength === "soft" ? [{ rule, field, reason: reason.text }] : [];
  });
  const kept = Object.entries(draft.kept).map(([field, { text }]) => ({ rule: KEPT_AS_RETURNED, field, reason: text }));
  return [...soft, ...kept];
}
