import type { Answer } from "../answering/answer.ts";
import type { UnitKind } from "../knowledge/campaign.ts";
import type { ChannelId } from "../messages/address.ts";
import { type FileCame, LONGEST_MESSAGE, type Unsupported } from "../messages/inbound-event.ts";
import { type Reply, textReply } from "../messages/reply.ts";
import { codeIn } from "../people/invitation-code.ts";
import { type Command, commandIn } from "./commands/command-words.ts";
import { askBeforeDeleting, settlesDeleting } from "./commands/delete.ts";
import { type Conversation, NEW_CONVERSATION } from "./conversation-state.ts";
import type { Conversed, Said, Utterance } from "./converse.ts";
import type { CoordinatorConversation } from "./coordinator/coordinator-turn.ts";
import type { CoordinatorStep } from "./coordinator/work.ts";
import type { Help, Wish } from "./model-help.ts";
import { withoutPersonalData } from "./personal-data.ts";
import type { Desk, KeptHappening, UnansweredQuestion, Write } from "./ports.ts";
import { asksSomething } from "./question-signs.ts";
import { NO_REPORT } from "./report/focus.ts";
import type { ReportConversation, ReportHears, ReportSays } from "./report/report-turn.ts";
import { reportCommand } from "./report/report-words.ts";
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
  readonly writes: readonly Write[];
  /** What a model could do better. */
  readonly wish?: Wish;
}

/** What surrounds a turn. */
export interface Surroundings {
  readonly desk: Desk;
  readonly now: Temporal.Instant;
  readonly channel: ChannelId;
  /** What became of the wish that the same happening led to before. */
  readonly help?: Help;
}

/** Somebody bound to no unit, with nothing before them. */
export const EMPTY_DESK: Desk = {
  member: null,
  colleagues: [],
  draft: null,
  filed: null,
  extendedUntil: null,
  invitation: null,
  wrongCodes: [],
  office: null,
  collectedUntil: null,
};

/** Decides what a message is and what is said to it. */
export type Route = (state: Conversation, happening: KeptHappening, turn: string, around: Surroundings) => Routed;

/** A question with the turn that asks it. */
interface Asked extends Pick<Surroundings, "help"> {
  readonly state: Conversation;
  readonly turn: string;
}

/** How long messages are kept, in days; said at first contact. */
export const MESSAGES_KEPT_DAYS = 90;

/** Decides what a message is and what is said to it: pure, in the order of the file. `turn` names the turn. */
export function createRoute(deps: {
  converse: (state: Conversation, utterance: Utterance, turn: string, help: Help | null) => Conversed;
  about: string;
  /** Null for a campaign without a report form. */
  report: ReportConversation | null;
  /** Left out likewise. */
  coordinator?: CoordinatorConversation | null;
}): Route {
  const { converse, about, report, coordinator = null } = deps;

  function route(state: Conversation, happening: KeptHappening, turn: string, around: Surroundings): Routed {
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
        return unsupported(state, happening.what, turn, around);
      case "file":
        return file(state, happening, turn, around);
      case "form_read": {
        const taken = report?.form({ state, turn, ...around }, happening);
        if (!taken) return says(state);
        return { ...fromReport(state, taken.says), ...(taken.wish && { wish: taken.wish }) };
      }
      case "start":
        return start(state, happening.payload, turn, around);
      case "choice":
        return button(state, happening.choice, turn, around);
      case "text":
        return words(state, happening.text, turn, around);
    }
  }

  function unsupported(state: Conversation, what: Unsupported, turn: string, around: Surroundings): Routed {
    const taught = MEANT_AS_FILE.has(what) ? report?.file({ state, turn, ...around }, null) : null;
    return taught ? fromReport(state, taught) : says(state, textReply(wording.unsupported[what]));
  }

  /** Files that belong to no report are answered once for all that were sent together. */
  function file(state: Conversation, came: FileCame, turn: string, around: Surroundings): Routed {
    const taken = report?.file({ state, turn, ...around }, came);
    if (taken) return fromReport(state, taken);
    const isAnswered = came.album !== undefined && came.album === state.album;
    const next = { ...state, album: came.album ?? null };
    return isAnswered
      ? says(next)
      : says(next, textReply(wording.unsupported[came.forwarded ? "forwarded" : came.what]));
  }

  function start(state: Conversation, payload: string | null, turn: string, around: Surroundings): Routed {
    const code = codeIn(payload ?? "");
    if (report && code) return fromReport(state, report.code({ state, turn, ...around }));
    return command("start", state, turn, around);
  }

  function words(before: Conversation, text: string, turn: string, around: Surroundings): Routed {
    const settled = before.deleting ? settlesDeleting({ words: text }) : null;
    if (settled) return settleDeleting(before, settled);
    const state = { ...before, deleting: false };
    const reporting = { state, turn, ...around };
    const known = commandIn(text);
    const isReports = state.report.focus !== null && !text.trim().startsWith("/") && reportCommand(text) !== null;
    if (known && known !== "unknown" && !isReports) return command(known, before, turn, around);
    if (report && codeIn(text)) return fromReport(state, report.code(reporting));
    const decided = coordinator?.hear({ state, ...around }, text);
    if (decided) return fromCoordinator(state, decided);
    const heard = report?.hear(reporting, text);
    if (heard?.kind === "taken") return fromReport(state, heard.says);
    if (heard?.isAnswer) return perhapsQuestion(reporting, text, heard);
    const begun = heard ? null : report?.begin(reporting, text);
    if (begun) return fromReport(state, begun);
    if (known && !heard) return command(known, before, turn, around);
    const paragraph = report?.paragraph(reporting, text);
    if (paragraph?.kind === "proposed") return fromReport(state, paragraph.says);
    const routed = heard ? perhapsQuestion(reporting, text, heard) : ask(reporting, { kind: "words", text });
    return paragraph ? { ...routed, wish: paragraph.wish } : routed;
  }

  function button(before: Conversation, choice: string, turn: string, around: Surroundings): Routed {
    const settled = settlesDeleting({ choice });
    if (settled) return before.deleting ? settleDeleting(before, settled) : says(before, textReply(wording.oldButton));
    const state = { ...before, deleting: false };
    const reported = report?.press({ state, turn, ...around }, choice);
    if (reported) return fromReport(state, reported);
    const decided = coordinator?.press({ state, ...around }, choice);
    if (decided) return fromCoordinator(state, decided);
    const pressed = readButtonId(choice);
    if (!pressed) return says(before, textReply(wording.oldButton));
    return ask({ state, turn, ...around }, { kind: "button", ...pressed });
  }

  /** While a report waits: the answer to a question, then the report's question again; words that ask nothing stay with the report. */
  function perhapsQuestion(at: Asked, text: string, heard: Extract<ReportHears, { kind: "perhaps_question" }>): Routed {
    const conversed = converse(at.state, { kind: "words", text }, at.turn, at.help ?? null);
    if (!isQuestion(text, conversed.said, heard.isAnswer)) return fromReport(at.state, heard.otherwise);
    const asked = answering(at.state, conversed, at.turn);
    return {
      ...asked,
      state: { ...asked.state, report: heard.askAgain.report },
      replies: [...asked.replies, ...heard.askAgain.replies],
      writes: heard.askAgain.writes,
    };
  }

  function command(known: Command, before: Conversation, turn: string, around: Surroundings): Routed {
    const state = { ...before, deleting: false };
    switch (known) {
      case "stop":
        return { ...says(state, textReply(stoppedText(around))), muted: true };
      case "delete":
        return says({ ...state, deleting: true }, askBeforeDeleting(around.desk.member !== null));
      case "cancel": {
        const put = before.deleting ? null : report?.cancel({ state, turn, ...around });
        if (put) return fromReport(state, put);
        const dropped = before.deleting ? null : coordinator?.cancel({ state, ...around });
        if (dropped) return fromCoordinator(state, dropped);
        return says(state, textReply(before.deleting ? wording.kept : wording.nothingToCancel));
      }
      case "help":
        return help(state, turn, around.desk);
      case "start":
        return { ...says(state, textReply(state.introduced ? wording.welcomeBack : wording.askAway)), muted: false };
      case "unknown":
        return says(state, textReply(`${wording.unknownCommand}\n${helpText(around.desk)}`));
    }
  }

  function help(state: Conversation, turn: string, desk: Desk): Routed {
    const { said } = converse(state, { kind: "words", text: ABILITIES }, turn, null);
    const abilities = said.kind === "answer" ? said.answer.answer : said.text;
    return says(state, textReply(`${abilities}\n\n${helpText(desk)}`));
  }

  const helpText = (desk: Desk) => {
    const own = coordinator?.help(desk) ?? (report ? wording.reportHelp : null);
    return own === null ? wording.help : `${own}\n${wording.help}`;
  };

  function ask({ state, turn, help }: Asked, utterance: Utterance): Routed {
    return answering(state, converse(state, utterance, turn, help ?? null), turn);
  }

  function answering(before: Conversation, { state, said, wish }: Conversed, turn: string): Routed {
    const routed = { ...says(state, replyOf(said, turn)), ...(wish && { wish }) };
    if (said.kind !== "answer") return routed;
    const greetedAlready = !before.introduced && said.answer.status === "courtesy";
    return {
      ...routed,
      ...(greetedAlready ? { replies: [textReply(wording.askAway)] } : {}),
      unanswered: unansweredIn(said.question, said.answer, state.unitKind),
    };
  }

  /** The first words of a conversation say what speaks, what it keeps and how to stop (Luật AI 134/2025/QH15, Điều 11). */
  return (before, happening, turn, around) => {
    const said = route(before, happening, turn, around);
    const asked =
      happening.kind === "text" ? report?.ownDeadline({ state: before, turn, ...around }, happening.text) : null;
    const routed = asked ? { ...said, replies: asked(said.replies) } : said;
    if (before.introduced || routed.replies.length === 0 || routed.forget || isFromGroup(happening)) return routed;
    const introduction = textReply(wording.introduction(about, MESSAGES_KEPT_DAYS));
    return {
      ...routed,
      state: { ...routed.state, introduced: true },
      replies: [introduction, ...routed.replies],
    };
  };
}

/** Whoever is bound to a unit is still told of its deadline. */
const stoppedText = ({ desk }: Surroundings): string =>
  desk.member?.role === "officer" ? wording.stoppedOfficer : wording.stopped;

const MEANT_AS_FILE: ReadonlySet<Unsupported> = new Set<Unsupported>(["photo", "file", "video", "unseen"]);
const ABILITIES = "Em làm được gì?";

function says(state: Conversation, ...replies: readonly Reply[]): Routed {
  return { state, replies, muted: null, reachable: null, forget: false, unanswered: null, writes: [] };
}

const fromReport = (state: Conversation, { report, replies, writes }: ReportSays): Routed => ({
  ...says({ ...state, report }, ...replies),
  writes,
});

const fromCoordinator = (state: Conversation, { coordinator, replies, writes }: CoordinatorStep): Routed => ({
  ...says({ ...state, coordinator, report: changesDraft(writes) ? NO_REPORT : state.report }, ...replies),
  writes,
});

/** A question of the report that waited may be answered by what was written. */
const changesDraft = (writes: readonly Write[]): boolean => writes.some(({ kind }) => kind === "save_draft");

/** Whether words said to a waiting report ask the plan something; where they would be kept as an answer, only if the plan answers. */
function isQuestion(text: string, said: Said, isAnswer: boolean): boolean {
  if (said.kind === "passage") return !/^\W*\d/.test(text) && !isAnswer;
  const { answer } = said;
  const isOutside = answer.status === "declined" && answer.reason === "outside";
  if (answer.status === "answered") return asksSomething(text) || (!isAnswer && text.trim().split(/\s+/).length >= 4);
  return asksSomething(text) && !(isAnswer && (isOutside || answer.status !== "declined"));
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
