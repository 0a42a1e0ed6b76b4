import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { LONGEST_PART, MOST_PARTS, textParts } from "../../../src/reports/extract/text-parts.ts";

const words = (text: string) => text.split(/\s+/).filter(Boolean);

describe("a text in parts", () => {
  it("is one part while it fits, and two from one character more", () => {
    const fits = `${"a".repeat(LONGEST_PART - 2)}\nb`;
    expect(textParts(fits)).toEqual({ parts: [fits], isCut: false });
    expect(textParts(`${fits}c`).parts).toEqual(["a".repeat(LONGEST_PART - 2), "bc"]);
  });

  it("is cut where lines end", () => {
    const lines = Array.from({ length: 5 }, (_, at) => String(at).repeat(1200));
    expect(textParts(lines.join("\n")).parts).toEqual([
      `${lines[0]}\n${lines[1]}`,
      `${lines[2]}\n${lines[3]}`,
      lines[4],
    ]);
  });

  it("is cut inside a long line where a sentence ends, and otherwise between words", () => {
    const sentence = `${"chữ ".repeat(500)}hết.`;
    expect(textParts(`${sentence} ${sentence}`).parts).toEqual([sentence, sentence]);
    const [first = ""] = textParts("chữ ".repeat(1000)).parts;
    expect(first.endsWith("chữ")).toBe(true);
    expect(first.length).toBeLessThanOrEqual(LONGEST_PART);
  });

  it("has no more parts than are read, and says when something was left out", () => {
    const whole = Array.from({ length: MOST_PARTS }, () => "x".repeat(LONGEST_PART)).join("\n");
    expect(textParts(whole)).toMatchObject({ isCut: false, parts: { length: MOST_PARTS } });
    expect(textParts(`${whole}\ny`)).toMatchObject({ isCut: true, parts: { length: MOST_PARTS } });
    expect(textParts("")).toEqual({ parts: [], isCut: false });
  });

  it("loses no word, whatever it is made of, until it is too long", () => {
    const line = fc.array(fc.stringMatching(/^[a-z.;]{1,40}$/), { maxLength: 120 }).map((some) => some.join(" "));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join("\n");
        const { parts, isCut } = textParts(text);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(LONGEST_PART);
        if (!isCut) expect(words(parts.join("\n"))).toEqual(words(text));
      }),
    );
  });
});
