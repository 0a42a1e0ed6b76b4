import { describe, expect, it } from "vitest";
import {
  letteredValue,
  letterGap,
  letterValue,
  numberGap,
  printedValue,
  romanValue,
} from "../../../src/knowledge/parse/numbering.ts";

describe("numbers as documents print them", () => {
  it.each([
    ["I", 1],
    ["IV", 4],
    ["IX", 9],
    ["XIV", 14],
    ["XL", 40],
    ["CXCIX", 199],
    ["IIII", 0],
    ["VX", 0],
    ["", 0],
    ["AB", 0],
  ])("reads the Roman number %s as %i", (letters, value) => {
    expect(romanValue(letters)).toBe(value);
  });

  it.each([
    ["nhất", 1],
    ["BA", 3],
    ["mười", 10],
    ["12", 12],
    ["II", 2],
    ["mở", 0],
  ])("reads %s as %i", (printed, value) => {
    expect(printedValue(printed)).toBe(value);
  });

  it.each([
    ["a", "b", 0],
    ["d", "đ", 0],
    ["d", "e", 0],
    ["đ", "e", 0],
    ["e", "g", 0],
    ["i", "k", 0],
    ["a", "c", 1],
    ["c", "b", -2],
    ["b", "b", -1],
  ])("after point %s comes %s with a gap of %i", (last, next, gap) => {
    expect(letterGap(letterValue(last), letterValue(next))).toBe(gap);
  });

  it("puts an article added later between its neighbours", () => {
    expect(numberGap(letteredValue("23"), letteredValue("23a"))).toBe(0);
    expect(numberGap(letteredValue("23a"), letteredValue("23b"))).toBe(0);
    expect(numberGap(letteredValue("23a"), letteredValue("24"))).toBe(0);
    expect(numberGap(letteredValue("23"), letteredValue("25"))).toBe(1);
  });
});
