import { hasDiacritics, mayMean } from "../../kernel/vietnamese.ts";
import { type Meaning, meaningsOf } from "./number-literal.ts";

/** A part of a number as typed: figures, or a word with its sense. */
export type NumberToken =
  | { readonly kind: "figures"; readonly text: string; readonly meanings: readonly Meaning[] }
  | { readonly kind: "digit"; readonly value: bigint; readonly word: string }
  | { readonly kind: "scale"; readonly times: bigint; readonly word: string }
  /** mười, rưỡi, lẻ, phẩy, nửa. */
  | { readonly kind: "ten" | "half_more" | "odd" | "comma" | "half" }
  | { readonly kind: "other"; readonly word: string };

const DIGITS = [["không"], ["một", "mốt"], ["hai"], ["ba"], ["bốn", "tư"], ["năm", "lăm", "nhăm"], ["sáu"]].concat([
  ["bảy", "bẩy"],
  ["tám"],
  ["chín"],
]);
const SCALES: readonly (readonly [string, bigint])[] = [
  ["chục", 10n],
  ["trăm", 100n],
  ["nghìn", 1_000n],
  ["ngàn", 1_000n],
  ["k", 1_000n],
  ["vạn", 10_000n],
  ["triệu", 1_000_000n],
  ["tr", 1_000_000n],
  ["tỷ", 1_000_000_000n],
  ["tỉ", 1_000_000_000n],
];
const SIGNS = [
  ["rưỡi", "half_more"],
  ["rưởi", "half_more"],
  ["lẻ", "odd"],
  ["linh", "odd"],
  ["phẩy", "comma"],
  ["phảy", "comma"],
  ["nửa", "half"],
] as const;

/** The parts of a number in the order typed; a word without a sense (in accented text also "nam", a man) stays as "other". */
export function numberTokens(text: string): NumberToken[] {
  const tokens: NumberToken[] = [];
  const accented = hasDiacritics(text);
  for (const part of text.match(/\d+(?:[.,]\d+| \d{3}(?!\d))*|[\p{L}\p{M}]+|\S/gu) ?? [])
    if (/^\d/.test(part)) tokens.push({ kind: "figures", text: part, meanings: meaningsOf(part) });
    else tokens.push(accented && part === "nam" ? { kind: "other", word: part } : ofWord(part, tokens));
  return tokens;
}

function ofWord(word: string, before: readonly NumberToken[]): NumberToken {
  const last = before.at(-1)?.kind;
  if ((last === "digit" || last === "figures") && mayMean(word, "mươi"))
    return { kind: "scale", times: 10n, word: "mươi" };
  if (mayMean(word, "mười") && word !== "mươi") return { kind: "ten" };
  const scale = SCALES.find(([meant]) => mayMean(word, meant));
  if (scale) return { kind: "scale", times: scale[1], word: scale[0] };
  const sign = SIGNS.find(([meant]) => mayMean(word, meant));
  if (sign) return { kind: sign[1] };
  const digit = DIGITS.findIndex((meant) => meant.some((one) => mayMean(word, one)));
  return digit < 0 ? { kind: "other", word } : { kind: "digit", value: BigInt(digit), word };
}
