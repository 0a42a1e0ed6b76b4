import type { Example } from "./examples.ts";
import { isSaid } from "./lexicon.ts";
import type { Token } from "./read-question.ts";
import { meaningful } from "./token-roles.ts";

/** The examples of all facts in numbers: every different token and syllable in them has one. */
export interface KnownExamples {
  /** Every different token of the examples, by number. */
  readonly tokens: readonly Token[];
  /** For each example, the tokens that carry meaning, each once. */
  readonly meaning: readonly Uint32Array[];
  /** For each example, its syllables without accents, each once, in rising order. */
  readonly said: readonly Uint32Array[];
  /** How many different syllables they have. */
  readonly syllableCount: number;
  /** For each token, the examples that have it. */
  readonly having: readonly Uint32Array[];
  /** The tokens of the examples that a token as typed may mean. */
  meantBy(typed: Token): number[];
  /** The syllables, as in `said`, of a question, and how many more it has that no example has. */
  syllablesOf(question: readonly Token[]): { readonly known: Uint32Array; readonly strange: number };
}

/** Numbers the tokens and syllables of the examples. */
export function numberExamples(examples: readonly Example[]): KnownExamples {
  const tokens: Token[] = [];
  const byKey = new Map<string, number>();
  const plainByLetters = new Map<string, number[]>();
  const days: number[] = [];
  const having: number[][] = [];
  const syllables = new Map<string, number>();

  function numberOf(token: Token): number {
    const known = byKey.get(token.key);
    if (known !== undefined) return known;
    const number = tokens.push(token) - 1;
    byKey.set(token.key, number);
    having.push([]);
    if (token.role === "day") days.push(number);
    if (token.role === "plain") {
      const letters = lettersOf(token);
      plainByLetters.set(letters, [...(plainByLetters.get(letters) ?? []), number]);
    }
    return number;
  }

  const meaning = examples.map((example, at) => {
    const numbers = meaningful(example.tokens).map(numberOf);
    for (const number of numbers) having[number]?.push(at);
    return Uint32Array.from(numbers);
  });
  const said = examples.map((example) => {
    const numbers = foldedOf(example.tokens).map((folded) => syllables.getOrInsert(folded, syllables.size));
    return Uint32Array.from(numbers).sort();
  });

  return {
    tokens,
    meaning,
    said,
    syllableCount: syllables.size,
    having: having.map((numbers) => Uint32Array.from(numbers)),
    meantBy(typed) {
      if (typed.role === "day") return days;
      const same = byKey.get(typed.key);
      if (typed.role !== "plain") return same === undefined ? [] : [same];
      return (plainByLetters.get(lettersOf(typed)) ?? []).filter((number) => {
        const meant = tokens[number];
        return number === same || meant?.syllables.every((syllable, at) => isSaid(typed.syllables[at], syllable));
      });
    },
    syllablesOf(question) {
      const all = foldedOf(question);
      const known = all.flatMap((folded) => syllables.get(folded) ?? []);
      return { known: Uint32Array.from(known).sort(), strange: all.length - known.length };
    },
  };
}

function lettersOf({ syllables }: Token): string {
  return syllables.map(({ folded }) => folded).join(" ");
}

function foldedOf(tokens: readonly Token[]): string[] {
  return [...new Set(tokens.flatMap(({ syllables }) => syllables.map(({ folded }) => folded)))];
}
