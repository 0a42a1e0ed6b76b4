import { saysNone, saysNotYet } from "./absence.ts";
import { withoutCounted } from "./counted.ts";
import type { Meaning } from "./number-literal.ts";
import { meaningsOfPhrase } from "./number-phrase.ts";
import { numberTokens } from "./number-token.ts";
import { saysOneOf } from "./phrase.ts";
import { tidy, withoutCourtesy } from "./tidy.ts";

/** What is wrong with a figure that cannot be read. */
export type FigureFault = "empty" | "percent" | "negative" | "several" | "unclear";

/** What somebody typed for a figure, before it is known what the figure is of. */
export type Figure =
  | { readonly kind: "none" }
  | { readonly kind: "not_yet" }
  | { readonly kind: "fault"; readonly fault: FigureFault }
  /** `ending` is whether one of the endings stood after the number, `scaled` whether thousands or more were named. */
  | {
      readonly kind: "read";
      readonly meanings: readonly Meaning[];
      readonly ending: boolean;
      readonly scaled: boolean;
    };

const BEFORE = ["khoảng", "chừng", "khoảng chừng", "độ", "tầm", "ước", "ước tính", "ước khoảng", "ước chừng"].concat([
  ...["ước đạt", "xấp xỉ", "có", "là", "được", "tổng", "tổng số", "tổng cộng", "tất cả", "đã có", "hiện có", "~", "≈"],
]);
/** Digits that only follow others, and words that without their accent are seldom digits. */
const NEVER_ALONE = ["lăm", "nhăm", "mốt", "nam", "lam", "nham", "tu"];
const MOST_LETTERS = 120;

/** Reads a figure that may have one of these endings after it ("hộ", "đồng"). */
export function readFigure(raw: string, endings: readonly string[]): Figure {
  const text = withoutCourtesy(tidy(raw));
  if (text === "") return fault("empty");
  if (text.length > MOST_LETTERS) return fault("unclear");
  if (saysNotYet(text)) return { kind: "not_yet" };
  if (saysNone(text, endings)) return { kind: "none" };
  if (/[%‰]|ph[ầâa]n (tr[ăa]m|ngh[ìi]n)/u.test(text)) return fault("percent");
  if (/^([-−–—]|(âm|trừ) )/u.test(text)) return fault("negative");
  const [, inBrackets] = /\(([^()]*)\)/.exec(text) ?? [];
  const outer = phraseOf(text.replace(/\([^()]*\)/, " "), endings);
  const meanings = inBrackets === undefined ? outer.meanings : inBoth(outer.meanings, inBrackets, endings);
  if (meanings.length > 0) return { kind: "read", ...outer, meanings };
  const several = (text.match(/\d[\d.,]*( \d{3}(?!\d))*/g) ?? []).length > 1 || / (hoặc|hoac|hay) /.test(text);
  return fault(several ? "several" : "unclear");
}

/** The words of a text, with figures and letters apart ("12hộ" → 12, hộ). */
export function figureWords(text: string): string[] {
  const apart = text.replace(/(\d)(?=\p{L})/gu, "$1 ").replace(/([\p{L}~≈])(?=\d)/gu, "$1 ");
  return apart.split(" ").filter((word) => word !== "");
}

function phraseOf(text: string, endings: readonly string[]): Omit<Extract<Figure, { kind: "read" }>, "kind"> {
  const all = withoutLead(figureWords(text));
  const words = withoutCounted(all, endings);
  const tokens = numberTokens(words.join(" "));
  const [first, second] = tokens;
  const alone = first?.kind === "digit" && !second && NEVER_ALONE.includes(first.word);
  const zero = first?.kind === "digit" && first.value === 0n && second?.kind !== "comma";
  const scaled = tokens.some((token) => token.kind === "scale" && token.times >= 1000n);
  return { meanings: zero || alone ? [] : meaningsOfPhrase(tokens), ending: words.length < all.length, scaled };
}

/** Without "khoảng", "ước" and the like; "tam" without its accent is eight before it is "tầm". */
function withoutLead(words: readonly string[]): readonly string[] {
  if (words[0] === "tam") return words;
  const lead = [3, 2, 1].find((many) => many < words.length && saysOneOf(words.slice(0, many).join(" "), BEFORE));
  return lead ? withoutLead(words.slice(lead)) : words;
}

/** "05 (năm) hộ": figures and words must agree; an ending alone in brackets adds nothing. */
function inBoth(outer: readonly Meaning[], inBrackets: string, endings: readonly string[]): readonly Meaning[] {
  if (saysOneOf(inBrackets.trim(), endings)) return outer;
  const inner = phraseOf(inBrackets, endings).meanings;
  return outer.filter(({ figure }) => inner.some((one) => one.figure === figure));
}

const fault = (what: FigureFault): Figure => ({ kind: "fault", fault: what });
