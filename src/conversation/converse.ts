import type { Answer, Choice } from "../answering/answer.ts";
import type { Answering } from "../answering/answer-question.ts";
import type { Answered } from "../answering/question.ts";
import { fold, oneLine } from "../kernel/vietnamese.ts";
import type { UnitKind } from "../knowledge/campaign.ts";
import { type Library, textAt } from "../knowledge/library.ts";
import { type Conversation, OFFERS_KEPT, type Offer } from "./conversation-state.ts";
import type { Help, Wish } from "./model-help.ts";
import { wording } from "./wording.ts";

/** What a person says in a turn: words, or a button of an earlier reply by its turn and place (from 0). */
export type Utterance =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "button"; readonly turn: string; readonly place: number };

/** What a turn gives back: an answer to a question, or a passage in full. */
export type Said =
  | { readonly kind: "answer"; readonly question: string; readonly answer: Answer }
  | { readonly kind: "passage"; readonly text: string };

/** A turn of questions and answers: what is said, and the conversation after it. */
export interface Conversed {
  readonly state: Conversation;
  readonly said: Said;
  /** What a model could do better. */
  readonly wish?: Wish;
}

const WHOLE_PASSAGE =
  /^(?:(?:cho|em|chi|anh|a|c)\s+)*(?:xem|coi|doc)?\s*(?:ca doan|nguyen van|toan van|ca khoan|day du)(?:\s+(?:di|nha|giup|a|em))*$/;

interface Around {
  readonly state: Conversation;
  readonly turn: string;
  readonly help: Help | null;
}

/** What a model's help says to just this question; null where it is about something else. */
const answeredBy = (help: Help | null, text: string): Answered | null =>
  help?.kind === "question" && help.question === text ? help.answered : null;

/**
 * Takes one turn: pure, so that every channel holds the same conversation. `turn` names it, for the buttons it offers;
 * with `help`, what a model's checked proposal says to a question stands in the place of the answer to it.
 */
export function createConversing(deps: { answering: Answering; library: Library }) {
  const { answering, library } = deps;

  function ask(around: Around, text: string, unitKind: UnitKind | null): Conversed {
    const { state, turn, help } = around;
    const { answer, memory, wish } =
      answeredBy(help, text) ?? answering.answer({ text, unitKind, memory: state.memory });
    const offersAny = answer.status === "clarify" || answer.status === "answered";
    const choices = offersAny ? (answer.choices ?? []) : [];
    const quoted = offersAny ? answer.citations : [];
    const offer: Offer = {
      turn,
      choices,
      waiting: choices.some((choice) => choice.unitKind) ? text : null,
      shown:
        quoted.length > 0
          ? quoted.map(({ document, locator }) => ({ document, locator }))
          : (lastOf(state)?.shown ?? []),
    };
    return {
      state: { ...state, memory, unitKind, offers: [...state.offers, offer].slice(-OFFERS_KEPT) },
      said: { kind: "answer", question: text, answer },
      ...(wish && { wish }),
    };
  }

  function choose(around: Around, offer: Offer, chosen: Choice): Conversed {
    const { state } = around;
    if (WHOLE_PASSAGE.test(fold(chosen.question))) return passage(state, wholePassages(library, offer.shown));
    if (chosen.unitKind && offer.waiting !== null) return ask(around, offer.waiting, chosen.unitKind);
    return ask(around, chosen.question, chosen.unitKind ?? state.unitKind);
  }

  function press(around: Around, pressed: { turn: string; place: number }): Conversed {
    const { state } = around;
    const offer = state.offers.find((one) => one.turn === pressed.turn);
    const chosen = offer?.choices[pressed.place];
    return offer && chosen ? choose(around, offer, chosen) : passage(state, wording.oldButton);
  }

  return (state: Conversation, utterance: Utterance, turn: string, help: Help | null = null): Conversed => {
    const around = { state, turn, help };
    if (utterance.kind === "button") return press(around, utterance);
    const { text } = utterance;
    const last = lastOf(state);
    const folded = fold(oneLine(text)).replace(/[.!?]+$/, "");
    const chosen = chosenFrom(last?.choices ?? [], folded);
    if (last && chosen) return choose(around, last, chosen);
    if (CHOICE_NUMBER.test(folded)) {
      const most = last?.choices.length ?? 0;
      return passage(state, most > 0 ? wording.noSuchChoice(most) : wording.nothingToChoose);
    }
    if (WHOLE_PASSAGE.test(folded)) return passage(state, wholePassages(library, last?.shown ?? []));
    const waiting = last?.waiting ?? null;
    const told = waiting === null ? null : answering.unitKind(text);
    if (told && waiting !== null && folded.split(" ").length <= LONGEST_UNIT_NAME) return ask(around, waiting, told);
    return ask(around, text, state.unitKind);
  };
}

/** The most syllables in which somebody names a kind of unit instead of asking something new. */
const LONGEST_UNIT_NAME = 8;

const CHOICE_NUMBER = /^(?:so |chon |cau |muc )?(\d{1,2})$/;

const passage = (state: Conversation, text: string): Conversed => ({ state, said: { kind: "passage", text } });

const lastOf = (state: Conversation): Offer | undefined => state.offers.at(-1);

function chosenFrom(offered: readonly Choice[], folded: string): Choice | undefined {
  const number = CHOICE_NUMBER.exec(folded)?.[1];
  return number ? offered[Number(number) - 1] : offered.find(({ label }) => fold(label) === folded);
}

function wholePassages(library: Library, places: Offer["shown"]): string {
  const texts = places.flatMap(({ document, locator }) => {
    const found = library.documents.find(({ name }) => name === document);
    return found ? [`${textAt(found, locator)}\n— ${locator}`] : [];
  });
  return texts.length > 0 ? [...new Set(texts)].join("\n\n") : wording.nothingShown;
}
