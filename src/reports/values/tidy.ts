import { mayMean, oneLine } from "../../kernel/vietnamese.ts";

const BEFORE = ["dạ", "thưa", "vâng", "ừ", "ờ", "à", "em", "anh", "chị", "anh/chị"];
const AFTER = ["ạ", "nha", "nhe", "nhé", "nghe", "nghen", "nè", "hen", "hén", "em", "anh", "chị", "ơi", "thôi", "luôn"];
const MOST_LETTERS = 300;

/** One lower-case line with plain digits and spaces and nothing at its end that says nothing; never changes a figure. */
export function tidy(raw: string): string {
  const plain = raw.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  return oneLine(oneLine(plain).toLowerCase())
    .replace(/[\s.,;:!…]+$/, "")
    .replace(/^["“”'‘’]+(.*?)["“”'‘’]+$/, "$1")
    .trim();
}

/** The tidy text without the courtesies around it ("dạ 12 nha em" → "12"). */
export function withoutCourtesy(text: string): string {
  const isOneOf = (word: string, courtesies: string[]) => courtesies.some((one) => mayMean(word, one));
  if (text.length > MOST_LETTERS) return text;
  let left = text.split(" ").filter((word) => word !== "");
  while (left[0] !== undefined && isOneOf(left[0].replace(/[,.]+$/, ""), BEFORE)) left = left.slice(1);
  for (let last = left.at(-1); last !== undefined && isOneOf(last.replace(/^[,.]+/, ""), AFTER); last = left.at(-1))
    left = left.slice(0, -1);
  return left.join(" ").replace(/[\s.,;:!…]+$/, "");
}
