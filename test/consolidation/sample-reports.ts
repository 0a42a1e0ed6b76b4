import type { Unit } from "../../src/people/unit.ts";
import type { Answer } from "../../src/reports/draft.ts";
import { type Form, formSchema } from "../../src/reports/form.ts";
import type { FiledReport } from "../../src/reports/submission.ts";

/** When the reports of these tests were filed. */
export const FILED_AT = Temporal.Instant.from("2023-12-01T01:00:00Z");

/** A form of two fields. */
export const SAMPLE_FORM: Form = formSchema.parse({
  id: "bao-cao",
  version: 1,
  title: "Báo cáo",
  status: "proposed",
  source: "test",
  period: "2023",
  sections: [
    {
      id: "ket_qua",
      title: "Kết quả",
      asked: ["commune"],
      fields: [
        { id: "so_ho", kind: "whole", label: "Số hộ thoát nghèo", total: "sum" },
        { id: "kho_khan", kind: "long_text", label: "Khó khăn" },
      ],
    },
  ],
});

/** A unit that reports. */
export const SAMPLE_UNIT: Unit = {
  code: "XA001",
  kind: "commune",
  name: "Ủy ban nhân dân xã Mỹ Khánh",
  reports_to: null,
  confirmed: true,
  letterhead: {
    parent: null,
    name: "UBND XÃ MỸ KHÁNH",
    symbol: "BC-UBND",
    place: null,
    signs_as: ["CHỦ TỊCH"],
    drafted_by: null,
  },
};

/** A report as the store holds it; its people have names that nothing else has. */
export function filedReport(given: Partial<FiledReport> & { receipt: string }): FiledReport {
  const given_by = { by: "nguoi-nhap-77", at: "2023-12-01T00:30:00Z" };
  const answers: Record<string, Answer> = {
    kho_khan: { state: "given", value: "Thiếu vốn", raw: "thiếu vốn", ...given_by },
    so_ho: { state: "given", value: 12, raw: "12 hộ", ...given_by },
  };
  return {
    campaign: "vi-nguoi-ngheo-2023",
    unit: "XA001",
    form: "bao-cao",
    form_version: 1,
    period: "2023",
    revision: 1,
    cause: "first",
    answers,
    exceptions: [{ rule: "can_doi", field: "so_ho", reason: "đang rà soát" }],
    submitted_by: "nguoi-nop-88",
    approved_by: "lanh-dao-99",
    submitted_at: FILED_AT.toString(),
    timeliness: "on_time",
    state: "submitted",
    official: null,
    ...given,
  };
}
