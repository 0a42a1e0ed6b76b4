import { fold } from "../../kernel/vietnamese.ts";
import { ONE } from "./exact.ts";
import type { Meaning } from "./number-literal.ts";
import type { NumberToken } from "./number-token.ts";
import { withSpokenDecimals } from "./spoken-decimals.ts";

type Tokens = readonly NumberToken[];
type Scale = Extract<NumberToken, { kind: "scale" }>;

/** All that the parts of one number may mean together; nothing when they are no single number. */
export function meaningsOfPhrase(tokens: Tokens): Meaning[] {
  return phrase(withSpokenDecimals(tokens), true);
}

/** `last` is false before a larger scale, where "hai trăm hai" may be 220 or 202. */
function phrase(tokens: Tokens, last: boolean): Meaning[] {
  const scales = tokens.filter((token) => token.kind === "scale");
  const scale = scales.toSorted((one, other) => Number(other.times - one.times))[0];
  if (!scale) return leaf(tokens);
  if (scales.filter(({ times }) => times === scale.times).length > 1) return [];
  const at = tokens.indexOf(scale);
  const before = tokens.slice(0, at);
  const after = tokens.slice(at + 1);
  if (before[0]?.kind === "half")
    return before.length === 1 && after.length === 0 && scale.times >= 1000n ? whole((scale.times * ONE) / 2n) : [];
  const spelt = !["k", "tr"].includes(scale.word);
  const implied = before.length === 0 && spelt && (after[0]?.kind === "half_more" || isSingleDigit(after));
  const heads = implied ? whole(ONE) : phrase(before, false);
  if (after.length === 0) return heads.map(({ figure }) => ({ figure: figure * scale.times, whole: true }));
  const rests = remainder(after, scale, last);
  if (rests.some((rest) => rest >= scale.times * ONE)) return [];
  return heads
    .filter((head) => head.whole)
    .flatMap((head) => rests.flatMap((rest) => whole(head.figure * scale.times + rest)));
}

/** What follows a scale: "rưỡi", "lẻ hai", "250 triệu", or bare digits of the next smaller scale ("1 tỷ 2"). */
function remainder(after: Tokens, { times, word }: Scale, last: boolean): bigint[] {
  const [first, ...others] = after;
  if (first?.kind === "half_more") return others.length === 0 && word !== "mươi" ? [(times * ONE) / 2n] : [];
  const odd = first?.kind === "odd";
  const rest = odd ? others : after;
  const figures = phrase(rest, last)
    .filter((one) => one.whole)
    .map((one) => one.figure);
  if (rest.some((token) => token.kind === "scale" && token.times >= 1000n)) return figures;
  if (odd) return times >= 1_000_000n ? both(figures, times) : figures;
  return figures.flatMap((figure) => bareRest(rest, figure, times, last));
}

function bareRest(rest: Tokens, figure: bigint, times: bigint, last: boolean): bigint[] {
  if (figure >= 1000n * ONE) return [];
  const [only, ...others] = rest;
  const typed = others.length === 0 && only?.kind === "figures" ? only.text : "";
  if (times === 10n) return isSingleDigit(rest) && !isYear(only) ? [figure] : [];
  if (only?.kind === "digit" && only.word === "nam" && others.length === 0) return [];
  if (isSingleDigit(rest)) return last ? [(figure * times) / 10n] : [(figure * times) / 10n, figure];
  if (typed.length === 1) return [];
  if (typed.length === 2) return times === 100n ? [figure] : [(figure * times) / 100n, ...next(figure, times)];
  if (typed.length === 3) return times === 10_000n ? [] : next(figure, times);
  if (times <= 1000n) return isSpokenPair(rest) && times === 1000n ? [figure * 10n, figure] : [figure];
  return both([figure], times);
}

const both = (figures: readonly bigint[], times: bigint) =>
  figures.flatMap((figure) => [...next(figure, times), figure]);

const next = (figure: bigint, times: bigint) => [times <= 10_000n ? figure : (figure * times) / 1000n];

function leaf(tokens: Tokens): Meaning[] {
  const [first, second, ...others] = tokens;
  if (!first || others.length > 0) return [];
  if (second?.kind === "half_more")
    return leaf([first])
      .filter((one) => one.whole)
      .map(({ figure }) => ({ figure: figure + ONE / 2n, whole: false }));
  if (first.kind === "half" && !second) return [{ figure: ONE / 2n, whole: false }];
  if (first.kind === "figures") return second ? [] : [...first.meanings];
  if (first.kind === "ten" && !second) return whole(10n * ONE);
  if (first.kind === "ten" && second?.kind === "digit")
    return second.value > 0n && !isYear(second) ? whole((10n + second.value) * ONE) : [];
  if (first.kind !== "digit") return [];
  if (!second) return whole(first.value * ONE);
  return isSpokenPair(tokens) && second.kind === "digit" ? whole((first.value * 10n + second.value) * ONE) : [];
}

const whole = (figure: bigint): Meaning[] => [{ figure, whole: true }];

function isSingleDigit([first, second]: Tokens): boolean {
  if (second) return false;
  return first?.kind === "digit" ? first.value > 0n : first?.kind === "figures" && /^[1-9]$/.test(first.text);
}

/** "hai lăm", "ba mốt", "bốn tư": the tens are said without "mươi". */
function isSpokenPair([first, second]: Tokens): boolean {
  if (first?.kind !== "digit" || first.value < 2n || second?.kind !== "digit") return false;
  return ["lam", "nham", "tu"].includes(fold(second.word)) || second.word === "mốt";
}

/** After tens, "năm" is a year or a misspelt five. */
function isYear(token: NumberToken | undefined): boolean {
  return token?.kind === "digit" && fold(token.word) === "nam";
}
