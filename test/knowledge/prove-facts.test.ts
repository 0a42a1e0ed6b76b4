import { describe, expect, it } from "vitest";

import { LONGEST_QUOTE, unprovedFacts } from "../../src/knowledge/prove-facts.ts";
import { realKnowledge } from "../support/assistant.ts";
import { documentOf, fact, libraryOf, node } from "../support/small-library.ts";

const clause = "Trước ngày 10 tháng 12, các sở báo cáo về Sở Nội vụ.";
const other = "Giảm 1,2% hộ nghèo.";
const small = documentOf([
  node("Mục I", { kind: "section", heading: "TỔ CHỨC" }),
  node("Mục I, khoản 1", { kind: "clause", text: clause }),
  node("Mục I, khoản 2", { kind: "clause", text: other }),
]);
const proved = { kind: "when", locator: "Mục I, khoản 1", quote: clause, says: "báo cáo trước ngày 10 tháng 12." };
const silence = { kind: "not_stated", reason: "not_stated", near: "Mục I, khoản 2", says: "không nêu." };
const faultsOf = (...facts: Record<string, unknown>[]) => unprovedFacts(libraryOf(small, facts.map(fact)));

describe("facts that the text proves", () => {
  it.each([
    ["a quote at its place", {}],
    ["a part of a clause", { quote: "các sở báo cáo về Sở Nội vụ.", says: "các sở báo cáo." }],
    ["a quote with other white space", { quote: "Trước ngày 10\n  tháng 12, các sở báo cáo về Sở Nội vụ." }],
    ["a quote in decomposed letters", { quote: clause.normalize("NFD") }],
    ["the section that holds the clause", { locator: "Mục I" }],
    ["a number that is computed", { says: "chậm nhất {{report.safe_day}}.", deadline: "report" }],
    ["a number of another place it names", { says: "xem khoản 2.", also: ["Mục I, khoản 2"] }],
    ["a dated note", { note: "merger" }],
  ])("have no fault: %s", (_, change) => {
    expect(faultsOf({ ...proved, ...change })).toEqual([]);
  });

  it("have no fault: a silence with a place and a contact", () => {
    expect(faultsOf(silence)).toEqual([]);
  });

  it("have no fault: the whole real campaign", async () => {
    const { library } = await realKnowledge();
    expect(library.facts.length).toBeGreaterThan(80);
    expect(unprovedFacts(library)).toEqual([]);
  });
});

describe("a fact that the text does not prove is named with its fault", () => {
  it.each([
    ["a quote that is not in the text", { quote: "Trước ngày 11 tháng 12." }, "its quote is not in the text of plan"],
    ["a quote with a changed accent", { quote: clause.replace("báo", "bảo") }, "its quote is not in the text of plan"],
    ["a quote from elsewhere", { quote: other, says: "giảm." }, 'its quote does not stand at "Mục I, khoản 1"'],
    ["an unknown place", { locator: "Mục II" }, 'there is no place "Mục II" in plan'],
    ["an unknown further place", { also: ["Mục III"] }, 'there is no place "Mục III" in plan'],
    ["a number that the quote has not", { says: "báo cáo trước ngày 11." }, 'it says "11", which its quote does not'],
    ["an unknown document", { document: "law" }, "there is no document law"],
    ["an unknown note", { note: "nowhere" }, 'there is no note "nowhere"'],
    ["an unknown deadline", { deadline: "review" }, 'there is no deadline "review"'],
  ])("%s", (_, change, fault) => {
    expect(faultsOf({ ...proved, ...change })).toContain(`fact one: ${fault}`);
  });

  it.each([
    ["an unknown place nearby", { near: "Mục II" }, 'there is no place "Mục II" in plan'],
    ["an unknown contact", { ask: "nobody" }, 'there is no contact "nobody"'],
    ["an unknown text", { refers_to: "hd-2357" }, "it refers to hd-2357, which is no referenced document"],
    ["an unknown document", { document: "law" }, "there is no document law"],
  ])("a silence with %s", (_, change, fault) => {
    expect(faultsOf({ ...silence, ...change })).toEqual([`fact one: ${fault}`]);
  });

  it("an id that is used twice", () => {
    expect(faultsOf(proved, proved)).toEqual(["fact one: the id is used twice"]);
    expect(faultsOf(proved, { ...proved, id: "two" })).toEqual([]);
  });

  it.each([
    [LONGEST_QUOTE, []],
    [LONGEST_QUOTE + 1, ["fact one: its quote is longer than 700 characters"]],
  ])("a quote of %d characters has the faults %j", (length, faults) => {
    const text = `${"ộ".repeat(length - 1)}.`;
    const long = documentOf([node("Mục I", { text })]);
    const library = libraryOf(long, [fact({ kind: "what", locator: "Mục I", quote: text, says: "dài." })]);
    expect(unprovedFacts(library)).toEqual(faults);
  });

  it("every fault is listed, not only the first", () => {
    const faults = faultsOf({ ...proved, quote: "Không có 5.", says: "có 7.", note: "nowhere" });
    expect(faults).toHaveLength(4);
  });
});
