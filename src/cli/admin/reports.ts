import type { FiledReport } from "../../reports/submission.ts";
import { listing } from "./command.ts";
import { moment, table } from "./table.ts";
import { wording } from "./wording.ts";

/** `reports`: the newest revision of each unit that handed one in. */
export const reports = listing<readonly FiledReport[]>("reports", (rows) =>
  rows.length === 0
    ? wording.noReports
    : table(
        wording.reportHeadings,
        rows.map((report) => [
          report.receipt,
          report.unit,
          String(report.revision),
          wording.status.states[report.state],
          moment(report.submitted_at),
          wording.status.timeliness[report.timeliness],
          String(report.exceptions.length),
        ]),
      ),
);
