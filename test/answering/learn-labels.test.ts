import { describe, expect, it } from "vitest";

import { createSpeaker, type Lesson, learnLabels } from "../../src/answering/learn-labels.ts";

const marks = (...words: string[]) => new Map(words.map((word) => [word, 1]));
const LESSONS: Lesson[] = [
  { marks: marks("hạn", "báo", "cáo"), label: 0 },
  { marks: marks("ngày", "nộp", "báo", "cáo"), label: 0 },
  { marks: marks("ai", "ký"), label: 1 },
  { marks: marks("người", "ký"), label: 1 },
  { marks: marks("sơ", "kết"), label: 2 },
];
const best = (scores: Float64Array) => scores.indexOf(Math.max(...scores));

describe("labels learnt from lessons", () => {
  const { speaksFor } = createSpeaker(learnLabels(LESSONS, 3));

  it.each([
    [["nộp", "báo", "cáo"], 0],
    [["ký"], 1],
    [["kết", "chưa"], 2],
  ] as const)("tells %j", (words, label) => {
    expect(best(speaksFor(marks(...words)))).toBe(label);
  });

  it("are the same each time", () => {
    const again = createSpeaker(learnLabels(LESSONS, 3));
    expect(again.speaksFor(marks("ký", "báo"))).toEqual(speaksFor(marks("ký", "báo")));
  });

  it("says nothing but how common a label is of words never met", () => {
    expect(speaksFor(marks("mưa"))).toEqual(speaksFor(new Map()));
  });
});
