import { join } from "node:path";

import { loadReporting } from "../../src/adapters/knowledge-files/load-reporting.ts";
import { KNOWLEDGE } from "../../src/app.ts";
import type { StatusRow } from "../../src/consolidation/ports.ts";
import type { Unit } from "../../src/people/unit.ts";
import type { Answer } from "../../src/reports/draft.ts";
import { createReportEngine, type ReportEngine } from "../../src/reports/engine.ts";
import type { Field } from "../../src/reports/form.ts";
import { answersAndFigures } from "../../src/reports/hand-in.ts";
import { isRelevant } from "../../src/reports/questions.ts";
import { receiptOf } from "../../src/reports/receipt.ts";
import type { FiledReport } from "../../src/reports/submission.ts";

/** The form of the real campaign with so many of its units, or with more of the same kinds. */
export async function campaignEngine(count?: number): Promise<ReportEngine> {
  const reporting = await loadReporting(join(KNOWLEDGE, "vi-nguoi-ngheo-2023"));
  if (!reporting) throw new Error("the campaign asks for no report");
  const real = reporting.units.units;
  const units = Array.from({ length: count ?? real.length }, (_, at): Unit => {
    const like = real[at % real.length] as Unit;
    const round = Math.floor(at / real.length);
    return round === 0 ? like : { ...like, code: `${like.code}${round}`.slice(-12), name: `${like.name} ${round + 1}` };
  });
  return createReportEngine({ ...reporting, units: { ...reporting.units, units } });
}

/** What every unit says and how it stands, the same for the same number. */
export function sampleReports(engine: ReportEngine): { status: StatusRow[]; reports: FiledReport[] } {
  const next = numbers(2023);
  const status: StatusRow[] = [];
  const reports: FiledReport[] = [];
  for (const unit of engine.reporting.units.units) {
    const lot = next() % 20;
    const report = lot < 2 ? null : filedReport(engine, unit.code, { lot, next });
    if (report) reports.push(report);
    status.push({
      unit: unit.code,
      name: unit.name,
      kind: unit.kind,
      state: report?.state ?? (lot === 0 ? "not_started" : "drafting"),
      answered: report ? 20 : lot * 7,
      questions: 20,
      deadline: "2023-12-09",
      timeliness: report?.timeliness ?? null,
      revision: report?.revision ?? 0,
      receipt: report?.receipt ?? null,
      official: null,
    });
  }
  return { status, reports };
}

function filedReport(
  engine: ReportEngine,
  unit: string,
  { lot, next }: { lot: number; next: () => number },
): FiledReport {
  const form = engine.reporting.form;
  let draft = engine.begin(unit);
  const at = "2023-12-05T02:30:00Z";
  for (const { field } of engine.questions(unit)) {
    if (!isRelevant(field, draft.answers)) continue;
    const putOff = field.required && next() % 15 === 0;
    const answer: Answer = putOff
      ? { state: "not_yet", value: null, raw: "chưa có số", by: "1", at }
      : { state: "given", value: someValue(field, next) as Answer["value"], raw: `ghi ${field.id}`, by: "1", at };
    draft = { ...draft, answers: { ...draft.answers, [field.id]: answer } };
  }
  const revision = 1 + (next() % 2);
  return {
    campaign: "vi-nguoi-ngheo-2023",
    unit,
    form: form.id,
    form_version: form.version,
    period: form.period,
    revision,
    cause: "first",
    receipt: receiptOf({ prefix: "BC2023", unit, revision }),
    answers: answersAndFigures(engine, draft, at),
    exceptions:
      lot === 5 ? [{ rule: "khoang_kinh_phi", field: "kinh_phi_ho_tro", reason: "Gồm cả hiện vật quy ra tiền." }] : [],
    submitted_by: "1",
    approved_by: null,
    submitted_at: at,
    timeliness: lot === 2 ? "late" : lot === 3 ? "to_be_judged" : "on_time",
    state: lot === 4 ? "returned" : lot < 12 ? "accepted" : "submitted",
    official: null,
  };
}

const SENTENCES = [
  "Đơn vị đã ban hành kế hoạch, phân công từng đồng chí phụ trách địa bàn và phát động thi đua đến toàn thể công chức, viên chức.",
  "Việc nhân rộng mô hình còn chậm do kinh phí ít; một số hộ chưa muốn thoát nghèo vì sợ mất chính sách hỗ trợ.",
  "Tiếp tục vận động Quỹ “Vì người nghèo”, gắn với xây dựng nông thôn mới; kiến nghị tỉnh bổ sung vốn vay cho hộ mới thoát nghèo.",
  "Tổ chức lễ phát động ngày 17/10; thăm, tặng quà 450 hộ nghèo; bàn giao 20 căn nhà Đại đoàn kết.",
];

function someValue(field: Field, next: () => number): unknown {
  const text = () => SENTENCES[next() % SENTENCES.length] ?? "";
  switch (field.kind) {
    case "whole":
      return field.id === "tong_ho" ? 40_000 + (next() % 9000) : next() % 900;
    case "money":
      return (next() % 900) * 1_000_000;
    case "decimal":
      return (next() % 1000) / 10;
    case "date":
      return `2023-11-${10 + (next() % 20)}`;
    case "yes_no":
      return next() % 3 > 0;
    case "one_of":
      return field.options?.[next() % field.options.length]?.id;
    case "many_of":
      return (field.options ?? []).filter(() => next() % 3 === 0).map(({ id }) => id);
    case "as_of":
      return { date: `2023-11-${next() % 2 ? 30 : 25}`, final: next() % 3 === 0 };
    case "table":
      return Array.from({ length: next() % 3 }, () =>
        Object.fromEntries(
          (field.columns ?? []).map(({ id, kind }) => [
            id,
            kind === "short_text" ? text().slice(0, 60) : kind === "date" ? "2023-06-20" : next() % 50,
          ]),
        ),
      );
    case "attachment":
      return [];
    default:
      return `${text()}\n${text()}`;
  }
}

/** Whole numbers that look random and are always the same. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 8;
  };
}
