import { fold } from "../kernel/vietnamese.ts";
import type { UnitKind } from "../knowledge/campaign.ts";
import type { Wording } from "../knowledge/wording.ts";
import { createInstructionReader } from "./instructions.ts";
import type { Reading } from "./judge.ts";
import { syllablesOf } from "./lexicon.ts";
import {
  asksWhetherToReport,
  asNamed,
  bodyToken,
  createOwnUnitReader,
  isSilentBody,
  lightenOwnBody,
} from "./own-unit.ts";
import type { Token } from "./read-question.ts";
import type { Accents, Reader } from "./reader.ts";

/** Whom a question may be about where it does not say. */
export interface Asker {
  /** The asker's own kind of unit. */
  readonly unitKind: UnitKind | null;
  /** The kind of unit that the last question was about. */
  readonly lastKind: UnitKind | null;
  /** Restored where the message is typed without accents: what is spelled out for the asker does not make it accented. */
  readonly accents: Accents;
}

/** Reads what a message may ask: as a whole and in parts; what instructs the assistant itself is no reading. */
export interface MessageReader {
  /** A message as a whole, and each part of it that asks something, with the weighty words of the rest. */
  readingsOf(text: string, asker: Asker): Reading[];
  /** The same readings where unmarked syllables may lack their accents. */
  loosely(readings: readonly Reading[]): Reading[];
  /** The message as a whole by its letters alone. */
  bare(text: string, asker: Asker): Reading[];
  /** The words of a message that narrow whatever is asked in it. */
  weightyOf(text: string, asker: Asker): Token[];
}

/** A subject of this weight anywhere in a message narrows every question in it. */
const WEIGHTY = 1.5;
const LEAST_SUBJECT = 0.4;
/** What speaks against reading a part of a message alone: the rest may tell what it is about. */
const PART_OF_MESSAGE = 0.3;
const SHORTEST_SENTENCE = 3;
/** From this many syllables on a sentence is also read part by part. */
const LONG_SENTENCE = 12;

/** Prepares reading messages. */
export function createMessageReader(reader: Reader, wording: Wording): MessageReader {
  const isInstruction = createInstructionReader(wording.instructions);
  const speaksOfOwnUnit = createOwnUnitReader(wording);

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

  return {
    readingsOf(text, asker) {
      const whole = readingOf(text, asker);
      const weighty = narrowing(whole, wording);
      const parts = sentencesApart(text)
        .map((part) => readingOf(part, asker, text))
        .filter(({ tokens }) => asksSomething(tokens))
        .map((part) => ({ ...part, tokens: [...part.tokens, ...weighty], beside: weighty, doubt: PART_OF_MESSAGE }));
      return [whole, ...parts].filter((reading) => !isInstruction(reading.text));
    },
    loosely: (readings) =>
      readings.map((reading) => ({
        ...reading,
        tokens: [...reader.tokens(reading.text, { accents: "loose" }), ...reading.beside],
      })),
    bare: (text, asker) =>
      [readingOf(fold(text), { ...asker, accents: "loose" })].filter((reading) => !isInstruction(reading.text)),
    weightyOf: (text, asker) => narrowing(readingOf(text, asker), wording),
  };
}

/** The words of a reading that narrow whatever is asked in it. */
function narrowing({ tokens }: Reading, wording: Wording): Token[] {
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
