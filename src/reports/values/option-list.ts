import { fold } from "../../kernel/vietnamese.ts";
import { chosenByLabel, chosenByNumber, type Option, typedChoice } from "./option-match.ts";

const BETWEEN = /\s*[,;+&/\n]\s*|\s+(?:và|va|với|voi|cùng|cung)\s+/u;
const ALL = ["tat ca", "het", "het tat ca", "tat ca cac muc", "tat ca luon", "chon het", "chon tat ca", "het luon"];
const MOST_WAYS = 12;
const MOST_LETTERS = 1000;

/** All lists of options that may be meant by several choices in one text ("1, 3", "1 và 3", "tất cả"). */
export function choicesOf(text: string, options: readonly Option[]): Option[][] {
  if (text.length > MOST_LETTERS) return [];
  if (meansAll(text, options)) return [[...options]];
  const range = /^(?:từ |tu )?(\d{1,2}) ?(-|–|đến|den|tới|toi) ?(\d{1,2})$/u.exec(text);
  if (range) return ofRange(Number(range[1]), Number(range[3]), /^[-–]$/.test(range[2] ?? ""), options);
  const parts = /^\d{1,2}( \d{1,2})+$/.test(text) ? text.split(" ") : text.split(BETWEEN);
  const meant = parts.filter((part) => part !== "").map((part) => oneOf(typedChoice(part), options));
  const ways = meant.reduce((many, some) => many * some.length, 1);
  if (meant.length === 0 || ways > MOST_WAYS) return [];
  return meant.reduce<Option[][]>((lists, some) => lists.flatMap((list) => some.map((one) => [...list, one])), [[]]);
}

function oneOf(part: string, options: readonly Option[]): Option[] {
  const exact = chosenByLabel(part, options, "exact");
  if (exact.length === 1) return exact;
  return [...new Set([...chosenByNumber(part, options), ...exact, ...chosenByLabel(part, options, "part")])];
}

function meansAll(text: string, options: readonly Option[]): boolean {
  const typed = fold(text);
  const [, many] = /^ca (\d{1,2}|hai|ba|bon|nam)(?: (?:cai|muc|y))?$/.exec(typed) ?? [];
  const counted = many === undefined ? 0 : Number(many) || ["hai", "ba", "bon", "nam"].indexOf(many) + 2;
  return ALL.includes(typed) || (counted > 1 && counted === options.length);
}

/** "1-3" may be the ends alone or all between them; "1 đến 3" is all. */
function ofRange(from: number, to: number, endsAlone: boolean, options: readonly Option[]): Option[][] {
  const [first, last] = [options[from - 1], options[to - 1]];
  if (!first || !last || from >= to) return [];
  return [options.slice(from - 1, to), ...(endsAlone ? [[first, last]] : [])];
}
