import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

import { createPayloadOf, forwardedReportSchema } from "../../src/consolidation/forwarded-report.ts";
import { filedReport, SAMPLE_FORM, SAMPLE_UNIT } from "./sample-reports.ts";

const payloadOf = createPayloadOf({ form: SAMPLE_FORM, units: [SAMPLE_UNIT] });
const report = filedReport({ receipt: "AG-2023-XA001-1" });

test("the published schema is in step (docs/consolidation.md says how it is written anew)", () => {
  const file = join(import.meta.dirname, "../../docs/schemas/report.v1.schema.json");
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(z.toJSONSchema(forwardedReportSchema, { io: "input" }));
});

test("a payload speaks in the words of the form and of the units, in the form's order", () => {
  const payload = payloadOf(report);
  expect(forwardedReportSchema.parse(JSON.parse(JSON.stringify(payload)))).toEqual(payload);
  expect(payload).toMatchObject({
    schema: "report.v1",
    unit: { code: "XA001", name: "Ủy ban nhân dân xã Mỹ Khánh", kind: "commune" },
    form: { id: "bao-cao", version: 1 },
    answers: [
      { field: "so_ho", label: "Số hộ thoát nghèo", kind: "whole", state: "given", value: 12, raw: "12 hộ" },
      { field: "kho_khan", label: "Khó khăn", value: "Thiếu vốn" },
    ],
    exceptions: [{ rule: "can_doi", field: "so_ho", reason: "đang rà soát" }],
    official: null,
  });
});

test("a payload names no people", () => {
  expect(JSON.stringify(payloadOf(report))).not.toMatch(/nguoi-nhap-77|nguoi-nop-88|lanh-dao-99/);
});

test("a report of a form and a unit that the campaign no longer knows still goes", () => {
  const { so_ho } = report.answers;
  const old = filedReport({
    receipt: "CU-1",
    unit: "CU",
    ...(so_ho && { answers: { cu: so_ho, so_ho } }),
    official: { number: "12/BC-UBND", date: "2023-12-05", received_at: null },
  });
  const payload = payloadOf(old);
  expect(forwardedReportSchema.safeParse(payload).success).toBe(true);
  expect(payload.unit).toEqual({ code: "CU", name: null, kind: null });
  expect(payload.answers.map(({ field, label }) => [field, label])).toEqual([
    ["so_ho", "Số hộ thoát nghèo"],
    ["cu", null],
  ]);
  expect(payload.official).toEqual({ number: "12/BC-UBND", date: "2023-12-05", received_at: null });
});
