import type { Lexicon } from "./lexicon.ts";
import { agrees, type Question } from "./question.ts";

const NONE = -1;

/** Told of each word that meets a place of the question: how many words in a row do so, and how many with the accents asked for. */
type Meet = (place: number, row: number, sameAccentsRow: number) => void;

/** Reads the stretch of spellings from `start` to `end`, telling of every meeting. */
export type TermMatcher = (spellings: Uint32Array, start: number, end: number, meet: Meet) => void;

/** Makes the matcher for a question. */
export function createTermMatcher({ places }: Question, { syllableOf, syllables }: Lexicon): TermMatcher {
  const lastPlaceOf = new Int16Array(syllables.length).fill(NONE);
  const samePlaceBefore = new Int16Array(places.length).fill(NONE);
  const asked = new Int32Array(places.length);
  places.forEach(({ syllable, spelling }, place) => {
    asked[place] = spelling;
    if (syllable === NONE) return;
    samePlaceBefore[place] = lastPlaceOf[syllable] ?? NONE;
    lastPlaceOf[syllable] = place;
  });
  const metAt = new Int32Array(places.length).fill(NONE);
  const rows = new Uint16Array(places.length);
  const sameRows = new Uint16Array(places.length);

  return (spellings, start, end, meet) => {
    metAt.fill(NONE);
    for (let at = start; at < end; at++) {
      const spelling = spellings[at] ?? 0;
      let place = lastPlaceOf[syllableOf[spelling] ?? 0] ?? NONE;
      while (place !== NONE) {
        const goesOn = place > 0 && at > start && metAt[place - 1] === at - 1;
        const row = goesOn ? (rows[place - 1] ?? 0) + 1 : 1;
        const sameRow = agrees(spelling, asked[place] ?? NONE) ? (goesOn ? (sameRows[place - 1] ?? 0) : 0) + 1 : 0;
        metAt[place] = at;
        rows[place] = row;
        sameRows[place] = sameRow;
        meet(place, row, sameRow);
        place = samePlaceBefore[place] ?? NONE;
      }
    }
  };
}
