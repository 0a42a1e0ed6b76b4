import { nfc } from "../kernel/vietnamese.ts";
import type { Clock } from "../kernel/clock.ts";
import type { UnitKind } from "../knowledge/campaign.ts";
import { type Library, passagesIn } from "../knowledge/library.ts";
import type { Wording } from "../knowledge/wording.ts";
import type { Answer } from "./answer.ts";
import { createCourtesyReader } from "./courtesy.ts";
import { createClauseFinder } from "./find-clauses.ts";
import { followUps, type Memory } from "./follow-up.ts";
import { createJudge } from "./weigh-reading.ts";
import type { Reading, Verdict } from "./judge.ts";
import { createLexicon } from "./lexicon.ts";
import { createFactMatcher } from "./match-facts.ts";
import { bodyToken, createOwnUnitReader } from "./own-unit.ts";
import type { PassageFinder } from "./ports.ts";
import { readTokens } from "./read-question.ts";
import { createSpeller } from "./spell-out.ts";
import { courtesyWords } from "./courtesy-words.ts";
import { wording as words } from "./wording.ts";

/** A question with what is known of the asker and of the conversation so far. */
export interface Question {
  readonly text: string;
  readonly unitKind: UnitKind | null;
  readonly memory: Memory | null;
}

/** An answer, and what the next question of the conversation may lean on. */
export interface Answered {
  readonly answer: Answer;
  readonly memory: Memory | null;
}

/** Answers questions from the library; the same question at the same time always gets the same answer. */
export interface Answering {
  answer(question: Question): Answered;
}

/** The longest question that is read, in characters after NFC. */
export const LONGEST_QUESTION = 2000;

/** Puts the room together. */
export function createAnswering(deps: {
  library: Library;
  wording: Wording;
  finder: PassageFinder;
  clock: Clock;
}): Answering {
  const { library, wording, finder, clock } = deps;
  const texts = passagesIn(library).flatMap((passage) => [passage.document, ...passage.headings, passage.text]);
  const lexicon = createLexicon(wording, [...texts, ...library.facts.flatMap((fact) => fact.asked)]);
  const isSyllable = (text: string) => lexicon.knows({ text, canonical: text, folded: text });
  const speller = createSpeller(wording, isSyllable);
  const readCourtesy = createCourtesyReader(wording.courtesy, lexicon);
  const speaksOfOwnUnit = createOwnUnitReader(wording);
  const facts = createFactMatcher(library.facts, lexicon);
  const clauses = createClauseFinder(finder, lexicon);
  const weigh = createJudge({ library, wording, facts, clauses, clock });

  function readingOf(text: string, unitKind: UnitKind | null): Reading {
    const tokens = readTokens(text, lexicon);
    const named = tokens.some(({ role }) => role === "body");
    const own = !named && speaksOfOwnUnit(text);
    return { text, tokens: own && unitKind ? [...tokens, bodyToken(unitKind)] : tokens, unitKind, own };
  }

  return {
    answer({ text, unitKind, memory }) {
      if (nfc(text).length > LONGEST_QUESTION) return { answer: clarify(words.tooLong(LONGEST_QUESTION)), memory };
      const spelled = speller.spellOut(text);
      const courtesy = readCourtesy(spelled[0] ?? "");
      if (courtesy) return { answer: { status: "courtesy", answer: courtesyWords(courtesy, library) }, memory };
      const readings = spelled.map((way) => readingOf(way, unitKind));
      const candidates = readings.flatMap((reading) => [reading, ...followUps(reading, memory)]);
      let best: { verdict: Verdict; reading: Reading } | null = null;
      for (const reading of candidates) {
        const verdict = weigh(reading, memory);
        if (!best || verdict.sureness > best.verdict.sureness) best = { verdict, reading };
      }
      if (!best) return { answer: { status: "courtesy", answer: words.empty }, memory };
      const { verdict, reading } = best;
      return { answer: verdict.answer, memory: { tokens: reading.tokens, locator: verdict.locator } };
    },
  };
}

function clarify(answer: string): Answer {
  return { status: "clarify", answer, citations: [], choices: [] };
}
