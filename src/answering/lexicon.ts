import { canonical, fold, mayMean, words } from "../kernel/vietnamese.ts";
import type { Wording } from "../knowledge/wording.ts";

/** A syllable or number of a text, in the forms it is compared by. */
export interface Syllable {
  readonly text: string;
  readonly canonical: string;
  readonly folded: string;
}

/** What a run of syllables means. */
export interface Meaning {
  /** The concept's id, with its role as a prefix: "topic:report", "body:front". */
  readonly key: string;
  readonly role: "focus" | "topic" | "body" | "filler";
  /** How much a match or a miss of it tells. */
  readonly weight: number;
}

/** A run of syllables that the lexicon knows. */
export interface Match extends Meaning {
  readonly length: number;
}

/** The wording made ready for reading: finds known forms in syllables. */
export interface Lexicon {
  /** The longest known form that starts here; null where none does. */
  longestAt(syllables: readonly Syllable[], at: number): Match | null;
  /** Every known form that starts here. */
  allAt(syllables: readonly Syllable[], at: number): Match[];
  /** Whether a syllable occurs in any form, accents as typed or left out. */
  knows(syllable: Syllable): boolean;
}

interface Form extends Meaning {
  readonly syllables: readonly Syllable[];
}

const HAS_VOWEL = /[aeiouy]/;
const FOCUS_WEIGHT = 1;
const WEAK_FOCUS_WEIGHT = 0.3;
const WEAK_FOCUS = new Set(["what", "yes_no", "how"]);

/** The syllables of a text in order. */
export function syllablesOf(text: string): Syllable[] {
  return words(text).map(asSyllable);
}

/** One word in the forms it is compared by. */
export function asSyllable(text: string): Syllable {
  return { text, canonical: canonical(text), folded: fold(text) };
}

/** Makes the wording ready for reading; the syllables of `texts` count as words in use. */
export function createLexicon(wording: Wording, texts: readonly string[]): Lexicon {
  const byFirst = new Map<string, Form[]>();
  const vocabulary = new Set<string>();

  function add(text: string, meaning: Meaning) {
    const syllables = syllablesOf(text);
    const first = syllables[0];
    if (!first) return;
    const forms = byFirst.get(first.folded) ?? [];
    forms.push({ ...meaning, syllables });
    byFirst.set(first.folded, forms);
    for (const { canonical: exact, folded } of syllables) vocabulary.add(exact).add(folded);
  }

  for (const [id, { forms }] of Object.entries(wording.bodies)) {
    for (const form of forms) add(form, { key: `body:${id}`, role: "body", weight: 1 });
  }
  for (const [id, { forms, weight }] of Object.entries(wording.topics)) {
    for (const form of forms) add(form, { key: `topic:${id}`, role: "topic", weight });
  }
  for (const [id, forms] of Object.entries(wording.focus)) {
    const weight = WEAK_FOCUS.has(id) ? WEAK_FOCUS_WEIGHT : FOCUS_WEIGHT;
    for (const form of forms) add(form, { key: `focus:${id}`, role: "focus", weight });
  }
  for (const filler of wording.fillers) add(filler, { key: "filler", role: "filler", weight: 0 });
  for (const { canonical: exact, folded } of texts.flatMap(syllablesOf)) {
    if (HAS_VOWEL.test(folded)) vocabulary.add(exact).add(folded);
  }
  for (const forms of byFirst.values()) forms.sort((one, other) => other.syllables.length - one.syllables.length);

  function* formsAt(syllables: readonly Syllable[], at: number): Generator<Form> {
    const first = syllables[at];
    if (!first) return;
    for (const form of byFirst.get(first.folded) ?? []) {
      if (form.syllables.every((meant, step) => isSaid(syllables[at + step], meant))) yield form;
    }
  }

  return {
    longestAt(syllables, at) {
      let best: Form | null = null;
      for (const form of formsAt(syllables, at)) {
        if (best === null) best = form;
        else if (form.syllables.length < best.syllables.length) break;
        else if (exactness(syllables, at, form) > exactness(syllables, at, best)) best = form;
      }
      return best && asMatch(best);
    },
    allAt: (syllables, at) => [...formsAt(syllables, at)].map(asMatch),
    knows: (syllable) => vocabulary.has(syllable.canonical),
  };
}

function asMatch({ syllables, ...meaning }: Form): Match {
  return { ...meaning, length: syllables.length };
}

function isSaid(typed: Syllable | undefined, meant: Syllable): boolean {
  return typed !== undefined && typed.folded === meant.folded && mayMean(typed.text, meant.text);
}

function exactness(syllables: readonly Syllable[], at: number, form: Form): number {
  return form.syllables.filter((meant, step) => syllables[at + step]?.canonical === meant.canonical).length;
}
