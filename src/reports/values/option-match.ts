import { canonical, fold } from "../../kernel/vietnamese.ts";
import { says, writtenOut } from "./phrase.ts";
import { tidy, withoutCourtesy } from "./tidy.ts";

/** One thing that can be chosen. */
export interface Option {
  readonly id: string;
  readonly label: string;
}

const BEFORE = /^(?:(?:em |tôi |anh |chị )?(?:chọn|chon) |là |la )/u;
const NUMBERED =
  /^\(?(?:(?:câu|cau|mục|muc|ý|y|ô|o|số|so|cái số|cai so|lựa chọn|lua chon) (?:số |so )?)?(\d{1,2})[.)]?$/u;
const TOO_COMMON = ["va", "cua", "cac", "la", "cho", "tu", "den", "ve", "theo", "hoac", "khong", "chua", "co", "nhung"];
const DENIALS = ["khong", "chua", "chang"];

/** A choice as typed, without courtesies and without "em chọn". */
export const typedChoice = (raw: string): string => withoutCourtesy(tidy(raw)).replace(BEFORE, "").trim();

/** The one option whose whole label is typed, with or without courtesies; null where none or several are. */
export function exactChoice(raw: string, options: readonly Option[]): Option | null {
  for (const text of [tidy(raw), typedChoice(raw)]) {
    const [only, ...others] = chosenByLabel(text, options, "exact");
    if (only && others.length === 0) return only;
  }
  return null;
}

/** The option of the number typed ("2", "số 2", "(2)"). */
export function chosenByNumber(text: string, options: readonly Option[]): Option[] {
  const [, number] = NUMBERED.exec(text) ?? [];
  const chosen = number === undefined ? undefined : options[Number(number) - 1];
  return chosen ? [chosen] : [];
}

/** The options whose label is typed, or a part of it: two words at least, or one word that is no mere particle. */
export function chosenByLabel(text: string, options: readonly Option[], how: "exact" | "part"): Option[] {
  const typed = wordsOf(text);
  if (typed.length === 0) return [];
  if (how === "exact") {
    const withAccents = options.filter(
      ({ label }) => canonical(wordsOf(label).join(" ")) === canonical(typed.join(" ")),
    );
    return withAccents.length > 0 ? withAccents : options.filter(({ label }) => isWhole(typed, wordsOf(label)));
  }
  if (typed.length === 1 && TOO_COMMON.includes(fold(typed[0] ?? ""))) return [];
  return options.filter(({ label }) => isPart(typed, wordsOf(label)));
}

function isPart(typed: readonly string[], label: readonly string[]): boolean {
  const denials = (words: readonly string[]) => words.filter((word) => DENIALS.includes(fold(word))).length;
  const from = label.findIndex((_, at) => says(typed, label.slice(at, at + typed.length)));
  return from >= 0 && denials(typed) === denials(label);
}

const isWhole = (typed: readonly string[], label: readonly string[]) =>
  says(typed, label) || says(writtenOut(typed.join(" ")).split(" "), label);

const wordsOf = (text: string): string[] => tidy(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
