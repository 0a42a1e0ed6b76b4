import { isSaid, type Syllable } from "./lexicon.ts";
import type { Token } from "./read-question.ts";
import { meaningful } from "./token-roles.ts";

/** The examples of all facts in numbers, as plain data that can be kept: every different token and syllable has one. */
export interface NumberedExamples {
  /** Every different token of the examples, by number. */
  readonly tokens: readonly Token[];
  /** For each example, the tokens that carry meaning, each once. */
  readonly meaning: readonly (readonly number[])[];
  /** Every different syllable of the examples without accents, by number. */
  readonly syllables: readonly string[];
  /** For each example, its syllables, each once, in rising order. */
  readonly said: readonly (readonly number[])[];
}

/** Numbers the tokens and syllables of the examples. */
export function numberExamples(examples: readonly (readonly Token[])[]): NumberedExamples {
  const tokens = new Map<string, { readonly token: Token; readonly number: number }>();
  const syllables = new Map<string, number>();
  const numberOf = (token: Token) =>
    tokens.getOrInsertComputed(token.key, () => ({ token, number: tokens.size })).number;
  const meaning = examples.map((example) => meaningful(example).map(numberOf));
  const said = examples.map((example) =>
    foldedOf(example)
      .map((folded) => syllables.getOrInsert(folded, syllables.size))
      .sort(byNumber),
  );
  return { tokens: [...tokens.values()].map(({ token }) => token), meaning, syllables: [...syllables.keys()], said };
}

/** The numbered examples made ready for looking up what a question shares with them. */
export interface KnownExamples extends NumberedExamples {
  /** For each token, the examples that have it. */
  readonly having: readonly (readonly number[])[];
  /** The tokens of the examples that a token as typed may mean. */
  meantBy(typed: Token): readonly number[];
  /** The syllables, as in `said`, of a question, and how many more it has that no example has. */
  syllablesOf(question: readonly Token[]): { readonly known: readonly number[]; readonly strange: number };
}

/** Makes examples ready for looking up. */
export function createKnownExamples(numbered: NumberedExamples): KnownExamples {
  const { tokens, meaning } = numbered;
  const numbers = new Map(tokens.map(({ key }, number) => [key, number]));
  const syllables = new Map(numbered.syllables.map((folded, number) => [folded, number]));
  const days = [...tokens.keys()].filter((number) => tokens[number]?.role === "day");
  const plain = [...tokens.keys()].filter((number) => tokens[number]?.role === "plain");
  const plainByLetters = Map.groupBy(plain, (number) => lettersOf(tokens[number]?.syllables ?? []));
  const having: number[][] = tokens.map(() => []);
  meaning.forEach((own, example) => {
    for (const number of own) having[number]?.push(example);
  });
  return {
    ...numbered,
    having,
    meantBy(typed) {
      if (typed.role === "day") return days;
      const same = numbers.get(typed.key);
      if (typed.role !== "plain") return same === undefined ? [] : [same];
      return (plainByLetters.get(lettersOf(typed.syllables)) ?? []).filter((number) => {
        const meant = tokens[number];
        return number === same || meant?.syllables.every((syllable, at) => isSaid(typed.syllables[at], syllable));
      });
    },
    syllablesOf(question) {
      const all = foldedOf(question);
      const known = all.flatMap((folded) => syllables.get(folded) ?? []).sort(byNumber);
      return { known, strange: all.length - known.length };
    },
  };
}

function byNumber(one: number, other: number): number {
  return one - other;
}

function lettersOf(syllables: readonly Syllable[]): string {
  return syllables.map(({ folded }) => folded).join(" ");
}

function foldedOf(tokens: readonly Token[]): string[] {
  return [...new Set(tokens.flatMap(({ syllables }) => syllables.map(({ folded }) => folded)))];
}
