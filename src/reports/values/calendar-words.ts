import { canonical, hasDiacritics } from "../../kernel/vietnamese.ts";
import { says } from "./phrase.ts";

const DAYS: readonly (readonly [string, number])[] = [
  ["hôm nay", 0],
  ["nay", 0],
  ["bữa nay", 0],
  ["ngày hôm nay", 0],
  ["hôm qua", -1],
  ["bữa qua", -1],
  ["ngày hôm qua", -1],
  ["hôm kia", -2],
  ["bữa kia", -2],
  ["hôm kìa", -3],
  ["bữa kìa", -3],
  ["ngày mai", 1],
  ["mai", 1],
  ["sáng mai", 1],
  ["mốt", 2],
  ["ngày mốt", 2],
  ["bữa mốt", 2],
  ["ngày kia", 2],
  ["ngày kia", 3],
];
const PERIODS: readonly (readonly [string, number])[] = [
  ["này", 0],
  ["nay", 0],
  ["rồi", -1],
  ["vừa rồi", -1],
  ["trước", -1],
  ["ngoái", -1],
  ["qua", -1],
  ["vừa qua", -1],
  ["sau", 1],
  ["tới", 1],
];
const WEEKDAYS: readonly (readonly [string, number])[] = [
  ...["hai", "ba", "tư", "năm", "sáu", "bảy"].map((name, at) => [`thứ ${name}`, at + 1] as const),
  ...[2, 3, 4, 5, 6, 7].flatMap((number) => [
    [`thứ ${number}`, number - 1] as const,
    [`t${number}`, number - 1] as const,
  ]),
  ...["chủ nhật", "chủ nhựt", "cn"].map((name) => [name, 7] as const),
];

/** How many days from today the words may mean ("mốt" is 2; "ngày kia" is 2 in the north and 3 in the south). */
export const daysAway = (words: readonly string[]): number[] => allOf(DAYS, words);

/** How many weeks, months or years from this one the words mean ("rồi" is −1). */
export const periodsAway = (words: readonly string[]): number | null => allOf(PERIODS, words)[0] ?? null;

/** The day of the week that the words name, Monday being 1. */
export const weekdayNamed = (words: readonly string[]): number | null => allOf(WEEKDAYS, words)[0] ?? null;

function allOf(table: readonly (readonly [string, number])[], words: readonly string[]): number[] {
  const meant = table.filter(([phrase]) => says(words, phrase.split(" ")));
  const typed = canonical(words.join(" "));
  const exact = hasDiacritics(typed) ? meant.filter(([phrase]) => canonical(phrase) === typed) : [];
  return [...new Set((exact.length > 0 ? exact : meant).map(([, value]) => value))];
}
