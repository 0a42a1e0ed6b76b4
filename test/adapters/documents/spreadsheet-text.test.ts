import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { CELL_MAX, spreadsheetText } from "../../../src/adapters/documents/spreadsheet-text.ts";

describe("a text in a cell", () => {
  it.each([
    ["=1+1", "=1+1"],
    ["Hà Nội\r\nHuế\rSài Gòn", "Hà Nội\nHuế\nSài Gòn"],
    ["a\u0000b\u000bc\u009fd\ufffee", "a b c d e"],
    ["\ud800x", "\ufffdx"],
    ["_x0041_ _X0041_ _x00g1_", "_x005F_x0041_ _X0041_ _x00g1_"],
    ["Ho\u0300a", "Hòa"],
  ])("%j becomes %j", (typed, held) => {
    expect(spreadsheetText(typed)).toBe(held);
  });

  it("is cut, visibly, only where it is longer than a cell", () => {
    expect(spreadsheetText("a".repeat(CELL_MAX))).toHaveLength(CELL_MAX);
    const cut = spreadsheetText("a".repeat(CELL_MAX + 1));
    expect([cut.length, cut.at(-1)]).toEqual([CELL_MAX, "…"]);
    expect(spreadsheetText(`${"a".repeat(CELL_MAX - 2)}😀b`).isWellFormed()).toBe(true);
  });

  it("can always be held by XML", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        expect(spreadsheetText(typed)).toMatch(/^[\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      }),
    );
  });
});
