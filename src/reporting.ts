import { randomBytes } from "node:crypto";

import {
  type CoordinatorConversation,
  createCoordinatorConversation,
} from "./conversation/coordinator/coordinator-turn.ts";
import type { ReportDeps } from "./conversation/report/deps.ts";
import { createReportConversation, type ReportConversation } from "./conversation/report/report-turn.ts";
import { isMarkedSecret } from "./conversation/secrecy.ts";
import type { ReadForm } from "./files/ports.ts";
import type { Campaign } from "./knowledge/campaign.ts";
import { makeCode } from "./people/invitation-code.ts";
import type { ReminderRules } from "./reminders/reminder-rules.ts";
import type { Draft } from "./reports/draft.ts";
import { createReportEngine, type ReportEngine } from "./reports/engine.ts";
import type { Stored } from "./reports/fields/field-kind.ts";
import { answersAndFigures, exceptionsOf } from "./reports/hand-in.ts";
import { composeOfficialDocument } from "./reports/official-document/compose-official-document.ts";
import type { OfficialDocument } from "./reports/official-document/official-document.ts";
import { previewText } from "./reports/official-document/preview-text.ts";
import type { Reporting } from "./reports/reporting.ts";
import type { FiledReport } from "./reports/submission.ts";

/** Everything of a campaign that asks for reports. */
export interface Reports {
  readonly engine: ReportEngine;
  readonly campaign: Campaign;
  readonly conversation: ReportConversation;
  readonly coordinator: CoordinatorConversation;
  /** What the conversation, and the form as a page, are made of. */
  readonly deps: ReportDeps;
  /** The official document of a revision that was handed in, or of a draft as it stands. */
  documentOf(report: FiledReport | Draft): OfficialDocument;
  /** Reads the sheets that people send. */
  readonly readForm: ReadForm;
}

/** Whether Zalo has approved a text that may go to a telephone number. */
const takesPhones = (rules: ReminderRules | null): boolean =>
  rules?.templates?.templates.some((one) => one.template_id !== null && one.to.includes("phone")) ?? false;

/** A campaign has a report form, but no deadline named "report" in its `campaign.yaml`. */
class NoReportDeadline extends Error {
  override name = "NoReportDeadline";
}

/** Puts the reports of a campaign together; throws NoReportDeadline. */
export function composeReports(
  reporting: Reporting,
  campaign: Campaign,
  publicUrl: string | null = null,
  reminders: ReminderRules | null = null,
): Reports {
  const deadline = campaign.deadlines["report"];
  if (!deadline) throw new NoReportDeadline(`campaign.yaml of ${campaign.id}: deadlines.report is missing`);
  const engine = createReportEngine(reporting);
  const month = deadline.before.slice(0, 7);

  function documentOf(report: FiledReport | Draft): OfficialDocument {
    const unit = engine.unit(report.unit);
    if (!unit) throw new Error(`${report.unit} is no unit`);
    const isFiled = "receipt" in report;
    return composeOfficialDocument({
      form: reporting.form,
      units: reporting.units,
      unit,
      campaign,
      decision: { ...campaign.decision, symbol: "QĐ-UBND" },
      answers: isFiled ? report.answers : answersAndFigures(engine, report, ""),
      reasons: isFiled ? report.exceptions : exceptionsOf(engine, report),
      official: isFiled ? report.official : null,
      month,
      show: (field, value) => engine.show(field, value as Stored).replace(/^tính đến /, ""),
    });
  }

  const secrets = {
    newToken: () => randomBytes(32).toString("base64url"),
    newCode: () => makeCode(randomBytes(16)),
  };
  const coordinator = createCoordinatorConversation({ engine, campaign, deadline, rules: reminders, ...secrets });
  const deps: ReportDeps = {
    engine,
    campaign,
    deadline,
    preview: (draft, filed) => previewText(documentOf(filed ?? draft)),
    ...secrets,
    publicUrl,
    days: reminders?.days ?? null,
    takesPhones: takesPhones(reminders),
  };
  const readForm: ReadForm = async (bytes, type) => {
    const { readForm: read } = await import("./adapters/documents/read-form.ts");
    return read({ engine, isSecret: isMarkedSecret }, bytes, type);
  };
  const conversation = createReportConversation(deps);
  return { engine, campaign, conversation, coordinator, deps, documentOf, readForm };
}
