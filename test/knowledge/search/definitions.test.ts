import { expect, test } from "vitest";
import { createDefinitionFinder } from "../../../src/knowledge/search/definitions.ts";

const find = createDefinitionFinder([
  {
    id: "0",
    document: "Luật",
    title: "Giải thích từ ngữ",
    text: "Trong Luật này:\n1. Hộ nghèo là hộ có mức sống thấp.\n2. Hộ cận nghèo là hộ gần nghèo.",
  },
  { id: "1", document: "Luật", title: "Trách nhiệm", text: "Hộ nghèo là đối tượng được hỗ trợ." },
  { id: "2", document: "Luật", title: "Hồ nước", text: "1. Hồ nghèo là hồ ít cá." },
]);

test.each([
  ["Hộ nghèo là gì?", [0, 1]],
  ["Theo Luật, hộ nghèo là gì", [0, 1]],
  ["ho ngheo la gi", [0, 1, 2]],
  ["Định nghĩa của “Hộ cận nghèo”?", [0]],
  ["Thế nào là hộ cận nghèo theo Luật này", [0]],
  ["khái niệm hộ cận nghèo", [0]],
  ["Hộ cận nghèo được hiểu như thế nào?", [0]],
  ["Trách nhiệm của hộ nghèo là gì?", []],
  ["Hộ giàu là gì?", []],
  ["", []],
])("%s", (question, passages) => {
  expect(
    find(question)
      .map(({ passage }) => passage)
      .sort(),
  ).toEqual(passages);
});

test("an article of definitions is told from others", () => {
  expect(find("Hộ nghèo là gì?")).toMatchObject([
    { passage: 0, glossary: true },
    { passage: 1, glossary: false },
  ]);
});
