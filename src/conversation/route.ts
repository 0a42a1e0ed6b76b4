import type { Answer } from "../answering/answer.ts";
import type { UnitKind } from "../knowledge/campaign.ts";
import { LONGEST_MESSAGE } from "../messages/inbound-event.ts";
import { type Reply, textReply } from "../messages/reply.ts";
import { type Command, commandIn } from "./commands/command-words.ts";
import { askBeforeDeleting, settlesDeleting } from "./commands/delete.ts";
import { type Conversation, NEW_CONVERSATION } from "./conversation-state.ts";
import type { Conversed, Utterance } from "./converse.ts";
import { withoutPersonalData } from "./personal-data.ts";
import type { KeptHappening, UnansweredQuestion } from "./ports.ts";
import { readButtonId, replyOf } from "./say.ts";
import { wording } from "./wording.ts";

/** What a turn says and changes. */
export interface Routed {
  readonly state: Conversation;
  readonly replies: readonly Reply[];
  readonly muted: boolean | null;
  readonly reachable: boolean | null;
  readonly forget: boolean;
  readonly unanswered: UnansweredQuestion | null;
}

/** How long messages are kept, in days; said at first contact. */
export const MESSAGES_KEPT_DAYS = 90;

/** Decides what a message is and what is said to it: pure, in the order of the file. `turn` names the turn. */
export function createRoute(deps: {
  converse: (state: Conversation, utterance: Utterance, turn: string) => Conversed;
  about: string;
}) {
  const { converse, about } = deps;

  function route(state: Conversation, happening: KeptHappening, turn: string): Routed {
    switch (happening.kind) {
      case "refused":
        return says(state, textReply(wording.refusedSecret));
      case "too_long":
        return says(state, textReply(wording.tooLong(LONGEST_MESSAGE)));
      case "blocked":
        return { ...says(state), reachable: false };
      case "unblocked":
        return { ...says(state), reachable: true };
      case "unsupported":
        return says(state, textReply(wording.unsupported[happening.what]));
      case "start":
        return command("start", state, turn);
      case "choice":
        return button(state, happening.choice, turn);
      case "text":
        return words(state, happening.text, turn);
    }
  }

  function words(before: Conversation, text: string, turn: string): Routed {
    const settled = before.deleting ? settlesDeleting({ words: text }) : null;
    if (settled) return settleDeleting(before, settled);
    const state = { ...before, deleting: false };
    const known = commandIn(text);
    return known ? command(known, before, turn) : ask(state, { kind: "words", text }, turn);
  }

  function button(before: Conversation, choice: string, turn: string): Routed {
    const settled = settlesDeleting({ choice });
    if (settled) return before.deleting ? settleDeleting(before, settled) : says(before, textReply(wording.oldButton));
    const pressed = readButtonId(choice);
    if (!pressed) return says(before, textReply(wording.oldButton));
    return ask({ ...before, deleting: false }, { kind: "button", ...pressed }, turn);
  }

  function command(known: Command, before: Conversation, turn: string): Routed {
    const state = { ...before, deleting: false };
    switch (known) {
      case "stop":
        return { ...says(state, textReply(wording.stopped)), muted: true };
      case "delete":
        return says({ ...state, deleting: true }, askBeforeDeleting());
      case "cancel":
        return says(state, textReply(before.deleting ? wording.kept : wording.nothingToCancel));
      case "help":
        return help(state, turn);
      case "start":
        return { ...says(state, textReply(state.introduced ? wording.welcomeBack : wording.askAway)), muted: false };
      case "unknown":
        return says(state, textReply(`${wording.unknownCommand}\n${wording.help}`));
    }
  }

  function help(state: Conversation, turn: string): Routed {
    const { said } = converse(state, { kind: "words", text: ABILITIES }, turn);
    const abilities = said.kind === "answer" ? said.answer.answer : said.text;
    return says(state, textReply(`${abilities}\n\n${wording.help}`));
  }

  function ask(before: Conversation, utterance: Utterance, turn: string): Routed {
    const { state, said } = converse(before, utterance, turn);
    const routed = says(state, replyOf(said, turn));
    if (said.kind !== "answer") return routed;
    const greetedAlready = !before.introduced && said.answer.status === "courtesy";
    return {
      ...routed,
      ...(greetedAlready ? { replies: [textReply(wording.askAway)] } : {}),
      unanswered: unansweredIn(said.question, said.answer, state.unitKind),
    };
  }

  /** The first words of a conversation say what speaks, what it keeps and how to stop (Luật AI 134/2025/QH15, Điều 11). */
  return (before: Conversation, happening: KeptHappening, turn: string): Routed => {
    const routed = route(before, happening, turn);
    if (before.introduced || routed.replies.length === 0 || routed.forget || isFromGroup(happening)) return routed;
    const introduction = textReply(wording.introduction(about, MESSAGES_KEPT_DAYS));
    return {
      ...routed,
      state: { ...routed.state, introduced: true },
      replies: [introduction, ...routed.replies],
    };
  };
}

const ABILITIES = "Em làm được gì?";

function says(state: Conversation, ...replies: readonly Reply[]): Routed {
  return { state, replies, muted: null, reachable: null, forget: false, unanswered: null };
}

function settleDeleting(state: Conversation, settled: "delete" | "keep"): Routed {
  return settled === "keep"
    ? says({ ...state, deleting: false }, textReply(wording.kept))
    : { ...says(NEW_CONVERSATION, { ...textReply(wording.deleted), forgets: true }), forget: true };
}

function isFromGroup(happening: KeptHappening): boolean {
  return happening.kind === "unsupported" && happening.what === "group";
}

function unansweredIn(question: string, answer: Answer, unitKind: UnitKind | null): UnansweredQuestion | null {
  const asksForUnit = answer.status === "clarify" && answer.choices.some((choice) => choice.unitKind);
  if (answer.status === "answered" || answer.status === "courtesy" || asksForUnit) return null;
  return {
    question: withoutPersonalData(question),
    unitKind,
    reason: answer.status === "declined" ? answer.reason : "unsure",
  };
}
