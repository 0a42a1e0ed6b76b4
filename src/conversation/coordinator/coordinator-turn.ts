import { fold, oneLine } from "../../kernel/vietnamese.ts";
import type { ChannelId } from "../../messages/address.ts";
import { may } from "../../people/may.ts";
import type { Member } from "../../people/member.ts";
import { runCollecting } from "../collecting/collect.ts";
import { collectingCommand } from "../collecting/collecting-words.ts";
import type { Conversation } from "../conversation-state.ts";
import { NO, type Offered, saidChoice, spoken, YES } from "../offered-choice.ts";
import type { Desk, Office } from "../ports.ts";
import { asksSomething } from "../question-signs.ts";
import type { CoordinatorCommand } from "./coordinator-command.ts";
import { coordinatorCommand } from "./coordinator-words.ts";
import type { CoordinatorDeps } from "./deps.ts";
import { startAnswer } from "./difficulties.ts";
import { hearExtending } from "./extend.ts";
import { hearReturning, startReturn } from "./judge.ts";
import { hearNotice } from "./notices/write-notice.ts";
import { press } from "./press.ts";
import { returnedQuestions } from "./returned-questions.ts";
import { runCoordinatorCommand } from "./run-command.ts";
import { isMeant } from "./who-may.ts";
import { wording } from "./wording.ts";
import { type CoordinatorStep, type CoordinatorWork, collects, says, verbOf } from "./work.ts";

/** One turn as the coordinator's part sees it. */
export interface CoordinatorTurn {
  readonly state: Conversation;
  readonly desk: Desk;
  readonly now: Temporal.Instant;
  readonly channel: ChannelId;
}

/** The part of a conversation that serves whoever receives the reports. */
export interface CoordinatorConversation {
  /** Words of a coordinator or partner that mean something here; null for a question, and for everybody else. */
  hear(turn: CoordinatorTurn, text: string): CoordinatorStep | null;
  /** A coordinator's button; null for any other. */
  press(turn: CoordinatorTurn, id: string): CoordinatorStep | null;
  /** Puts down what waits; null when nothing does. */
  cancel(turn: CoordinatorTurn): CoordinatorStep | null;
  /** What a coordinator can do, in a few lines; null for everybody else. */
  help(desk: Desk): string | null;
}

/** Puts the coordinator's part of a conversation together. */
export function createCoordinatorConversation(deps: CoordinatorDeps): CoordinatorConversation {
  function workOf({ state, desk, now, channel }: CoordinatorTurn): CoordinatorWork | null {
    const { member } = desk;
    const office = desk.office ?? (member && mayCollect(member));
    if (!member || !office) return null;
    const today = now.toZonedDateTimeISO(deps.campaign.time_zone).toPlainDate();
    return { deps, desk, office, member, focus: state.coordinator.focus, now, today, channel };
  }

  /** The office of a district's officer before anything is collected; null for anybody else. */
  function mayCollect(member: Member): Office | null {
    const units = may(member, "edit_draft", member.unit) ? deps.engine.collected(member.unit) : [];
    return units.length > 0
      ? { district: member.unit, units, status: [], standings: [], difficulties: [], notices: null }
      : null;
  }

  return {
    hear(turn, text) {
      const work = workOf(turn);
      return work && hear(work, turn.state.coordinator.offered, text);
    },

    press(turn, id) {
      const verb = verbOf(id);
      if (verb === null) return null;
      const work = workOf(turn);
      return (work && press(work, verb)) ?? says(work?.focus ?? null, wording.oldButton);
    },

    cancel(turn) {
      const work = workOf(turn);
      return work?.focus && work.focus.kind !== "unit" ? says(null, wording.dropped) : null;
    },

    help: ({ member, office }) => (member && office && office.district === null ? helpFor(member) : null),
  };
}

/** What a coordinator or a partner can do, in a few lines. */
export const helpFor = ({ role }: Member): string => wording.help[role === "partner" ? "partner" : "coordinator"];

/** A choice, a command, then the words that are waited for. */
function hear(work: CoordinatorWork, offered: readonly Offered[], text: string): CoordinatorStep | null {
  const chosen = saidChoice(offered, text)?.id ?? answered(offered, text);
  const pressed = chosen ? press(work, verbOf(chosen) ?? "") : null;
  if (pressed) return pressed;
  const collecting = collects(work) ? collectingCommand(text) : null;
  if (collecting) return runCollecting(work, collecting);
  if (work.desk.office === null) return null;
  const command = coordinatorCommand(text);
  const done =
    command && isMeant(work, command) && !isReason(work, command, text) ? runCoordinatorCommand(work, command) : null;
  return done ?? waited(work, text);
}

/** A confirmation may be said by yes and no. */
function answered(offered: readonly Offered[], text: string): string | null {
  const { bare } = spoken(text);
  const meant = (verb: string, words: readonly string[]) =>
    words.includes(bare) ? offered.find(({ id }) => verbOf(id) === verb)?.id : undefined;
  return meant("yes", YES) ?? meant("no", NO) ?? null;
}

function waited(work: CoordinatorWork, text: string): CoordinatorStep | null {
  const { focus } = work;
  switch (focus?.kind) {
    case "return": {
      const further = returnedQuestions(oneLine(text.replace(/\n/g, "; ")));
      const unit = work.office.standings.find(({ report }) => report.receipt === focus.receipt)?.report.unit;
      if (unit && further.length > 0 && BEGINS_WITH_QUESTION.test(fold(oneLine(text))))
        return startReturn(work, unit, further);
      const isWaiting = focus.fields.some(({ reason }) => reason === null);
      return isWaiting && !asksSomething(text) ? hearReturning(work, focus, oneLine(text)) : null;
    }
    case "extend":
      return focus.reason === null && !asksSomething(text) ? hearExtending(work, focus, oneLine(text)) : null;
    case "answer":
      return focus.text === null ? startAnswer(work, focus.code, text.trim()) : null;
    case "notice":
      return hearNotice(work, focus, text);
    default:
      return null;
  }
}

const BEGINS_WITH_QUESTION = /^(?:va )?(?:ca )?cau(?: so)? ?\d/;

/** While a reason is asked for, words that merely begin like a command are the reason. */
function isReason({ focus }: CoordinatorWork, { kind }: CoordinatorCommand, text: string): boolean {
  const waits =
    (focus?.kind === "return" && focus.fields.some(({ reason }) => reason === null)) ||
    (focus?.kind === "extend" && focus.reason === null) ||
    ((focus?.kind === "answer" || focus?.kind === "notice") && focus.text === null);
  return waits && LIKE_A_REASON.has(kind) && oneLine(text).split(" ").length > 3;
}

const LIKE_A_REASON = new Set<CoordinatorCommand["kind"]>(["show", "accept", "invite", "document"]);
