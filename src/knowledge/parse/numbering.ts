/** Letters of points in the order they follow each other; those in OFTEN_SKIPPED may be left out without a gap. */
const POINT_LETTERS = [..."aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"];
const OFTEN_SKIPPED = new Set([..."ăâđêfjôơưwz"]);
const ROMAN_DIGITS: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const ORDINAL_WORDS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/** The value of a Roman number in capitals, or 0 when the letters are no well-formed Roman number below 400. */
export function romanValue(letters: string): number {
  if (!/^C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(letters)) return 0;
  let value = 0;
  for (let i = 0; i < letters.length; i++) {
    const digit = ROMAN_DIGITS[letters[i] ?? ""] ?? 0;
    const next = ROMAN_DIGITS[letters[i + 1] ?? ""] ?? 0;
    value += digit < next ? -digit : digit;
  }
  return value;
}

/** The place of a lower-case letter among the letters of points, from 1; 0 for anything else. */
export function letterValue(letter: string): number {
  return POINT_LETTERS.indexOf(letter) + 1;
}

/** The value of a number printed as digits, as a Roman number or as a Vietnamese ordinal word ("nhất", "hai"); 0 for anything else. */
export function printedValue(printed: string): number {
  if (/^\d+$/.test(printed)) return Number(printed);
  const word = ORDINAL_WORDS.indexOf(printed.toLowerCase());
  return word >= 0 ? word + 1 : romanValue(printed.toUpperCase());
}

/** The value of a number that may carry a letter, as articles and clauses added later do: 23a stands between 23 and 24. */
export function letteredValue(printed: string): number {
  const letter = printed.replace(/^\d+/, "");
  return Number.parseInt(printed, 10) + letterValue(letter) / 100;
}

/** How many numbers are missing between two neighbours: 0 when `next` follows `last` at once, negative when it does not come after it. */
export function numberGap(last: number, next: number): number {
  const whole = Math.floor(next) - Math.floor(last);
  return whole === 0 && next > last ? 0 : whole - 1;
}

/** The same for letters of points, where đ, ê, f, j and the like may be left out: after d both đ and e leave no gap. */
export function letterGap(last: number, next: number): number {
  if (next <= last) return next - last - 1;
  return POINT_LETTERS.slice(last, next - 1).filter((letter) => !OFTEN_SKIPPED.has(letter)).length;
}
