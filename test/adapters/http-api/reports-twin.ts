import type { HandIn, ReportBook, StatusRow } from "../../../src/consolidation/ports.ts";
import type { FiledReport } from "../../../src/reports/submission.ts";
import { filedReport, SAMPLE_UNIT } from "../../consolidation/sample-reports.ts";

/** Reports in memory, handed in and read as the real ones are: one unit, and a form that wants a whole number of households. */
export function createReportsTwin(): {
  readonly book: Pick<ReportBook, "status" | "reports" | "show">;
  readonly handIn: HandIn;
  /** What was handed in, as it was asked. */
  readonly asked: Parameters<HandIn>[0][];
  put(report: FiledReport): void;
} {
  const filed = new Map<string, FiledReport>();
  const keys = new Map<string, { readonly body: string; readonly receipt: string }>();
  const asked: Parameters<HandIn>[0][] = [];

  const status = async (): Promise<readonly StatusRow[]> => [
    {
      unit: SAMPLE_UNIT.code,
      name: SAMPLE_UNIT.name,
      kind: SAMPLE_UNIT.kind,
      state: filed.size > 0 ? "submitted" : "not_started",
      answered: filed.size > 0 ? 2 : 0,
      questions: 2,
      deadline: "2023-12-09",
      timeliness: filed.size > 0 ? "on_time" : null,
      revision: filed.size,
      receipt: [...filed.keys()].at(-1) ?? null,
      official: filed.size > 0 ? { number: "12/BC-UBND", date: "2023-12-05", received_at: null } : null,
    },
  ];

  const handIn: HandIn = async (request) => {
    asked.push(request);
    const body = JSON.stringify([request.unit, request.fields, request.reasons]);
    const before = keys.get(request.idempotencyKey);
    const report = before && filed.get(before.receipt);
    if (before && report) return before.body === body ? { kind: "repeated", report } : { kind: "key_reused" };
    if (request.unit !== SAMPLE_UNIT.code)
      return { kind: "refused", faults: [{ field: null, message: "Không có đơn vị này." }] };
    if (!Number.isInteger(request.fields["so_ho"]))
      return { kind: "refused", faults: [{ field: "so_ho", message: "Hãy ghi số hộ bằng số nguyên, ví dụ 12." }] };
    const made = filedReport({ receipt: `AG/2023-${filed.size + 1}`, revision: filed.size + 1 });
    filed.set(made.receipt, made);
    keys.set(request.idempotencyKey, { body, receipt: made.receipt });
    return { kind: "filed", report: made };
  };

  return {
    book: {
      status,
      reports: async () => [...filed.values()],
      show: async (receipt) => filed.get(receipt) ?? null,
    },
    handIn,
    asked,
    put(report) {
      filed.set(report.receipt, report);
    },
  };
}
