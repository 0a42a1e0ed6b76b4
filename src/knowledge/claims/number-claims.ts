import { boundOfNumber } from "./bounds.ts";
import { type Claim, claim } from "./claim.ts";
import { countedAt } from "./counted.ts";
import { spokenBelow1000 } from "./number-words.ts";
import { type Placed, placedWords, type SentenceText, take } from "./sentence-text.ts";

const SCALES: Readonly<Record<string, number>> = {
  trăm: 100,
  nghìn: 1000,
  ngàn: 1000,
  vạn: 10_000,
  triệu: 1_000_000,
  tr: 1_000_000,
  tỷ: 1_000_000_000,
  tỉ: 1_000_000_000,
};
const LITERAL = /^(?:[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?)$/;
const ROMAN = /(?<![\p{L}\p{N}])(?=[IVXL]{2})(?:XL|L?X{0,4})(?:IX|IV|V?I{0,4})(?![\p{L}\p{N}])/gu;
const RATIO = /(?<![\p{L}\p{N}])(?<one>\d+)\s?\/\s?(?<of>\d+)(?![\p{L}\p{N}]|\/)/gu;
const YEAR_WORDS = new Set(["cuối", "đầu", "giữa", "trong", "hằng", "hàng", "mỗi", "cả", "từng", "nhiều", "những"]);

interface Amount {
  readonly value: string;
  readonly words: number;
  /** Said with words alone, and with one word only. */
  readonly lone: boolean;
}

/** The numbers of a sentence, each with what it counts and on which side of it something is. */
export function takeNumbers(sentence: SentenceText): Claim[] {
  const found: Claim[] = [];
  for (const match of sentence.left.matchAll(RATIO)) {
    const text = take(sentence, match.index, match.index + match[0].length);
    found.push(claim("number", text, [`ratio ${Number(match.groups?.["one"])}/${Number(match.groups?.["of"])}`]));
  }
  for (const match of sentence.text.matchAll(ROMAN)) {
    if (sentence.left[match.index] === "·") continue;
    found.push(claim("number", take(sentence, match.index, match.index + match[0].length), [`roman ${match[0]}`]));
  }
  const spaced = sentence.left.replace(/(?<![\p{L}\p{N}.,])\d{1,3}(?: \d{3})+(?![\p{L}\p{N}]|[.,]\d)/gu, (digits) =>
    digits.replaceAll(" ", "."),
  );
  const words = placedWords(spaced);
  for (let at = 0; at < words.length; ) {
    const amount = amountAt(words, at, spaced);
    const [first, last] = [words[at], words[at + (amount?.words ?? 1) - 1]];
    if (!amount || !first || !last) {
      at += 1;
      continue;
    }
    const claims = claimsOf(amount, words[at - 1], first.from, last.to, sentence);
    if (claims.length > 0) take(sentence, first.from, countedAt(sentence.low, last.to)?.to ?? last.to);
    found.push(...claims);
    at += claims.length > 0 ? amount.words : 1;
  }
  for (const match of sentence.left.matchAll(/\p{N}+/gu)) {
    found.push(claim("number", take(sentence, match.index, match.index + match[0].length), [`number ${match[0]}`]));
  }
  return found;
}

function claimsOf(amount: Amount, before: Placed | undefined, from: number, to: number, sentence: SentenceText) {
  const { low, text } = sentence;
  const percent = /^\s?%|^ phần trăm(?!\p{L})/u.exec(low.slice(to))?.[0].length ?? 0;
  const dozens = /^\s?(?:k|đ)(?![\p{L}])/u.exec(low.slice(to))?.[0] ?? "";
  const value = dozens.trim() === "k" ? times(amount.value, 1000) : amount.value;
  const counts = percent > 0 ? "%" : (countedAt(low, to)?.kind ?? null);
  if (amount.lone && (!counts || (low.slice(from, to) === "năm" && YEAR_WORDS.has(before?.word ?? "")))) return [];
  const ordinal = before?.word === "thứ";
  const any = `number ${value} of anything`;
  const unsaid = `number ${value} of something unsaid`;
  const exact = counts ? `number ${value} of ${counts}` : unsaid;
  const means = ordinal ? [`ordinal ${value}`] : counts === "%" ? [exact] : counts ? [exact, unsaid] : [any];
  const states = ordinal ? means : counts === "%" ? [exact] : [exact, any];
  const said = text.slice(from, to + percent);
  if (amount.lone && low.slice(from, to) === "một") {
    const single = counts ? [`number 1 of ${counts}`, unsaid, `none but one ${counts}`] : [any];
    return [{ ...claim("number", `${said} ${counts ?? ""}`.trim(), single), states }];
  }
  const side = boundOfNumber(low, text, from, to + percent, [counts === "%" ? `number ${value}%` : `number ${value}`]);
  return [{ ...claim("number", counts && counts !== "%" ? `${said} ${counts}` : said, means), states }, side];
}

function amountAt(words: readonly Placed[], at: number, text: string): Amount | null {
  const plain = words.map(({ word }) => word);
  const joined = (index: number) => text.slice(words[index - 1]?.to ?? 0, words[index]?.from ?? 0).trim() === "";
  let [total, taken, last, literal] = ["", 0, Number.POSITIVE_INFINITY, false];
  for (;;) {
    const next = at + taken;
    if (taken > 0 && !joined(next)) break;
    const word = plain[next] ?? "";
    const digits = LITERAL.test(word);
    const spoken = digits ? null : spokenWithin(plain, next, joined);
    if (!digits && !spoken) break;
    const size = spoken?.taken ?? 1;
    const scale = joined(next + size) ? (SCALES[plain[next + size] ?? ""] ?? 1) : 1;
    const thousandsOf = spoken !== null && last === 1000 && scale > last;
    if (taken > 0 && !thousandsOf && (scale >= last || (scale === 1 && digits))) break;
    literal ||= digits;
    const half = scale > 1 && plain[next + size + 1] === "rưỡi" && joined(next + size + 1);
    const part = times(spoken ? String(spoken.value) : decimal(word), scale);
    total = total === "" ? part : plus(thousandsOf ? times(total, scale) : total, part);
    if (half) total = plus(total, String(scale / 2));
    taken += size + (scale > 1 ? 1 : 0) + (half ? 1 : 0);
    const more = scale > 1 && joined(at + taken) ? (SCALES[plain[at + taken] ?? ""] ?? 1) : 1;
    if (more > scale) {
      total = times(total, more);
      taken += 1;
    }
    last = Math.max(scale, more);
    if (scale === 1) break;
  }
  return total === "" ? null : { value: total, words: taken, lone: taken === 1 && !literal };
}

function spokenWithin(words: readonly string[], at: number, joined: (index: number) => boolean) {
  let end = at + 1;
  while (end < at + 6 && end < words.length && joined(end)) end += 1;
  return spokenBelow1000(words.slice(at, end), 0);
}

function decimal(typed: string): string {
  const [whole = "", fraction = ""] = (/^\d{1,3}(\.\d{3})+/.test(typed) ? typed.replaceAll(".", "") : typed).split(
    /[.,]/,
  );
  const [head, tail] = [whole.replace(/^0+(?=\d)/, ""), fraction.replace(/0+$/, "")];
  return tail === "" ? head : `${head}.${tail}`;
}

const times = (value: string, scale: number): string => (scale === 1 ? value : tidy(Number(value) * scale));
const plus = (one: string, other: string): string => tidy(Number(one) + Number(other));
const tidy = (value: number): string => String(Math.round(value * 1000) / 1000);
