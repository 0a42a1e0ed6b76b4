import type { Wording } from "../knowledge/wording.ts";
import { isAccented, type Syllable, syllablesOf } from "./lexicon.ts";

/** Gives the unmarked syllables of a row the accents they are meant with, where their neighbours settle it; the rest stays as typed. */
export type AccentRestorer = (syllables: readonly Syllable[]) => Syllable[];

/** From this chance on (0 to 1) a syllable's accents count as settled. */
const SETTLED = 0.85;
/** How much a syllable alone tells, beside the syllable before it. */
const ALONE = 0.01;
/** How often a text of the documents, a way of asking and a listed form count beside each other. */
const COUNTS = { text: 1, example: 1, form: 2 };

/** Prepares restoring accents from how often `texts`, accented `examples` and the forms of the wording have each spelling and each two neighbours. */
export function createAccentRestorer(
  wording: Wording,
  texts: readonly string[],
  examples: readonly string[],
): AccentRestorer {
  const spellings = new Map<string, Map<string, number>>();
  const together = new Map<string, Map<string, number>>();
  const heard = new Map<string, number>();

  function learn(text: string, times: number) {
    let before = "";
    for (const { canonical, folded } of syllablesOf(text)) {
      add(spellings.getOrInsertComputed(folded, newCounts), canonical, times);
      add(together.getOrInsertComputed(before, newCounts), canonical, times);
      add(heard, before, times);
      before = canonical;
    }
  }

  for (const text of new Set(texts)) learn(text, COUNTS.text);
  for (const example of examples) if (isAccented(example)) learn(example, COUNTS.example);
  for (const form of formsOf(wording)) learn(form, COUNTS.form);

  /** How likely a spelling follows another; comparable between spellings of the same letters. */
  function follows(before: string, spelling: string, alone: number, all: number): number {
    const met = together.get(before)?.get(spelling) ?? 0;
    return ((1 - ALONE) * met) / Math.max(1, heard.get(before) ?? 0) + (ALONE * alone) / all;
  }

  return (syllables) => {
    const choices = syllables.map(({ canonical, folded }) => {
      const known = canonical === folded ? spellings.get(folded) : undefined;
      const all = known ? [...known.values()].reduce((sum, times) => sum + times, 0) : 1;
      return { all, ways: known ? [...known] : [[canonical, 1] as const] };
    });
    const isMet = (at: number, spelling: string) =>
      choices[at - 1]?.ways.some(([before]) => together.get(before)?.has(spelling)) ||
      choices[at + 1]?.ways.some(([after]) => together.get(spelling)?.has(after));
    const isSettled = (at: number, spelling: string, chance: number) => {
      const { canonical = "", folded = "" } = syllables[at] ?? {};
      if (canonical !== folded || !spellings.has(folded)) return false;
      return choices[at]?.ways.length === 1 || (chance >= SETTLED && isMet(at, spelling) === true);
    };
    const forth: number[][] = [];
    choices.forEach(({ ways, all }, at) => {
      const [last, chances] = [choices[at - 1]?.ways ?? [["", 1] as const], forth[at - 1] ?? [1]];
      forth.push(
        shares(
          ways.map(([spelling, alone]) =>
            last.reduce((sum, [before], way) => sum + (chances[way] ?? 0) * follows(before, spelling, alone, all), 0),
          ),
        ),
      );
    });
    let back: number[] = (choices.at(-1)?.ways ?? []).map(() => 1);
    const restored: Syllable[] = [];
    for (let at = syllables.length - 1; at >= 0; at -= 1) {
      const { ways, all } = choices[at] ?? { ways: [], all: 1 };
      const chances = shares(ways.map((_, way) => (forth[at]?.[way] ?? 0) * (back[way] ?? 0)));
      const best = chances.indexOf(Math.max(...chances));
      const typed = syllables[at];
      const meant = ways[best]?.[0];
      if (typed && meant !== undefined)
        restored.unshift(isSettled(at, meant, chances[best] ?? 0) ? asMeant(typed, meant) : typed);
      const before = choices[at - 1]?.ways ?? [];
      const later = back;
      back = shares(
        before.map(([one]) =>
          ways.reduce((sum, [spelling, alone], way) => sum + follows(one, spelling, alone, all) * (later[way] ?? 0), 0),
        ),
      );
    }
    return restored;
  };
}

function asMeant(typed: Syllable, meant: string): Syllable {
  return { ...typed, text: meant === typed.folded ? typed.text : meant, canonical: meant, literal: true };
}

function newCounts(): Map<string, number> {
  return new Map();
}

function add(counts: Map<string, number>, key: string, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}

function shares(values: readonly number[]): number[] {
  const all = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => (all === 0 ? 1 / values.length : value / all));
}

/** All forms that the wording lists. */
export function formsOf({ focus, topics, bodies, fillers, courtesy, abbreviations, chatSpellings }: Wording): string[] {
  return [
    ...Object.values(focus).flat(),
    ...Object.values(topics).flatMap(({ forms }) => forms),
    ...Object.values(bodies).flatMap(({ forms }) => forms),
    ...fillers,
    ...Object.values(courtesy).flat(),
    ...Object.values(abbreviations.plain),
    ...Object.values(chatSpellings),
  ];
}
