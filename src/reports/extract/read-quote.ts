import { mayMean } from "../../kernel/vietnamese.ts";
import type { Stored } from "../fields/field-kind.ts";
import type { Field } from "../form.ts";
import type { Reading } from "../values/reading.ts";
import { isPartOfMore, roughWord } from "./around-figure.ts";
import type { Span } from "./quoted-words.ts";
import { type Token, tokensBefore, tokensIn, wordOf } from "./tokens.ts";

/** Reads words as the answer to a field. */
export type ReadWords = (field: Field, words: string) => Reading<Stored>;

/** What quoted words say to a field, with the very words that were read and where they stand. */
export interface QuoteRead {
  readonly reading: Exclude<Reading<Stored>, { kind: "unreadable" }>;
  readonly raw: string;
  readonly span: Span;
  /** A word before the figure that makes it less than exact ("gần"); null where there is none. */
  readonly roughly: string | null;
}

/** A text cut at its spaces. */
export interface CutText {
  /** One line, NFC. */
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** The most words of an answer that is no prose. */
const LONGEST_VALUE = 14;
/** Fewer words than these are no narrative. */
const LEAST_PROSE = 5;
/** Figures behind these words name a year, a day or a place of a document. */
const NAMES_NO_FIGURE = ["năm", "tháng", "ngày", "quý", "điều", "khoản", "mục", "câu", "stt"];
const FIGURES = new Set<Field["kind"]>(["whole", "decimal", "money"]);
const PROSE = new Set<Field["kind"]>(["short_text", "long_text"]);

/** What the words at a place of the text say to a field, by the field's own reader; null where they say nothing for certain. */
export function readQuote(read: ReadWords, field: Field, cut: CutText, span: Span): QuoteRead | null {
  const tokens = tokensIn(cut.tokens, span);
  if (PROSE.has(field.kind)) return readProse(read, field, cut, span, tokens);
  const found = wholeOf(read, field, tokens) ?? onlyWindow(read, field, cut, tokens);
  if (!found || (found.reading.kind !== "not_yet" && isPartOfMore(read, field, cut.tokens, found))) return null;
  return { ...found, roughly: FIGURES.has(field.kind) ? roughWord(cut.tokens, found.span) : null };
}

function readProse(
  read: ReadWords,
  field: Field,
  { text }: CutText,
  span: Span,
  tokens: readonly Token[],
): QuoteRead | null {
  if (field.kind === "long_text" && tokens.length < LEAST_PROSE) return null;
  const raw = text.slice(span.from, span.to);
  const reading = read(field, raw);
  return reading.kind === "value" ? { reading, raw, span, roughly: null } : null;
}

interface Found {
  readonly reading: QuoteRead["reading"];
  readonly raw: string;
  readonly span: Span;
}

/** All the quoted words as the answer; a single word without a digit ("không", "ba") says too little. */
function wholeOf(read: ReadWords, field: Field, tokens: readonly Token[]): Found | null {
  if (tokens.length > LONGEST_VALUE || (tokens.length < 2 && !hasDigit(tokens))) return null;
  return readTokens(read, field, tokens);
}

/** The one run of words inside the quote that can be read; null where none or several can. */
function onlyWindow(read: ReadWords, field: Field, cut: CutText, tokens: readonly Token[]): Found | null {
  const windows: Found[] = [];
  let reached = -1;
  for (let first = 0; first < tokens.length; first += 1) {
    for (let last = Math.min(tokens.length, first + LONGEST_VALUE) - 1; last >= first && last > reached; last -= 1) {
      const window = tokens.slice(first, last + 1);
      const found = hasDigit(window) ? readTokens(read, field, window) : null;
      if (!found || found.reading.kind === "not_yet") continue;
      reached = last;
      if (!FIGURES.has(field.kind) || isFigure(cut, found)) windows.push(found);
      break;
    }
  }
  const [only, ...others] = windows;
  return only && others.length === 0 ? only : null;
}

function readTokens(read: ReadWords, field: Field, tokens: readonly Token[]): Found | null {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return null;
  const raw = tokens
    .map(({ text }) => text)
    .join(" ")
    .replace(/[\s,;:.!?…]+$/u, "");
  const reading = read(field, raw);
  return reading.kind === "unreadable" ? null : { reading, raw, span: { from: first.from, to: last.to } };
}

const isFigure = ({ tokens }: CutText, { span }: Found): boolean =>
  tokensBefore(tokens, span, 1).every((token) => !NAMES_NO_FIGURE.some((name) => mayMean(wordOf(token), name)));

const hasDigit = (tokens: readonly Token[]): boolean => tokens.some(({ text }) => /\d/.test(text));
