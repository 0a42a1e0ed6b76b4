import type { Clock } from "../kernel/clock.ts";
import { fold, nfc, oneLine } from "../kernel/vietnamese.ts";
import type { UnitKind } from "../knowledge/campaign.ts";
import { type Library, passagesIn } from "../knowledge/library.ts";
import type { Wording } from "../knowledge/wording.ts";
import type { Answer } from "./answer.ts";
import { createCourtesyReader } from "./courtesy.ts";
import { aboutLibrary, courtesyWords } from "./courtesy-words.ts";
import { createClauseFinder } from "./find-clauses.ts";
import { documentsNamed, followUps, type Memory, pointsBack } from "./follow-up.ts";
import { createInstructionReader } from "./instructions.ts";
import type { Reading, Verdict } from "./judge.ts";
import { isAccented, syllablesOf } from "./lexicon.ts";
import {
  asksWhetherToReport,
  asNamed,
  bodyToken,
  createOwnUnitReader,
  isSilentBody,
  lastKind,
  lightenOwnBody,
  ownKind,
  readUnitKind,
} from "./own-unit.ts";
import type { PassageFinder } from "./ports.ts";
import { prepareFacts, readerOf } from "./prepare-facts.ts";
import type { Token } from "./read-question.ts";
import { createJudge } from "./weigh-reading.ts";
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
  /** The kind of unit that some words name ("district", "UBND xã"); null when they name none. */
  unitKind(words: string): UnitKind | null;
}

/** Whom a question may be about where it does not say. */
interface Asker {
  /** The asker's own kind of unit. */
  readonly unitKind: UnitKind | null;
  /** The kind of unit that the last question was about. */
  readonly lastKind: UnitKind | null;
  /** Loose where the message is typed without accents: what is spelled out for the asker does not make it accented. */
  readonly accents: "strict" | "loose";
}

interface Judged {
  readonly verdict: Verdict;
  readonly reading: Reading;
}

/** The longest question that is read, in characters after NFC. */
export const LONGEST_QUESTION = 2000;

/** A subject of this weight anywhere in a message narrows every question in it. */
const WEIGHTY = 1.5;
const LEAST_SUBJECT = 0.4;
const LOST_ACCENTS = 0.05;
/** What speaks against reading an ambiguous shortening in any but its first way. */
const OTHER_READING = 0.2;
/** What speaks against reading a part of a message alone: the rest may tell what it is about. */
const PART_OF_MESSAGE = 0.3;
const SHORTEST_SENTENCE = 3;
/** From this many syllables on a sentence is also read part by part. */
const LONG_SENTENCE = 12;
/** From this sureness on a reading is answered or met by a known silence. */
const SETTLED = 1;
/** The same for a message whose typing had to be mended first: only what fits well. */
const SETTLED_WHEN_MENDED = 1.6;

/** Puts the room together. */
export function createAnswering(deps: {
  library: Library;
  wording: Wording;
  finder: PassageFinder;
  mendTyping: (question: string) => string;
  clock: Clock;
}): Answering {
  const { library, wording, finder, mendTyping, clock } = deps;
  const passages = passagesIn(library);
  const reader = readerOf(library, wording);
  const readCourtesy = createCourtesyReader(wording.courtesy, reader);
  const isInstruction = createInstructionReader(wording.instructions);
  const speaksOfOwnUnit = createOwnUnitReader(wording);
  const { facts, opinions } = prepareFacts(library, reader);
  const clauses = createClauseFinder(finder, reader, passages);
  const weigh = createJudge({ library, wording, facts, opinions, clauses, clock });

  function readingOf(text: string, { unitKind, lastKind, accents }: Asker, whole = text): Reading {
    const said = reader.tokens(text, { accents });
    const tokens = asNamed(said, whole === text ? said : reader.tokens(whole, { accents }), wording);
    const named = tokens.some(({ role }) => role === "body");
    const own = !named && speaksOfOwnUnit(text);
    const whose = !named && asksWhetherToReport(tokens) ? (lastKind ?? unitKind) : null;
    const meant = own ? unitKind : whose;
    return {
      text,
      tokens: meant ? [...tokens, bodyToken(meant)] : lightenOwnBody(tokens, wording),
      unitKind,
      own,
      fresh: null,
      beside: [],
      doubt: 0,
    };
  }

  /** The readings of a message by its letters alone. */
  function bare(spelled: readonly string[], asker: Asker): Reading[] {
    return spelled.map((way) => readingOf(fold(way), asker)).filter((reading) => !isInstruction(reading.text));
  }

  /** A message as a whole, and each part of it that asks something, with the weighty words of the rest; no instruction to the assistant. */
  function readingsOf(text: string, asker: Asker): Reading[] {
    const whole = readingOf(text, asker);
    const weighty = weightyOf(whole, wording);
    const parts = sentencesApart(text)
      .map((part) => readingOf(part, asker, text))
      .filter(({ tokens }) => asksSomething(tokens))
      .map((part) => ({ ...part, tokens: [...part.tokens, ...weighty], beside: weighty, doubt: PART_OF_MESSAGE }));
    return [whole, ...parts].filter((reading) => !isInstruction(reading.text));
  }

  /** The message with accents restored and typing errors mended, where that settles it; what was mended is asked back. */
  function afterMending(text: string, asker: Asker, memory: Memory | null) {
    const mended = mendTyping(text);
    if (mended === oneLine(text)) return null;
    const weighty = weightyOf(readingOf(text, asker), wording);
    const readings = readingsOf(mended, asker).map((reading) => ({
      ...reading,
      tokens: [...reading.tokens, ...weighty],
    }));
    const best = surest(readings, memory);
    if (!best || best.verdict.sureness < SETTLED_WHEN_MENDED) return null;
    if (fold(mended) === fold(oneLine(text))) return best;
    const { answer } = best.verdict;
    return {
      ...best,
      verdict: { ...best.verdict, answer: { ...answer, answer: `${words.didYouMean(mended)}\n${answer.answer}` } },
    };
  }

  function surest(readings: readonly Reading[], memory: Memory | null): Judged | null {
    let best: Judged | null = null;
    for (const reading of readings) {
      const verdict = weigh(reading, memory);
      const sureness = verdict.sureness - reading.doubt;
      if (!best || sureness > best.verdict.sureness) best = { verdict: { ...verdict, sureness }, reading };
    }
    return best;
  }

  return {
    unitKind: (named) => readUnitKind(named, wording, reader),
    answer({ text, unitKind: told, memory }) {
      const asker: Asker = {
        accents: isAccented(text) ? "strict" : "loose",
        unitKind: told ?? memory?.unitKind ?? null,
        lastKind: memory && lastKind(memory.tokens, wording),
      };
      if (nfc(text).length > LONGEST_QUESTION) return { answer: clarify(words.tooLong(LONGEST_QUESTION)), memory };
      const spelled = reader.spellOut(text);
      const courtesy = readCourtesy(spelled[0] ?? "");
      if (courtesy) return { answer: { status: "courtesy", answer: courtesyWords(courtesy, library) }, memory };
      const readings = spelled.flatMap((way, at) =>
        readingsOf(way, asker).map((reading) => ({
          ...reading,
          doubt: reading.doubt + (at === 0 ? 0 : OTHER_READING),
        })),
      );
      if (readings.length === 0) return { answer: refuseInstruction(library), memory };
      const withFollowUps = (some: readonly Reading[]) =>
        some.flatMap((reading) => [...(pointsBack(reading, memory) ? [] : [reading]), ...followUps(reading, memory)]);
      let best = surest(withFollowUps(readings), memory);
      if (best && reader.isMistyped(text)) best = surerOf(best, surest(withFollowUps(bare(spelled, asker)), memory));
      if (best && best.verdict.sureness < SETTLED) {
        const loosely = readings.map((reading) => ({
          ...reading,
          tokens: [...reader.tokens(reading.text, { accents: "loose" }), ...reading.beside],
        }));
        const second = surest(withFollowUps([...loosely, ...bare(spelled, asker)]), memory);
        if (second && second.verdict.sureness >= SETTLED) best = second;
        else best = afterMending(spelled[0] ?? "", asker, memory) ?? best;
      }
      if (!best) return { answer: { status: "courtesy", answer: words.empty }, memory };
      const { verdict, reading } = best;
      return {
        answer: verdict.answer,
        memory: {
          tokens: reading.tokens,
          locator: verdict.locator,
          named: documentsNamed(verdict.answer),
          unitKind: ownKind(reading.tokens, wording) ?? memory?.unitKind ?? null,
        },
      };
    },
  };
}

/** The first unless the second is surer by more than the loss of accents is worth. */
function surerOf(one: Judged, other: Judged | null): Judged {
  return other && other.verdict.sureness - LOST_ACCENTS > one.verdict.sureness ? other : one;
}

/** The words of a reading that narrow whatever is asked in it. */
function weightyOf({ tokens }: Reading, wording: Wording): Token[] {
  return tokens.filter(
    (token) =>
      token.role === "year" || (token.role === "topic" && token.weight >= WEIGHTY) || isSilentBody(token, wording),
  );
}

function asksSomething(tokens: readonly Token[]): boolean {
  const asks = tokens.some(({ role, weight }) => role === "focus" && weight >= 1);
  return asks && tokens.some(({ role, weight }) => role !== "focus" && role !== "filler" && weight >= LEAST_SUBJECT);
}

/** The sentences of a message that has several, and the parts of a long one; the question may stand in any of them. */
function sentencesApart(text: string): string[] {
  const sentences = text.split(/(?<=[.?!;:\n])\s+/);
  const parts = sentences.flatMap((sentence) =>
    syllablesOf(sentence).length > LONG_SENTENCE ? sentence.split(/,\s+/) : [],
  );
  const apart = [...(sentences.length > 1 ? sentences : []), ...parts];
  return apart.filter((piece) => syllablesOf(piece).length >= SHORTEST_SENTENCE);
}

function refuseInstruction(library: Library): Answer {
  return { status: "declined", reason: "outside", answer: words.outside(aboutLibrary(library)), related: [] };
}

function clarify(answer: string): Answer {
  return { status: "clarify", answer, citations: [], choices: [] };
}
