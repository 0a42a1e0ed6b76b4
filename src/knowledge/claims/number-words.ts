const DIGITS: Readonly<Record<string, number>> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};
const LAST: Readonly<Record<string, number>> = { ...DIGITS, mốt: 1, tư: 4, lăm: 5, nhăm: 5 };

/** A number below a thousand read from words, and how many words it took. */
export interface SpokenNumber {
  readonly value: number;
  readonly taken: number;
}

/** The number below a thousand that stands in words at a place ("ba mươi lăm", "hai trăm lẻ năm"); null if none does. */
export function spokenBelow1000(words: readonly string[], at: number): SpokenNumber | null {
  const hundreds = DIGITS[words[at] ?? ""];
  if (hundreds === undefined || words[at + 1] !== "trăm") return belowHundred(words, at);
  const joined = words[at + 2] ?? "";
  if (joined === "lẻ" || joined === "linh") {
    const ones = DIGITS[words[at + 3] ?? ""];
    return ones === undefined ? { value: hundreds * 100, taken: 2 } : { value: hundreds * 100 + ones, taken: 4 };
  }
  const rest = belowHundred(words, at + 2);
  if (!rest || rest.value < 10) return { value: hundreds * 100, taken: 2 };
  return { value: hundreds * 100 + rest.value, taken: 2 + rest.taken };
}

function belowHundred(words: readonly string[], at: number): SpokenNumber | null {
  if (words[at] === "mười") {
    const ones = words[at + 1] === "năm" ? undefined : LAST[words[at + 1] ?? ""];
    return ones === undefined ? { value: 10, taken: 1 } : { value: 10 + ones, taken: 2 };
  }
  const first = DIGITS[words[at] ?? ""];
  if (first === undefined) return null;
  if (words[at + 1] === "chục") return { value: first * 10, taken: 2 };
  if (words[at + 1] !== "mươi") return { value: first, taken: 1 };
  const ones = words[at + 2] === "năm" ? undefined : LAST[words[at + 2] ?? ""];
  return ones === undefined ? { value: first * 10, taken: 2 } : { value: first * 10 + ones, taken: 3 };
}

/** The ways to say the numbers from 1 to `most` (99 at most) with what each stands for, the longest first. */
export function spokenUpTo(most: number): ReadonlyMap<string, number> {
  const said: [string, number][] = [];
  for (const [word, value] of Object.entries(DIGITS)) said.push([word, value]);
  said.push(["mười", 10], ["tư", 4]);
  for (const [word, ones] of Object.entries(LAST)) {
    if (word === "năm") continue;
    said.push([`mười ${word}`, 10 + ones]);
    for (const [ten, tens] of Object.entries(DIGITS)) said.push([`${ten} mươi ${word}`, tens * 10 + ones]);
  }
  for (const [ten, tens] of Object.entries(DIGITS)) said.push([`${ten} mươi`, tens * 10]);
  return new Map(said.filter(([, value]) => value <= most).toSorted(([one], [other]) => other.length - one.length));
}
