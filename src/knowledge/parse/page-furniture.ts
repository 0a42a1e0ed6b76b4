import type { Line } from "./lines.ts";

const PAGE_NUMBER = /^(?:[-–—]\s*)?(?:Trang\s*|Page\s*)?(\d{1,4})(?:\s*(?:\/|trên|of)\s*\d{1,4})?(?:\s*[-–—])?$/iu;

const LINES_APART = 12;
const HEADER_LINES = 3;

/** The lines without page numbers and without headers that come back on page after page. */
export function dropPageFurniture(lines: readonly Line[]): Line[] {
  const unnumbered = without(lines, pageNumbers(lines));
  return without(unnumbered, repeatedHeaders(unnumbered));
}

/** The lines left when some are dropped; where a page begins stays known. */
function without(lines: readonly Line[], dropped: readonly number[]): Line[] {
  if (dropped.length === 0) return [...lines];
  const gone = new Set(dropped);
  const kept: Line[] = [];
  let startsPage = false;
  lines.forEach((line, i) => {
    startsPage ||= line.startsPage;
    if (gone.has(i)) return;
    kept.push(startsPage && !line.startsPage ? { ...line, startsPage } : line);
    startsPage = false;
  });
  return kept;
}

/** Numbers alone on a line: at the edge of a page, or counting up through a text whose page breaks are lost. */
function pageNumbers(lines: readonly Line[]): number[] {
  const edges: number[] = [];
  const counting: number[] = [];
  const paged = lines.some((line) => line.startsPage);
  let expected = 0;
  lines.forEach((line, i) => {
    const number = Number(PAGE_NUMBER.exec(line.text)?.[1] ?? Number.NaN);
    if (Number.isNaN(number)) return;
    if (line.startsPage || (paged && (i + 1 === lines.length || lines[i + 1]?.startsPage))) edges.push(i);
    else if (expected === 0 ? number === 1 || number === 2 : number === expected) {
      counting.push(i);
      expected = number + 1;
    }
  });
  return isSpread(counting) && !paged ? counting : edges;
}

/** Page numbers stand pages apart; the numbers of a table column read line by line do not. */
function isSpread(counting: readonly number[]): boolean {
  return counting.every((line, k) => line - (counting[k - 1] ?? 0) >= LINES_APART);
}

/** Lines among the first of at least three pages and of half of all pages, their digits aside. */
function repeatedHeaders(lines: readonly Line[]): number[] {
  const tops = new Map<string, number[]>();
  let pages = 1;
  let depth = HEADER_LINES;
  lines.forEach((line, i) => {
    depth = line.startsPage ? 0 : depth + 1;
    if (line.startsPage) pages++;
    if (depth >= HEADER_LINES || line.text.length > 120) return;
    const key = line.text.replace(/\d+/g, "#");
    const places = tops.get(key);
    if (places) places.push(i);
    else tops.set(key, [i]);
  });
  return [...tops.values()].filter((places) => places.length >= 3 && places.length >= pages / 2).flat();
}
