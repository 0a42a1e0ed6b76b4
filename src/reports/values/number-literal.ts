import { exact } from "./exact.ts";

/** One thing that figures may mean: the figure in billionths, and whether it is written without decimals. */
export interface Meaning {
  readonly figure: bigint;
  readonly whole: boolean;
}

const GROUPED = /^[1-9]\d{0,2}(?:([., ])\d{3})(?:\1\d{3})*$/;
const GROUPED_WITH_DECIMALS = /^([1-9]\d{0,2}(?:([., ])\d{3})(?:\2\d{3})*)([.,])(\d+)$/;
const WITH_DECIMALS = /^(0|[1-9]\d*)[.,](\d+)$/;

/** All that figures with their separators may mean: "1.500" is 1500 or 1,5; nothing when they are grouped wrongly. */
export function meaningsOf(literal: string): Meaning[] {
  if (/^\d+$/.test(literal)) return /^0\d\d/.test(literal) ? [] : meaning(literal);
  const grouped = GROUPED.exec(literal);
  if (grouped) {
    const certain = grouped[1] === " " || literal.length > 7;
    return certain ? meaning(bare(literal)) : [...meaning(bare(literal)), ...withDecimals(literal)];
  }
  const both = GROUPED_WITH_DECIMALS.exec(literal);
  if (both && both[2] !== both[3]) {
    const [, whole = "", , , decimals = ""] = both;
    if (/^00?$/.test(decimals)) return meaning(bare(whole));
    return orGrouped(meaning(bare(whole), decimals), bare(literal), decimals);
  }
  return withDecimals(literal);
}

function withDecimals(literal: string): Meaning[] {
  const [, whole, decimals] = WITH_DECIMALS.exec(literal) ?? [];
  if (whole === undefined || decimals === undefined) return [];
  return whole.length > 3 ? orGrouped(meaning(whole, decimals), whole + decimals, decimals) : meaning(whole, decimals);
}

/** Three decimals after a thousand may be a group of digits with the wrong sign: "1250.000", "1.250,000". */
function orGrouped(meant: Meaning[], digits: string, decimals: string): Meaning[] {
  if (decimals.length !== 3) return meant;
  return [...meant.map((one) => ({ ...one, whole: decimals === "000" })), ...meaning(digits)];
}

function meaning(whole: string, decimals?: string): Meaning[] {
  const figure = exact(whole, decimals);
  return figure === null ? [] : [{ figure, whole: decimals === undefined }];
}

const bare = (literal: string) => literal.replace(/\D/g, "");
