import type { KnownExamples } from "./known-examples.ts";
import type { Token } from "./read-question.ts";

/** How like a question the examples of one fact are. */
export interface Closest {
  /** From 0 to 1: what the question and the likest example share beside what either has alone. */
  readonly likeness: number;
  /** From 0 to 1: how many syllables they share, of the likest examples the one that shares most. */
  readonly resemblance: number;
}

/** One question held against examples; those of one fact stand together, from `start` to `end`. */
export interface Comparison {
  /** Whether any of them shares a subject with the question, or is put in the very same words. */
  touches(start: number, end: number): boolean;
  /** The closest of them, where `costs` tells what each part of the question costs that an example lacks. */
  closest(start: number, end: number, costs: readonly number[], isSilence: boolean): Closest;
}

/** A number alone names no subject: "10" may be a day or a grade. */
const BARE_NUMBER = 0.3;
/** What question and example must at least share beside their question words. */
const LEAST_SUBJECT = 0.4;

/** Prepares comparing questions with examples. */
export function createComparer(examples: KnownExamples) {
  const { tokens, meaning, said, having, syllables } = examples;
  const weights = Float64Array.from(tokens, ({ weight }) => weight);
  const subjects = Float64Array.from(meaning, (numbers) =>
    numbers.reduce((sum, number) => (tokens[number]?.role === "focus" ? sum : sum + (weights[number] ?? 0)), 0),
  );
  const inWords = Map.groupBy(said.keys(), (example) => said[example]?.join(" ") ?? "");

  return (question: readonly Token[], asked: readonly Token[]): Comparison => {
    const meant = asked.map((token) => examples.meantBy(token));
    /** For each token of the examples, which of `asked` may mean it: a place in `askers`, or 0. */
    const askersOf = new Uint32Array(tokens.length);
    const askers: number[][] = [[]];
    const sharing = new Uint8Array(meaning.length);
    meant.forEach((numbers, at) => {
      for (const number of numbers) {
        if (askersOf[number]) askers[askersOf[number]]?.push(at);
        else askersOf[number] = askers.push([at]) - 1;
        if (asked[at]?.role !== "focus") for (const example of having[number] ?? []) sharing[example] = 1;
      }
    });
    const words = examples.syllablesOf(question);
    const isSaid = new Uint8Array(syllables.length);
    for (const syllable of words.known) isSaid[syllable] = 1;
    const sameWords = words.strange > 0 ? [] : (inWords.get(words.known.join(" ")) ?? []);
    const worth = asked.map(({ role, weight }) =>
      role === "focus" ? 0 : role === "number" || role === "year" ? weight * BARE_NUMBER : weight,
    );
    const sharedIn = new Int32Array(asked.length).fill(-1);

    function likenessOf(example: number, costs: readonly number[]): number {
      const numbers = meaning[example] ?? [];
      for (const number of numbers) for (const at of askers[askersOf[number] ?? 0] ?? []) sharedIn[at] = example;
      let [shared, sharedSubject, alone] = [0, 0, 0];
      for (let at = 0; at < asked.length; at += 1) {
        if (sharedIn[at] !== example) alone += costs[at] ?? 0;
        else {
          shared += asked[at]?.weight ?? 0;
          sharedSubject += worth[at] ?? 0;
        }
      }
      for (const number of numbers) if (askersOf[number] === 0) alone += weights[number] ?? 0;
      const subject = subjects[example] ?? 0;
      if (subject === 0 || sharedSubject === 0 || sharedSubject < Math.min(LEAST_SUBJECT, subject)) return 0;
      return shared / (shared + alone);
    }

    function resemblanceOf(example: number): number {
      const own = said[example] ?? [];
      let shared = 0;
      for (const syllable of own) shared += isSaid[syllable] ?? 0;
      return shared === 0 ? 0 : shared / (words.known.length + words.strange + own.length - shared);
    }

    function sharesAny(start: number, end: number): boolean {
      for (let example = start; example < end; example += 1) if (sharing[example] === 1) return true;
      return false;
    }

    const isIn = (start: number, end: number) => (example: number) => example >= start && example < end;
    return {
      touches: (start, end) => sharesAny(start, end) || sameWords.some(isIn(start, end)),
      closest(start, end, costs, isSilence) {
        if (sameWords.some(isIn(start, end))) return { likeness: 1, resemblance: 1 };
        let [likeness, resemblance] = [0, 0];
        for (let example = start; example < end; example += 1) {
          if (!sharing[example] || (isSilence && (subjects[example] ?? 0) < LEAST_SUBJECT)) continue;
          const like = likenessOf(example, costs);
          if (like === 0 || like < likeness) continue;
          resemblance = like === likeness ? Math.max(resemblance, resemblanceOf(example)) : resemblanceOf(example);
          likeness = like;
        }
        return { likeness, resemblance };
      },
    };
  };
}
