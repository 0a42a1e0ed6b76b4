import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { joinNearness } from "../../src/answering/nearness.ts";
import type { FoundPassage, PassageFinder } from "../../src/answering/ports.ts";
import type { Passage } from "../../src/knowledge/passage.ts";

const passage = (id: string): Passage => ({
  id,
  documentId: "d",
  document: "Văn bản",
  locator: `Điều ${id}`,
  kind: "article",
  headings: [],
  text: id,
});
const PASSAGES = ["1", "2", "3", "4"].map(passage);

/** Finds by words what it is told, with its score. */
const finding = (scores: Readonly<Record<string, number>>): PassageFinder => ({
  find: (_, limit) =>
    PASSAGES.flatMap((one): FoundPassage[] => {
      const score = scores[one.id];
      return score === undefined ? [] : [{ passage: one, score, share: score / 10 }];
    })
      .sort((one, other) => other.score - one.score)
      .slice(0, limit),
});
const near = (of: Readonly<Record<string, number>>, weight: number) => ({ weight, of: new Map(Object.entries(of)) });
const ids = (found: readonly FoundPassage[]) => found.map(({ passage: { id } }) => id).join(" ");

describe("words and nearness joined", () => {
  const words = finding({ "1": 8, "2": 4, "3": 2 });
  it.each([
    [0.3, "1 2 4 3"],
    [0.5, "1 4 2 3"],
    [0.9, "4 2 1 3"],
    [1, "4 2 1 3"],
  ])("rank by the weighted sum of both, at %d", (weight, order) => {
    const found = joinNearness(words, PASSAGES, near({ "1": 0.1, "2": 0.3, "4": 1 }, weight)).find("x", 4);
    expect(ids(found)).toBe(order);
  });

  it("give what only nearness finds no share of the words, and others their own", () => {
    const found = joinNearness(words, PASSAGES, near({ "4": 1 }, 0.5)).find("x", 4);
    expect(Object.fromEntries(found.map((one) => [one.passage.id, one.share]))).toEqual({
      "1": 0.8,
      "2": 0.4,
      "3": 0.2,
      "4": 0,
    });
  });

  it("find by nearness alone where no word is known, and no more than asked for", () => {
    const found = joinNearness(finding({}), PASSAGES, near({ "3": 0.2, "4": 1 }, 0.3)).find("x", 2);
    expect(ids(found)).toBe("4 3");
  });

  it("keep the order of words where all is equally near, whatever the weight below 1", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 4, maxLength: 4 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (scores, weight, alike) => {
          const finder = finding(Object.fromEntries(scores.map((score, at) => [String(at + 1), score])));
          const of = Object.fromEntries(PASSAGES.map(({ id }) => [id, alike]));
          expect(ids(joinNearness(finder, PASSAGES, near(of, weight)).find("x", 4))).toBe(ids(finder.find("x", 4)));
        },
      ),
    );
  });
});
