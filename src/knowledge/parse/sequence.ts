import { gapBetween, type Mark, RANK, type Style } from "./marks.ts";
import type { Place } from "./place.ts";

/** Where a mark would open its place, and how well its number follows what came before. */
export interface Fit {
  readonly mark: Mark;
  /** How many of the open places stay open: the last of them holds the new place. */
  readonly depth: number;
  /** exact: the expected next number. gap: a few are missing. restart: the counting begins again. */
  readonly how: "exact" | "gap" | "restart" | "none";
}

const LONGEST_GAP: Partial<Record<Style, number>> = {
  article: 30,
  clause: 2,
  point: 2,
  roman: 1,
  chapter: 3,
  section: 2,
};

/** Bullets that stand below others; one of another kind after them goes back up. */
const SMALL_BULLETS = new Set<Place["style"]>(["bullet-plus", "bullet-circle", "bullet-square"]);

/** Fits a mark into the open places; `last` holds the latest number of each style in this text. */
export function fitMark(mark: Mark, open: readonly Place[], last: ReadonlyMap<Style, number>, announced: boolean): Fit {
  if (mark.style.startsWith("bullet")) return { mark, depth: bulletDepth(mark.style, open, announced), how: "exact" };
  if (mark.above !== "" && mark.style === "clause") return fitNested(mark, open);

  let nearest = -1;
  for (let i = open.length - 1; i > 0; i--) {
    const place = open[i];
    if (place?.style !== mark.style || place.segment.includes(".")) continue;
    if (gapBetween(mark.style, place.ordinal, mark.ordinal) === 0) return { mark, depth: i, how: "exact" };
    if (nearest < 0) nearest = i;
  }
  if (nearest >= 0) return fitUnexpected(mark, open, nearest, last, announced);

  const depth = childDepth(mark.style, open, announced && mark.ordinal === 1);
  const counted = last.get(mark.style) ?? 0;
  if (mark.ordinal === 1) return { mark, depth, how: mark.style === "article" && counted > 0 ? "restart" : "exact" };
  if (RANK[mark.style] <= RANK.clause && gapBetween(mark.style, counted, mark.ordinal) === 0) {
    return { mark, depth, how: "exact" };
  }
  const gap = gapBetween(mark.style, counted, mark.ordinal);
  const excerpt =
    counted === 0 && RANK[mark.style] <= RANK.article && !["letter-section", "roman"].includes(mark.style);
  return { mark, depth, how: gap > 0 && (excerpt || gap <= (LONGEST_GAP[mark.style] ?? 0)) ? "gap" : "none" };
}

function fitUnexpected(
  mark: Mark,
  open: readonly Place[],
  nearest: number,
  last: ReadonlyMap<Style, number>,
  announced: boolean,
): Fit {
  const sibling = open[nearest];
  if (mark.ordinal === 1) {
    const nests = announced && RANK[mark.style] >= RANK.clause;
    return { mark, depth: nests ? open.length : nearest, how: nests ? "exact" : "restart" };
  }
  const gap = gapBetween(mark.style, sibling?.ordinal ?? 0, mark.ordinal);
  if (gap === -1) {
    const repeated = ["clause", "point"].includes(mark.style) && sibling?.content.length !== undefined;
    return { mark, depth: nearest, how: repeated ? "gap" : "none" };
  }
  if (mark.style === "section" && (last.get(mark.style) ?? 0) + 1 === mark.ordinal)
    return { mark, depth: nearest, how: "exact" };
  return { mark, depth: nearest, how: gap > 0 && gap <= (LONGEST_GAP[mark.style] ?? 0) ? "gap" : "none" };
}

/** "1.2." stands under "1." or after "1.1."; under a section whose number is 1 when no clause "1." is open. */
function fitNested(mark: Mark, open: readonly Place[]): Fit {
  for (let i = open.length - 1; i > 0; i--) {
    const segment = open[i]?.segment ?? "";
    if (segment === `khoản ${mark.above}`) return { mark, depth: i + 1, how: mark.ordinal === 1 ? "exact" : "gap" };
    if (!segment.startsWith(`khoản ${mark.above}.`)) continue;
    if (segment.lastIndexOf(".") !== `khoản ${mark.above}`.length) continue;
    const gap = mark.ordinal - (open[i]?.ordinal ?? 0) - 1;
    return { mark, depth: i, how: gap === 0 ? "exact" : gap > 0 && gap <= 2 ? "gap" : "none" };
  }
  const holder = open.findLastIndex((place) =>
    ["roman", "article", "section", "chapter", "root"].includes(place.style),
  );
  const numbered = open[holder]?.ordinal === Number(mark.above) || (holder === 0 && mark.above === "1");
  return { mark, depth: holder + 1, how: numbered && mark.ordinal === 1 ? "exact" : "none" };
}

function childDepth(style: Style, open: readonly Place[], nests: boolean): number {
  const top = open.at(-1);
  if (nests && RANK[style] >= RANK.clause && top?.kind === "bullet") return open.length;
  let depth = open.length;
  while (depth > 1) {
    const place = open[depth - 1];
    if (place === undefined || place.style === "root") break;
    const rank = place.style === "apart" ? (place.kind === "annex" ? 0 : 99) : RANK[place.style];
    if (rank < RANK[style]) break;
    depth--;
  }
  return depth;
}

function bulletDepth(style: Style, open: readonly Place[], announced: boolean): number {
  const sibling = open.findLastIndex((place) => place.style === style);
  if (sibling > 0) return sibling;
  const top = open.at(-1);
  const climbs = top?.kind === "bullet" && SMALL_BULLETS.has(top.style) && !SMALL_BULLETS.has(style) && !announced;
  return climbs ? open.findIndex((place) => place.kind === "bullet") : open.length;
}
