import { placedWords } from "./sentence-text.ts";

const CARRY_NOTHING = new Set(
  [
    "dạ ạ à ơi nha nhé nghen em anh chị mình thưa kính",
    "thì là mà và hay hoặc của các những ở tại theo trong này đó kia đây cũng sẽ cần phải nên được cho với về để do bởi",
    "vì khi nếu như vậy từ đến tới vào ra lên trên bằng qua rằng nhằm thuộc gồm còn thế nào gì ai sau trước ngày tháng",
    "năm quý đơn vị cơ quan gửi gởi nộp quy định nêu rõ cụ thể văn bản kế hoạch quyết hoạch nội dung sau đây việc một",
    "tối thiểu đa nhiều ít nhất khoảng hơn quá dưới",
  ].flatMap((line) => line.split(" ")),
);
const REACH = 6;

/** The share of a sentence's words that the sources must bear out. */
const LEAST_SHARE = 0.6;
const FEW = 3;
/** The most words in a row that no source bears out. */
const MOST_IN_A_ROW = 4;

/**
 * Whether the sources bear out most of a sentence's words: a word is borne out where it stands near the word beside it
 * in the sentence; of a few words each need only stand in a source. Words that carry nothing ("dạ", "của", "theo") are left aside, and so is what other
 * claims have taken.
 */
export function wordsBorneOut(left: string, sources: readonly string[]): boolean {
  const words = contentWords(left);
  const known = new Set(sources.flatMap((source) => nearPairs(contentWords(source))));
  const single = new Set(sources.flatMap(contentWords));
  const borneOut = words.map((word, at) => {
    const [before, after] = [words[at - 1], words[at + 1]];
    if (words.length <= FEW) return single.has(word);
    return known.has(`${before} ${word}`) || known.has(`${word} ${after}`);
  });
  let row = 0;
  for (const one of borneOut) {
    row = one ? 0 : row + 1;
    if (row > MOST_IN_A_ROW) return false;
  }
  return borneOut.filter(Boolean).length >= words.length * LEAST_SHARE;
}

function contentWords(text: string): string[] {
  return placedWords(text)
    .map(({ word }) => word)
    .filter((word) => /^\p{L}/u.test(word) && !CARRY_NOTHING.has(word));
}

function nearPairs(words: readonly string[]): string[] {
  return words.flatMap((word, at) =>
    words.slice(at + 1, at + 1 + REACH).flatMap((other) => [`${word} ${other}`, `${other} ${word}`]),
  );
}
