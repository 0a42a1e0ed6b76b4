import type { Line } from "./lines.ts";
import { readMarks } from "./marks.ts";
import { firstWord, measurePage, type Page } from "./page-width.ts";
import { endsInConnective, endsOpen, endsSentence, isCapitals } from "./punctuation.ts";

const SAMPLE = 4000;
const STARTS_LOWER = /^[“"«(]?\p{Ll}/u;

/** How the lines of a text came to be cut. */
export interface Wrapping {
  /** Whether the text seems to go on from line i - 1 to line i, marks left aside. */
  continues(i: number): boolean;
  /** Whether line i fills its page width, or nearly so. */
  isFull(i: number): boolean;
}

/** Judges from the lengths of the lines and from where sentences break whether lines are cut to a page width, and which cuts fall inside a paragraph. */
export function judgeWrapping(lines: readonly Line[]): Wrapping {
  const at = (i: number) => lines[i]?.text ?? "";
  const marked = lines.map((line) => readMarks(line.text).length > 0);
  const goesOnForSure = (i: number): boolean =>
    i > 0 &&
    STARTS_LOWER.test(at(i)) &&
    !marked[i] &&
    !endsSentence(at(i - 1)) &&
    !at(i).includes(" | ") &&
    !at(i - 1).includes(" | ");

  const seemsCut = (i: number): boolean =>
    endsInConnective(at(i - 1)) && !marked[i] && !isCapitals(at(i)) && !isCapitals(at(i - 1)) && at(i - 1).length > 40;

  const cuts: number[] = [];
  const stride = Math.max(1, Math.floor(lines.length / SAMPLE));
  for (let i = 1; i < lines.length; i += stride) if (goesOnForSure(i) || seemsCut(i)) cuts.push(i);
  const wrapped = cuts.length >= 3 && (cuts.length * stride) / lines.length >= 0.1;
  const blanksMatter = cuts.length > 0 && cuts.filter((i) => lines[i]?.afterBlank).length / cuts.length < 0.1;
  const page = wrapped ? measurePage(cuts, at, marked) : null;

  const indentTells =
    lines.filter((line) => line.indented).length >= 3 &&
    cuts.filter((i) => lines[i]?.indented).length <= cuts.length * 0.03;

  const continuing: boolean[] = [];
  for (let i = 0; i < lines.length; i++) continuing.push(judge(i));
  return {
    continues: (i) => continuing[i] ?? false,
    isFull: (i) => page !== null && page.measure(at(i)) > page.firstWidth * 0.88,
  };

  function judge(i: number): boolean {
    const before = at(i - 1);
    const here = at(i);
    if (i === 0 || before.includes(" | ") || here.includes(" | ")) return false;
    if (blanksMatter && lines[i]?.afterBlank && !lines[i]?.startsPage) return goesOnForSure(i) && endsOpen(before);
    if (goesOnForSure(i)) return true;
    if (page === null) {
      if (marked[i] || isCapitals(here) || isCapitals(before)) return false;
      return endsInConnective(before) || (/^\d/.test(here) && endsOpen(before) && !endsSentence(before));
    }
    if (indentTells && lines[i]?.indented && !STARTS_LOWER.test(here)) return false;
    const firstLine = !continuing[i - 1] || marked[i - 1] === true;
    if (hasRoom(page, i, firstLine)) return endsInConnective(before) && !marked[i] && !isCapitals(here);
    if (STARTS_LOWER.test(here) && !marked[i]) return true;
    if (isCapitals(before) !== isCapitals(here) && /\p{L}{3}/u.test(here) && !endsOpen(before)) return false;
    if (page.measure(before) > page.width * 1.3) return endsOpen(before);
    if (indentTells && !marked[i]) return true;
    if (goesOnForSure(i + 1)) {
      if (hasRoom(page, i + 1, false)) return false;
      if (page.measure(here) > page.firstWidth) return true;
    }
    return !/[:;][”"’)]*$/.test(before);
  }

  /** Whether the first word of line i would still have had room at the end of line i - 1. */
  function hasRoom(page: Page, i: number, firstLine: boolean): boolean {
    const needed = page.measure(`${at(i - 1)} ${firstWord(at(i))}`);
    return needed <= (firstLine ? page.firstWidth : page.width) * page.slack;
  }
}
