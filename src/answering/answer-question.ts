import type { Clock } from "../kernel/clock.ts";
import { fold, nfc, oneLine } from "../kernel/vietnamese.ts";
import type { UnitKind } from "../knowledge/campaign.ts";
import { type Library, passagesIn } from "../knowledge/library.ts";
import type { Wording } from "../knowledge/wording.ts";
import type { Answer } from "./answer.ts";
import { createCourtesyReader } from "./courtesy.ts";
import { aboutLibrary, courtesyWords } from "./courtesy-words.ts";
import { createClauseFinder } from "./find-clauses.ts";
import { documentsNamed, followUps, pointsBack } from "./follow-up.ts";
import { type Reading, SETTLED, type Verdict } from "./judge.ts";
import { isAccented } from "./lexicon.ts";
import { wishFor } from "./model/wish-for.ts";
import { lastKind, ownKind, readUnitKind } from "./own-unit.ts";
import type { PassageFinder } from "./ports.ts";
import { prepareFacts, readerOf } from "./prepare-facts.ts";
import type { Answered, Question } from "./question.ts";
import { type Asker, createMessageReader } from "./read-message.ts";
import { createJudge } from "./weigh-reading.ts";
import { wording as words } from "./wording.ts";

/** Answers questions from the library; the same question at the same time always gets the same answer. */
export interface Answering {
  answer(question: Question): Answered;
  /** The kind of unit that some words name ("district", "UBND xã"); null when they name none. */
  unitKind(words: string): UnitKind | null;
}

interface Judged {
  readonly verdict: Verdict;
  readonly reading: Reading;
}

/** The longest question that is read, in characters after NFC. */
export const LONGEST_QUESTION = 2000;

const LOST_ACCENTS = 0.05;
/** What speaks against reading an ambiguous shortening in any but its first way. */
const OTHER_READING = 0.2;
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
  const messages = createMessageReader(reader, wording);
  const { facts, opinions } = prepareFacts(library, reader);
  const clauses = createClauseFinder(finder, reader, passages);
  const weigh = createJudge({ library, wording, facts, opinions, clauses, clock });

  /** The message with accents restored and typing errors mended, where that settles it; what was mended is asked back. */
  function afterMending(text: string, asker: Asker, asked: Question) {
    const mended = mendTyping(text);
    if (mended === oneLine(text)) return null;
    const weighty = messages.weightyOf(text, asker);
    const readings = messages.readingsOf(mended, asker).map((reading) => ({
      ...reading,
      tokens: [...reading.tokens, ...weighty],
    }));
    const best = surest(readings, asked);
    if (!best || best.verdict.sureness < SETTLED_WHEN_MENDED) return null;
    if (fold(mended) === fold(oneLine(text))) return best;
    const { passages: _, ...verdict } = best.verdict;
    const { answer } = verdict;
    return {
      ...best,
      verdict: { ...verdict, answer: { ...answer, answer: `${words.didYouMean(mended)}\n${answer.answer}` } },
    };
  }

  function surest(readings: readonly Reading[], asked: Question): Judged | null {
    let best: Judged | null = null;
    for (const reading of readings) {
      const verdict = weigh(reading, asked);
      const sureness = verdict.sureness - reading.doubt;
      if (!best || sureness > best.verdict.sureness) best = { verdict: { ...verdict, sureness }, reading };
    }
    return best;
  }

  return {
    unitKind: (named) => readUnitKind(named, wording, reader),
    answer(question) {
      const { text, unitKind: told, memory } = question;
      const asker: Asker = {
        accents: isAccented(text) ? "strict" : "restored",
        unitKind: told ?? memory?.unitKind ?? null,
        lastKind: memory && lastKind(memory.tokens, wording),
      };
      if (nfc(text).length > LONGEST_QUESTION) return { answer: clarify(words.tooLong(LONGEST_QUESTION)), memory };
      const spelled = reader.spellOut(text);
      const courtesy = readCourtesy(spelled[0] ?? "");
      if (courtesy) return { answer: { status: "courtesy", answer: courtesyWords(courtesy, library) }, memory };
      const readings = spelled.flatMap((way, at) =>
        messages.readingsOf(way, asker).map((reading) => ({
          ...reading,
          doubt: reading.doubt + (at === 0 ? 0 : OTHER_READING),
        })),
      );
      if (readings.length === 0) return { answer: refuseInstruction(library), memory };
      const withFollowUps = (some: readonly Reading[]) =>
        some.flatMap((reading) => [...(pointsBack(reading, memory) ? [] : [reading]), ...followUps(reading, memory)]);
      const bare = () => spelled.flatMap((way) => messages.bare(way, asker));
      let best = surest(withFollowUps(readings), question);
      if (best && reader.isMistyped(text)) best = surerOf(best, surest(withFollowUps(bare()), question));
      if (best && best.verdict.sureness < SETTLED) {
        const second = surest(withFollowUps([...messages.loosely(readings), ...bare()]), question);
        if (second && second.verdict.sureness >= SETTLED) best = second;
        else best = afterMending(spelled[0] ?? "", asker, question) ?? best;
      }
      if (!best) return { answer: { status: "courtesy", answer: words.empty }, memory };
      const { verdict, reading } = best;
      const answered: Answered = {
        answer: verdict.answer,
        memory: {
          tokens: reading.tokens,
          locator: verdict.locator,
          named: documentsNamed(verdict.answer),
          unitKind: ownKind(reading.tokens, wording) ?? memory?.unitKind ?? null,
        },
      };
      const wish = wishFor(question, answered, verdict, reading.fresh !== null);
      return wish ? { ...answered, wish } : answered;
    },
  };
}

/** The first unless the second is surer by more than the loss of accents is worth. */
function surerOf(one: Judged, other: Judged | null): Judged {
  return other && other.verdict.sureness - LOST_ACCENTS > one.verdict.sureness ? other : one;
}

function refuseInstruction(library: Library): Answer {
  return { status: "declined", reason: "outside", answer: words.outside(aboutLibrary(library)), related: [] };
}

function clarify(answer: string): Answer {
  return { status: "clarify", answer, citations: [], choices: [] };
}
