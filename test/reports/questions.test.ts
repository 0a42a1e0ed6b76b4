import { describe, expect, it } from "vitest";

import { isRelevant, openQuestions, progress, questionsFor, sectionsFor } from "../../src/reports/questions.ts";
import { answersOf, field, formOf } from "./small-form.ts";

const HUYEN = { code: "HUYEN", kind: "district" } as const;
const SO = { code: "SO", kind: "department" } as const;
const SO2 = { code: "SO2", kind: "department" } as const;

const form = formOf(
  {
    mot: [
      field("a"),
      field("b", "whole", { asked: ["district"] }),
      field("c", "yes_no"),
      field("d", "date", { relevant_if: { field: "c", is: true } }),
      field("e", "calculated", { calculation: { op: "sum", of: ["a", "b"] } }),
    ],
    hai: [field("f", "whole", { only_units: ["SO"] })],
    ba: [
      field("g", "one_of", {
        options: [
          { id: "co_mot", label: "Một" },
          { id: "co_hai", label: "Hai" },
        ],
      }),
      field("h", "long_text", { relevant_if: { field: "g", is: "co_hai" }, required: false }),
      field("i", "whole", { relevant_if: { field: "a", is: "positive" } }),
    ],
    bon: [field("j", "calculated", { calculation: { op: "sum", of: ["a", "a"] } })],
  },
  { asked: { ba: ["district"] } },
);

describe("the questions of a unit", () => {
  it.each([
    ["a district", HUYEN, "1.1 a, 1.2 b, 1.3 c, 1.4 d, 2.5 g, 2.6 h, 2.7 i", 2],
    ["the department named", SO, "1.1 a, 1.2 c, 1.3 d, 2.4 f", 2],
    ["another department", SO2, "1.1 a, 1.2 c, 1.3 d", 1],
  ])(
    "of %s: only what it is asked, calculated figures never, sections counted as asked",
    (_, unit, expected, sections) => {
      const questions = questionsFor(form, unit);
      expect(questions.map((one) => `${one.sectionNumber}.${one.number} ${one.field.id}`).join(", ")).toBe(expected);
      expect(new Set(questions.map((one) => `${one.sections} ${one.questions}`))).toEqual(
        new Set([`${sections} ${questions.length}`]),
      );
    },
  );

  it("a section of calculated figures alone is no section of a unit; elsewhere they stay in their section", () => {
    expect(sectionsFor(form, HUYEN).map(({ id, fields }) => `${id}: ${fields.map((one) => one.id).join(" ")}`)).toEqual(
      ["mot: a b c d e", "ba: g h i"],
    );
  });

  it.each<[string, string, unknown, boolean]>([
    ["yes_no", "d", { c: true }, true],
    ["yes_no", "d", { c: false }, false],
    ["yes_no not answered", "d", {}, false],
    ["yes_no put off", "d", { c: null }, false],
    ["one_of", "h", { g: "co_hai" }, true],
    ["one_of", "h", { g: "co_mot" }, false],
    ["positive", "i", { a: 1 }, true],
    ["positive, none", "i", { a: 0 }, false],
    ["positive, text", "i", { a: "1" }, false],
    ["no condition", "a", {}, true],
  ])("relevance by %s: %s after %j is %s", (_, id, values, expected) => {
    const found = form.sections.flatMap(({ fields }) => fields).find((one) => one.id === id);
    expect(found && isRelevant(found, answersOf(values as Record<string, unknown>))).toBe(expected);
  });

  it("numbers never change, whatever is answered and whatever becomes relevant", () => {
    const before = JSON.stringify(questionsFor(form, HUYEN));
    for (const values of [{}, { a: 1, c: true, g: "co_hai" }, { a: 0, c: false, g: "co_mot" }]) {
      openQuestions(questionsFor(form, HUYEN), answersOf(values));
      expect(JSON.stringify(questionsFor(form, HUYEN))).toBe(before);
    }
  });

  it.each<[string, Record<string, unknown>, string, [number, number]]>([
    ["nothing answered", {}, "a b c g", [0, 4]],
    ["what becomes relevant is asked", { a: 1, c: true }, "b d g i", [2, 6]],
    ["what is put off comes last", { a: null, c: false }, "b g a", [1, 4]],
    [
      "an answer that is no longer relevant counts for nothing",
      { a: 0, i: 5, c: false, d: "2023-01-01" },
      "b g",
      [2, 4],
    ],
    ["all of it", { a: 0, b: 0, c: false, g: "co_mot" }, "", [4, 4]],
  ])("open and progress: %s", (_, values, open, [answered, questions]) => {
    const all = questionsFor(form, HUYEN);
    expect(
      openQuestions(all, answersOf(values))
        .map((one) => one.field.id)
        .join(" "),
    ).toBe(open);
    expect(progress(all, answersOf(values))).toEqual({ answered, questions });
  });
});
