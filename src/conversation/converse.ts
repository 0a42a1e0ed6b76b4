import type { Answer, Choice } from "../answering/answer.ts";
import type { Answering } from "../answering/answer-question.ts";
import type { Memory } from "../answering/follow-up.ts";
import { fold, oneLine } from "../kernel/vietnamese.ts";
import type { UnitKind } from "../knowledge/campaign.ts";
import { type Library, textAt } from "../knowledge/library.ts";
import { wording } from "./wording.ts";

/** What one conversation carries from turn to turn. */
export interface Conversation {
  readonly memory: Memory | null;
  readonly unitKind: UnitKind | null;
  /** What was offered last; a number or a label chooses from it. */
  readonly offered: readonly Choice[];
  /** The question that waits until the asker has said which kind of unit it is about. */
  readonly waiting: string | null;
  /** The places last quoted, for "xem cả đoạn". */
  readonly shown: readonly { readonly document: string; readonly locator: string }[];
}

/** The start of every conversation. */
export const NEW_CONVERSATION: Conversation = { memory: null, unitKind: null, offered: [], waiting: null, shown: [] };

/** What a turn gives back: an answer to a question, or a passage in full. */
export type Said =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "passage"; readonly text: string };

const WHOLE_PASSAGE =
  /^(?:(?:cho|em|chi|anh|a|c)\s+)*(?:xem|coi|doc)?\s*(?:ca doan|nguyen van|toan van|ca khoan|day du)(?:\s+(?:di|nha|giup|a|em))*$/;

/** Takes one turn: pure, so that every channel holds the same conversation. */
export function createConversing(deps: { answering: Answering; library: Library }) {
  const { answering, library } = deps;

  function ask(state: Conversation, text: string, unitKind: UnitKind | null): { state: Conversation; said: Said } {
    const { answer, memory } = answering.answer({ text, unitKind, memory: state.memory });
    const offered = answer.status === "clarify" || answer.status === "answered" ? (answer.choices ?? []) : [];
    const quoted = answer.status === "answered" || answer.status === "clarify" ? answer.citations : [];
    return {
      state: {
        memory,
        unitKind,
        offered,
        waiting: offered.some((choice) => choice.unitKind) ? text : null,
        shown: quoted.length > 0 ? quoted.map(({ document, locator }) => ({ document, locator })) : state.shown,
      },
      said: { kind: "answer", answer },
    };
  }

  return (state: Conversation, text: string): { state: Conversation; said: Said } => {
    const folded = fold(oneLine(text)).replace(/[.!?]+$/, "");
    const chosen = chosenFrom(state.offered, folded);
    if (!chosen && CHOICE_NUMBER.test(folded)) {
      const most = state.offered.length;
      return {
        state,
        said: { kind: "passage", text: most > 0 ? wording.noSuchChoice(most) : wording.nothingToChoose },
      };
    }
    if (WHOLE_PASSAGE.test(chosen ? fold(chosen.question) : folded)) {
      return { state, said: { kind: "passage", text: wholePassages(library, state.shown) } };
    }
    if (chosen?.unitKind && state.waiting !== null) return ask(state, state.waiting, chosen.unitKind);
    if (chosen) return ask(state, chosen.question, chosen.unitKind ?? state.unitKind);
    const told = state.waiting === null ? null : answering.unitKind(text);
    if (told && state.waiting !== null && folded.split(" ").length <= LONGEST_UNIT_NAME)
      return ask(state, state.waiting, told);
    return ask(state, text, state.unitKind);
  };
}

/** The most syllables in which somebody names a kind of unit instead of asking something new. */
const LONGEST_UNIT_NAME = 8;

const CHOICE_NUMBER = /^(?:so |chon |cau |muc )?(\d{1,2})$/;

function chosenFrom(offered: readonly Choice[], folded: string): Choice | undefined {
  const number = CHOICE_NUMBER.exec(folded)?.[1];
  return number ? offered[Number(number) - 1] : offered.find(({ label }) => fold(label) === folded);
}

function wholePassages(library: Library, places: Conversation["shown"]): string {
  const texts = places.flatMap(({ document, locator }) => {
    const found = library.documents.find(({ name }) => name === document);
    return found ? [`${textAt(found, locator)}\n— ${locator}`] : [];
  });
  return texts.length > 0 ? [...new Set(texts)].join("\n\n") : wording.nothingShown;
}
