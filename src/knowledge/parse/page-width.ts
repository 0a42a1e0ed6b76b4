import { inCharacters, inPrint, type Measure } from "./line-width.ts";

/** The width at which the lines of a text were cut. */
export interface Page {
  readonly measure: Measure;
  readonly width: number;
  /** The width of the first line of a paragraph, which may be indented. */
  readonly firstWidth: number;
  /** The share of the width a line may fill and still count as having room: printed widths are estimates. */
  readonly slack: number;
}

/** Finds that width from lines that were surely cut, in the measure under which they agree best with "the next word had no room". */
export function measurePage(cuts: readonly number[], at: (i: number) => string, marked: readonly boolean[]): Page {
  const pages = [
    { measure: inPrint, slack: 0.985 },
    { measure: inCharacters, slack: 1 },
  ].map(({ measure, slack }) => {
    const widths = cuts.map((i) => measure(at(i - 1)));
    const width = nearTop(widths);
    const first = cuts.filter((i) => marked[i - 1]).map((i) => measure(at(i - 1)));
    const indented = first.length >= 4 ? nearTop(first) : width;
    const firstWidth = Math.max(Math.min(indented, width), width * 0.8);
    const agreeing = cuts.filter((i) => {
      const room = (marked[i - 1] ? firstWidth : width) * slack;
      return measure(`${at(i - 1)} ${firstWord(at(i))}`) > room;
    });
    const spread = widths.reduce((sum, each) => sum + Math.abs(width - each), 0) / width;
    return { page: { measure, slack, width, firstWidth }, agreeing: agreeing.length, spread };
  });
  return pages.reduce((best, other) => {
    if (other.agreeing !== best.agreeing) return other.agreeing > best.agreeing ? other : best;
    return other.spread < best.spread ? other : best;
  }).page;
}

/** What would have to fit at the end of the line before: a word, and with a lone dash the word after it. */
export function firstWord(text: string): string {
  return /^(?:[-–—] )?\S*/u.exec(text)?.[0] ?? "";
}

/** The greatest of some widths, but for the few freaks above it. */
function nearTop(widths: number[]): number {
  widths.sort((a, b) => a - b);
  return widths[Math.floor((widths.length - 1) * 0.97)] ?? 0;
}
