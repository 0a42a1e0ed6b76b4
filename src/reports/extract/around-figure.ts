import type { Stored } from "../fields/field-kind.ts";
import type { Field } from "../form.ts";
import type { Reading } from "../values/reading.ts";
import type { Span } from "./quoted-words.ts";
import { type Token, tokensAfter, tokensBefore, wordOf } from "./tokens.ts";

/** How many words on each side may belong to the same figure or day. */
const REACH = 5;
/** How many words may name what is counted. */
const COUNTED_WORDS = 3;
const FIGURES = new Set<Field["kind"]>(["whole", "decimal", "money"]);
const DAYS = new Set<Field["kind"]>(["date", "as_of"]);
const RANGE_SIGNS = new Set(["-", "–", "—", "~", "/", "đến", "tới", "hoặc", "hay"]);
const ROUGH = ["gần", "hơn", "trên", "dưới", "chưa đến", "chưa tới", "ít nhất", "tối thiểu", "tối đa", "không quá"];
const DENIED = ["không phải", "không phải là", "chứ không", "chứ không phải"];

/** Whether figures or a day are only a piece of what the text says there: of a longer number, of a range, of another thing counted, or denied. */
export function isPartOfMore(
  read: (field: Field, words: string) => Reading<Stored>,
  field: Field,
  tokens: readonly Token[],
  { reading, raw, span }: { readonly reading: Reading<Stored>; readonly raw: string; readonly span: Span },
): boolean {
  const isCount = FIGURES.has(field.kind);
  if (!isCount && !DAYS.has(field.kind)) return false;
  const before = tokensBefore(tokens, span, REACH);
  const after = tokensAfter(tokens, span, REACH);
  if (isCount && (isInRange(before, after) || countsAnother(read, field, raw, after) || isDenied(before))) return true;
  const meant = JSON.stringify(reading);
  const isOther = (words: string): boolean => {
    const wider = read(field, words);
    return (wider.kind === "value" || wider.kind === "unsure") && JSON.stringify(wider) !== meant;
  };
  return wider(raw, before, after).some(isOther);
}

/** The words with some of those beside them, in every length. */
function wider(raw: string, before: readonly Token[], after: readonly Token[]): string[] {
  return Array.from({ length: before.length + 1 }, (_, ahead) =>
    Array.from({ length: after.length + 1 }, (_, behind) =>
      [
        ...before.slice(before.length - ahead).map(({ text }) => text),
        raw,
        ...after.slice(0, behind).map(({ text }) => text),
      ].join(" "),
    ),
  )
    .flat()
    .slice(1);
}

/** "10 - 15", "từ 10 đến 15": the figure is one end of a range. */
function isInRange(before: readonly Token[], after: readonly Token[]): boolean {
  const beside = (sign: Token | undefined, near: readonly Token[]) =>
    sign !== undefined && RANGE_SIGNS.has(wordOf(sign) || sign.text) && near.some(({ text }) => /\d/.test(text));
  return beside(before.at(-1), before.slice(-4, -1)) || beside(after[0], after.slice(1, 3));
}

/** "12 căn" is no number of households, "35 %" none at all. */
function countsAnother(
  read: (field: Field, words: string) => Reading<Stored>,
  field: Field,
  raw: string,
  after: readonly Token[],
): boolean {
  const { unit: _, ...bare } = field;
  const [next] = after;
  if (next && field.unit !== "%" && (wordOf(next).startsWith("%") || wordOf(next) === "phần")) return true;
  return Array.from({ length: Math.min(COUNTED_WORDS, after.length) }, (_, at) =>
    [raw, ...after.slice(0, at + 1).map(({ text }) => text)].join(" "),
  ).some((words) => {
    if (read(field, words).kind !== "unreadable") return false;
    const others = field.kind === "money" ? (["whole"] as const) : (["whole", "money"] as const);
    return others.some((kind) => read({ ...bare, kind }, words).kind === "value");
  });
}

const isDenied = (before: readonly Token[]): boolean => endsWithOneOf(before, DENIED) !== null;

/** The word before a figure that makes it less than exact; null where there is none. */
export const roughWord = (tokens: readonly Token[], span: Span): string | null =>
  endsWithOneOf(tokensBefore(tokens, span, 3), ROUGH);

function endsWithOneOf(tokens: readonly Token[], phrases: readonly string[]): string | null {
  const words = tokens.map(wordOf);
  return phrases.find((phrase) => words.slice(-phrase.split(" ").length).join(" ") === phrase) ?? null;
}
