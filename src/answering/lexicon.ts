import { canonical, fold, mayMean, words } from "../kernel/vietnamese.ts";
import type { Wording } from "../knowledge/wording.ts";

/** A syllable or number of a text, in the forms it is compared by. */
export interface Syllable {
  readonly text: string;
  readonly canonical: string;
  readonly folded: string;
  /** Whether its accents are meant as typed: an unmarked syllable in an accented text is no other word. */
  readonly literal: boolean;
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
  /** Every known form that starts here, the longest first, and of equally long ones that nearest to the accents typed. */
  matchesAt(syllables: readonly Syllable[], at: number): Match[];
  /** Whether two neighbours make a word of the documents that the wording does not list ("hạn chế", "xã hội"). */
  isCompound(first: Syllable, second: Syllable): boolean;
  /** Whether a syllable occurs in any form, accents as typed or left out. */
  knows(syllable: Syllable): boolean;
}

interface Form {
  readonly syllables: readonly Syllable[];
  readonly match: Match;
}

const CAPITALS = /^\p{Lu}{2,}$/u;
const HAS_VOWEL = /[aeiouy]/;
/** The share of marked syllables from which a text counts as typed with accents; full Vietnamese has about three in four. */
const ACCENTED = 0.62;
const FOCUS_WEIGHT = 1;
const WEAK_FOCUS_WEIGHT = 0.3;
const WEAK_FOCUS = new Set(["what", "yes_no", "how", "some"]);

/** The syllables of a text in order. */
export function syllablesOf(text: string): Syllable[] {
  const found = words(text).map(asSyllable);
  return areAccented(found) ? found.map((syllable) => ({ ...syllable, literal: true })) : found;
}

/** Whether a text is typed with accents, so that an unmarked syllable in it is no other word. */
export function isAccented(text: string): boolean {
  return areAccented(words(text).map(asSyllable));
}

function areAccented(found: readonly Syllable[]): boolean {
  const marked = found.filter(({ canonical: exact, folded }) => exact !== folded).length;
  return marked >= ACCENTED * found.length;
}

/** One word in the forms it is compared by. */
export function asSyllable(text: string): Syllable {
  let syllable = seen.get(text);
  if (!syllable) {
    if (seen.size >= MOST_REMEMBERED) seen.clear();
    syllable = { text, canonical: canonical(text), folded: fold(text), literal: false };
    seen.set(text, syllable);
  }
  return syllable;
}

/** Words already put into their forms: Vietnamese has few syllables, and each is met again and again. */
const seen = new Map<string, Syllable>();
const MOST_REMEMBERED = 20_000;

/** Whether a syllable as typed may stand for one as meant. */
export function isSaid(typed: Syllable | undefined, meant: Syllable): boolean {
  if (typed === undefined || typed.folded !== meant.folded) return false;
  if (typed.canonical === meant.canonical) return true;
  return !typed.literal && (typed.canonical === typed.folded || mayStandFor(typed.canonical, meant.canonical));
}

function mayStandFor(typed: string, meant: string): boolean {
  const pair = `${typed} ${meant}`;
  let may = weighed.get(pair);
  if (may === undefined) {
    if (weighed.size >= MOST_REMEMBERED) weighed.clear();
    may = mayMean(typed, meant);
    weighed.set(pair, may);
  }
  return may;
}

/** Two syllables of the same letters, and whether the first may stand for the second. */
const weighed = new Map<string, boolean>();

/** Makes the wording ready for reading; the syllables of `texts` and of `examples` count as words in use. */
export function createLexicon(wording: Wording, texts: readonly string[], examples: readonly string[]): Lexicon {
  const byFirst = new Map<string, Form[]>();
  const vocabulary = new Set<string>();

  function add(text: string, meaning: Meaning) {
    const syllables = syllablesOf(text);
    const first = syllables[0];
    if (!first) return;
    const forms = byFirst.get(first.folded) ?? [];
    forms.push({ syllables, match: { ...meaning, length: syllables.length } });
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
  for (const { text, canonical: exact, folded } of [...texts, ...examples].flatMap(syllablesOf)) {
    if (HAS_VOWEL.test(folded) && !CAPITALS.test(text)) vocabulary.add(exact).add(folded);
  }
  const alone = new Set(
    [...byFirst.values()]
      .flat()
      .filter(({ syllables }) => syllables.length === 1)
      .map(({ syllables }) => syllables[0]?.canonical),
  );
  const compounds = new Map<string, [Syllable, Syllable][]>();
  for (const phrase of texts.flatMap((text) => text.split(/[^\p{L}\p{M}\s]+/u))) {
    const syllables = syllablesOf(phrase);
    syllables.forEach((first, at) => {
      const second = syllables[at + 1];
      if (!second || alone.has(first.canonical) === alone.has(second.canonical)) return;
      const key = `${first.folded} ${second.folded}`;
      compounds.set(key, [
        ...(compounds.get(key) ?? []).filter(([one]) => one.canonical !== first.canonical),
        [first, second],
      ]);
    });
  }

  for (const forms of byFirst.values()) forms.sort((one, other) => other.syllables.length - one.syllables.length);

  return {
    matchesAt(syllables, at) {
      const found = (byFirst.get(syllables[at]?.folded ?? "") ?? []).filter((form) => standsAt(form, syllables, at));
      if (found.length < 2) return found.map(({ match }) => match);
      return found
        .map(({ match, syllables: meant }) => ({ match, exact: exactness(syllables, at, meant) }))
        .sort((one, other) => other.match.length - one.match.length || other.exact - one.exact)
        .map(({ match }) => match);
    },
    isCompound: (first, second) =>
      (compounds.get(`${first.folded} ${second.folded}`) ?? []).some(
        ([one, other]) => isSaid(first, one) && isSaid(second, other),
      ),
    knows: (syllable) => vocabulary.has(syllable.canonical),
  };
}

function standsAt({ syllables }: Form, said: readonly Syllable[], at: number): boolean {
  for (let step = 0; step < syllables.length; step += 1) {
    const meant = syllables[step];
    if (meant && !isSaid(said[at + step], meant)) return false;
  }
  return true;
}

function exactness(said: readonly Syllable[], at: number, meant: readonly Syllable[]): number {
  return meant.filter(({ canonical: exact }, step) => said[at + step]?.canonical === exact).length;
}
