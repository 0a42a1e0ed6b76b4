import { canonical, fold, oneLine } from "../kernel/vietnamese.ts";
import type { Unit } from "./unit.ts";

/** How many near codes are named. */
const MOST_NEAR = 5;
/** How many characters may be wrong in a code that is still named as near. */
const MOST_WRONG = 1;
/** What may be left out before "huyện …". */
const PEOPLES_COMMITTEE = /^(?:ủy ban nhân dân|uy ban nhan dan|ubnd) /u;

/** What a typed code or name comes to. */
export type FoundUnit =
  | { readonly kind: "found"; readonly unit: Unit }
  /** A name that is not the whole name of one unit alone: the units it may mean. */
  | { readonly kind: "ambiguous"; readonly candidates: readonly Unit[] }
  | { readonly kind: "unknown"; readonly near: readonly Unit[] };

/**
 * Finds a unit by its code, or by its whole name ("UBND" and "Ủy ban nhân dân" may be left out before "huyện …"). A bare
 * name such as "An Phú" (a district, a town and a ward) is never taken, even where only one unit bears it.
 */
export function findUnit({ units }: { readonly units: readonly Unit[] }, typed: string): FoundUnit {
  const text = oneLine(typed);
  if (text === "") return { kind: "unknown", near: [] };
  const byCode = units.find(({ code }) => code === text.toUpperCase());
  if (byCode) return { kind: "found", unit: byCode };
  const named = only(units, (name) => bare(canonical(name)) === bare(canonical(text)));
  if (named) return { kind: "found", unit: named };
  const folded = only(units, (name) => bare(fold(name)) === bare(canonical(text)));
  if (folded) return { kind: "found", unit: folded };
  const candidates = units.filter(({ name }) => holdsWords(fold(name), fold(text)));
  if (candidates.length > 0) return { kind: "ambiguous", candidates };
  return { kind: "unknown", near: nearCodes(units, text.toUpperCase()) };
}

function only(units: readonly Unit[], isNamed: (name: string) => boolean): Unit | null {
  const found = units.filter(({ name }) => isNamed(name));
  return found.length === 1 ? (found[0] ?? null) : null;
}

const bare = (name: string): string => name.replace(PEOPLES_COMMITTEE, "");

const holdsWords = (name: string, typed: string): boolean => typed.length > 1 && ` ${name} `.includes(` ${typed} `);

function nearCodes(units: readonly Unit[], typed: string): readonly Unit[] {
  const near = units
    .map((unit) => ({ unit, wrong: typed.length > 1 && unit.code.startsWith(typed) ? 0 : distance(unit.code, typed) }))
    .filter(({ wrong }) => wrong <= MOST_WRONG);
  return near
    .toSorted((one, other) => one.wrong - other.wrong)
    .slice(0, MOST_NEAR)
    .map(({ unit }) => unit);
}

/** How many characters were left out, put in, exchanged or swapped with their neighbour. */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  const cost = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    rows.push(next);
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const steps = [
        cost(row - 1, column) + 1,
        cost(row, column - 1) + 1,
        cost(row - 1, column - 1) + (isSame ? 0 : 1),
      ];
      next.push(Math.min(...steps, isSwapped ? cost(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY));
    }
  }
  return cost(one.length, other.length);
}
