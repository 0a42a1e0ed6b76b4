import { describe, expect, it } from "vitest";

import { passagesOf } from "../../src/knowledge/passages.ts";
import { realKnowledge } from "../support/assistant.ts";
import { node } from "../support/small-library.ts";

const source = { id: "plan", name: "Kế hoạch nhỏ" };
const nodes = [
  node("Kế hoạch", { kind: "part", heading: "KẾ HOẠCH" }),
  node("Kế hoạch, Mục I", { kind: "section", heading: "NỘI\nDUNG", text: "Cụ thể như sau:" }),
  node("Kế hoạch, Mục I, khoản 1", { kind: "clause", heading: "Hồ sơ", text: "Hồ sơ gồm tờ trình." }),
  node("Kế hoạch, Mục I, khoản 2", { kind: "clause", text: "  \n" }),
  node("Phụ lục", { kind: "annex", heading: "Biểu mẫu", text: "Các mẫu:" }),
  node("Phụ lục, đoạn 1", { text: "Mẫu số 1." }),
];

describe("the passages of a document", () => {
  const passages = passagesOf(source, nodes);

  it("are its places with text of their own, in reading order", () => {
    expect(passages.map(({ locator }) => locator)).toEqual([
      "Kế hoạch, Mục I",
      "Kế hoạch, Mục I, khoản 1",
      "Phụ lục",
      "Phụ lục, đoạn 1",
    ]);
  });

  it("know their document and keep kind and text", () => {
    expect(passages[1]).toMatchObject({
      id: "plan#Kế hoạch, Mục I, khoản 1",
      documentId: "plan",
      document: "Kế hoạch nhỏ",
      kind: "clause",
      text: "Hồ sơ gồm tờ trình.",
    });
  });

  it("carry the headings above them, their own too, and the lead-in of the list they stand in", () => {
    expect(passages[1]?.headings).toEqual(["KẾ HOẠCH", "NỘI DUNG", "Hồ sơ", "Cụ thể như sau:"]);
    expect(passages[0]?.headings).toEqual(["KẾ HOẠCH", "NỘI DUNG"]);
  });

  it("take no lead-in from an annex", () => {
    expect(passages[3]?.headings).toEqual(["Biểu mẫu"]);
  });

  it("of no nodes are none", () => {
    expect(passagesOf(source, [])).toEqual([]);
  });
});

it("every passage of the real plan has a name of its own and text to find", async () => {
  const { library } = await realKnowledge();
  const passages = library.documents.flatMap((document) => document.passages);
  expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
  expect(passages.filter(({ text }) => text.trim() === "")).toEqual([]);
});
