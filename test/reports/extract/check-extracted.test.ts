import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { oneLine } from "../../../src/kernel/vietnamese.ts";
import { checkExtracted } from "../../../src/reports/extract/check-extracted.ts";
import { extractInputs } from "../../../src/reports/extract/extract-task.ts";
import { engineOf, field, formOf } from "../small-form.ts";

const engine = engineOf(
  formOf(
    {
      hai: [
        field("quy", "money", { unit: "đồng" }),
        field("nha", "whole", { unit: "căn" }),
        field("ngheo_dau", "whole", { unit: "hộ" }),
        field("ngheo_cuoi", "whole", { unit: "hộ" }),
        field("sinh_ke", "whole", { unit: "hộ" }),
        field("ngay", "date"),
        field("tinh_den", "as_of"),
        field("so_ket", "yes_no"),
        field("han_che", "long_text"),
        field("bang", "table", { columns: [{ id: "cot", label: "Cột", kind: "whole", required: true }] }),
        field("tep", "attachment"),
      ],
      so: [field("nghe", "whole", { label: "Chỉ hỏi sở", unit: "người" })],
    },
    { asked: { hai: ["district"], so: ["department"] } },
  ),
);
const reading = { engine, unit: "HUYEN", today: Temporal.PlainDate.from("2023-12-01"), isPersonal: () => false };
const MADE = "2023-12-01T01:00:00Z";
const TEXT =
  "Năm nay huyện tụi em vận động được 1 tỷ 250 triệu, xây 12 căn nhà, đầu năm 2023 có 2.900 hộ nghèo,\ncòn 35 hộ nghèo; " +
  "hỗ trợ sinh kế gần 40 hộ, từ 10 đến 15 hộ khác, khoảng 20 - 25 hộ nữa. Đã sơ kết ngày 20/7/2023, số liệu tính đến 30/11 số ước. " +
  "Không để ai bị bỏ lại, chứ không phải 77 hộ. Hộ cận nghèo chưa có số, đạt 98 % kế hoạch. Quỹ thu 45.";

const check = (...values: readonly (readonly [string, string])[]) =>
  checkExtracted(reading, TEXT, { values: values.map(([id, words]) => ({ field: id, words })) }, MADE);

describe("what a model says of a text", () => {
  it.each([
    ["quy", "1 tỷ 250 triệu", 1_250_000_000],
    ["quy", "vận động được 1 tỷ 250 triệu", 1_250_000_000],
    ["nha", "xây 12 căn nhà", 12],
    ["nha", "12 căn", 12],
    ["ngheo_dau", "đầu năm 2023 có 2.900 hộ nghèo", 2900],
    ["ngheo_cuoi", "hộ nghèo, còn 35 hộ nghèo", 35],
    ["ngheo_cuoi", "hộ nghèo,  còn\n35 hộ nghèo", 35],
    ["ngay", "Đã sơ kết ngày 20/7/2023", "2023-07-20"],
    ["tinh_den", "số liệu tính đến 30/11 số ước", { date: "2023-11-30", final: false }],
    ["han_che", "Không để ai bị bỏ lại", "Không để ai bị bỏ lại"],
  ])("%s from “%s”", (id, words, value) => {
    expect(check([id, words])?.found.values).toEqual([expect.objectContaining({ field: id, value, doubts: [] })]);
  });

  it.each([
    ["a piece of a longer number", "quy", "250 triệu"],
    ["the head of a longer number", "quy", "1 tỷ"],
    ["a digit of a number", "ngheo_cuoi", "5 hộ"],
    ["digits behind a dot", "ngheo_dau", "900 hộ"],
    ["another thing that is counted", "ngheo_cuoi", "12"],
    ["a count for money", "quy", "12"],
    ["a percentage for a count", "ngheo_cuoi", "98"],
    ["one end of a range", "sinh_ke", "15 hộ"],
    ["the other end", "sinh_ke", "10"],
    ["one end of a range with a dash", "sinh_ke", "25 hộ"],
    ["a range whole", "sinh_ke", "từ 10 đến 15 hộ"],
    ["two figures", "ngheo_dau", "2.900 hộ nghèo, còn 35 hộ nghèo"],
    ["a year", "sinh_ke", "đầu năm 2023"],
    ["a day", "sinh_ke", "Đã sơ kết ngày"],
    ["a figure that is denied", "sinh_ke", "77 hộ"],
    ["a word that counts nothing here", "sinh_ke", "Không"],
    ["words that are not there", "sinh_ke", "36 hộ"],
    ["words with other accents", "nha", "12 can"],
    ["half a day", "tinh_den", "30/11"],
    ["a word for yes or no", "so_ket", "có"],
    ["a field of another unit", "nghe", "35 hộ"],
    ["no field", "khac", "35 hộ nghèo"],
    ["a table", "bang", "35"],
    ["a file", "tep", "Không để"],
    ["a narrative of few words", "han_che", "bị bỏ lại"],
    ["no words", "nha", ""],
  ])("nothing from %s", (_, id, words) => {
    expect(check([id, words])).toBeNull();
  });

  it("leaves what reads in several ways to the officer", () => {
    expect(check(["quy", "Quỹ thu 45"])?.found).toMatchObject({ values: [], faults: [{ field: "quy", raw: "45" }] });
  });

  it("takes “chưa có số” for what it says", () => {
    expect(check(["sinh_ke", "chưa có số"])?.found).toMatchObject({ values: [], later: ["sinh_ke"] });
  });

  it("doubts what is said to be less than exact, and words that two fields claim", () => {
    expect(check(["sinh_ke", "40 hộ"])?.found.values[0]?.doubts).toEqual([expect.stringContaining("gần")]);
    const both = check(["ngheo_dau", "35 hộ nghèo"], ["ngheo_cuoi", "còn 35 hộ nghèo"])?.found.values;
    expect(both).toHaveLength(2);
    expect(both?.every(({ doubts }) => doubts.length === 1)).toBe(true);
  });

  it("drops a field that is given two answers, and keeps one that is given the same twice", () => {
    expect(check(["ngheo_cuoi", "35 hộ"], ["ngheo_cuoi", "2.900 hộ"])).toBeNull();
    expect(check(["ngheo_cuoi", "35 hộ"], ["ngheo_cuoi", "còn 35 hộ nghèo"])?.found.values).toHaveLength(1);
  });

  it("shows the sentence", () => {
    expect(check(["sinh_ke", "40 hộ"])?.sentences["sinh_ke"]).toBe(
      "hỗ trợ sinh kế gần 40 hộ, từ 10 đến 15 hộ khác, khoảng 20 - 25 hộ nữa",
    );
  });

  it("never proposes a value whose words are not in the text, whatever is said", () => {
    const ids = engine.questions("HUYEN").map((one) => one.field.id);
    const piece = fc
      .tuple(fc.nat(TEXT.length), fc.integer({ min: 1, max: 40 }))
      .map(([from, long]) => TEXT.slice(from, from + long));
    const words = fc.oneof(
      piece,
      fc.string(),
      fc.integer({ max: 5000 }).map(String),
      piece.map((one) => `1${one}`),
    );
    const said = fc.array(fc.record({ field: fc.constantFrom(...ids, "nghe", "__proto__"), words }), { maxLength: 8 });
    fc.assert(
      fc.property(said, (values) => {
        const read = checkExtracted(reading, TEXT, { values }, MADE);
        for (const { field: id, raw, value } of read?.found.values ?? []) {
          const question = engine.questions("HUYEN").find((one) => one.field.id === id);
          expect(oneLine(TEXT)).toContain(raw);
          expect(question && engine.read(question.field, raw, reading.today)).toEqual({ kind: "value", value });
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("what a model is given", () => {
  it("is the fields of this unit and the text, and nothing else", () => {
    const { fields, text } = extractInputs(engine, { unit: "HUYEN" }, "một hai");
    expect(text).toBe("một hai");
    expect(fields.split("\n").map((line) => JSON.parse(line).id)).toEqual([
      ...["quy", "nha", "ngheo_dau", "ngheo_cuoi", "sinh_ke", "ngay", "tinh_den", "so_ket", "han_che"],
    ]);
    expect(JSON.parse(fields.split("\n")[1] ?? "")).toEqual({ id: "nha", label: "nha", unit: "căn", kind: "whole" });
    expect(fields).not.toContain("Chỉ hỏi sở");
  });
});
