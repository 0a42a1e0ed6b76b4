import { type Claim, claim } from "./claim.ts";

type Bounds = readonly (readonly [side: string, words: RegExp])[];

const FILLING = "(?:\\s+(?:là|vào|của|nhất|ở|được))*\\s*[:,]?\\s*$";
const before = (words: string) => new RegExp(`(?<![\\p{L}])(?:${words})${FILLING}`, "u");

const AROUND_DATES: Bounds = [
  ["until", before("(?:trước|đến|tới) hết|không quá|chậm nhất|muộn nhất|trễ nhất|không muộn hơn|không trễ hơn")],
  ["before", before("trước")],
  ["after", before("sau|quá")],
  ["from", before("từ|bắt đầu")],
  ["until", before("đến|tới|hết")],
];
const AROUND_NUMBERS: Bounds = [
  ["at most", before("tối đa|nhiều nhất|không quá|không vượt quá|không hơn|không trên|cao nhất")],
  ["at least", before("ít nhất|tối thiểu|không dưới|không ít hơn|thấp nhất")],
  ["more", before("trên|hơn|vượt|quá|nhiều hơn")],
  ["less", before("dưới|chưa đến|chưa tới|chưa đầy|gần|ít hơn")],
  ["about", before("khoảng|ước|ước đạt|chừng|xấp xỉ|tầm|độ chừng")],
];
const UPWARDS = /^(?:\s+[\p{L}]+){0,4}\s+trở lên(?![\p{L}])/u;
const DOWNWARDS = /^(?:\s+[\p{L}]+){0,4}\s+trở xuống(?![\p{L}])/u;

/** On which side of a date the sentence is; a date that stands bare may also stand for "from" and "until". */
export function boundOfDate(low: string, text: string, from: number, to: number, meanings: readonly string[]): Claim {
  const side = sideBefore(AROUND_DATES, low.slice(0, from));
  return bound(side, text.slice(from, to), meanings, side === null || side === "from" || side === "until");
}

/** On which side of a number the sentence is ("ít nhất 3", "3 hộ trở lên"). */
export function boundOfNumber(low: string, text: string, from: number, to: number, meanings: readonly string[]): Claim {
  const after = low.slice(to);
  const side = UPWARDS.test(after)
    ? "at least"
    : DOWNWARDS.test(after)
      ? "at most"
      : sideBefore(AROUND_NUMBERS, low.slice(0, from));
  return bound(side, text.slice(from, to), meanings, side === null);
}

function sideBefore(bounds: Bounds, head: string): string | null {
  return bounds.find(([, words]) => words.test(head))?.[0] ?? null;
}

function bound(side: string | null, text: string, meanings: readonly string[], alsoBare: boolean): Claim {
  const means = meanings.map((meaning) => `${side ?? "bare"} ${meaning}`);
  const bare = alsoBare ? meanings.map((meaning) => `bare ${meaning}`) : [];
  return { ...claim("bound", side ? `${side} ${text}` : text, means), states: [...means, ...bare] };
}
