import type { Reply } from "../../messages/reply.ts";
import { textReply } from "../../messages/reply.ts";
import type { Conversation } from "../conversation-state.ts";
import type { Desk, Write } from "../ports.ts";
import { askAgain, goOn } from "./ask.ts";
import { bind } from "./bind.ts";
import type { ReportDeps } from "./deps.ts";
import { focusKey, NO_REPORT, type ReportFocus } from "./focus.ts";
import { hear } from "./hear.ts";
import { revisionAfter } from "./official.ts";
import { opening, overtaken } from "./overtaken.ts";
import { press } from "./press.ts";
import { type ReportCommand, reportCommand } from "./report-words.ts";
import { pause, runReportCommand } from "./run-command.ts";
import { wording } from "./wording.ts";
import { prefaced, readChoice, type Step, says, type Work } from "./work.ts";

/** One turn as the report sees it. */
export interface ReportTurn {
  readonly state: Conversation;
  readonly desk: Desk;
  readonly now: Temporal.Instant;
  readonly turn: string;
}

/** What the report says and changes in a turn. */
export interface ReportSays {
  readonly report: ReportFocus;
  readonly replies: readonly Reply[];
  readonly writes: readonly Write[];
}

/** Words said to a waiting report: it has taken them, or they may be a question to the plan. */
export type ReportHears =
  | { readonly kind: "taken"; readonly says: ReportSays }
  | {
      readonly kind: "perhaps_question";
      /** What is said when the words are no question. */
      readonly otherwise: ReportSays;
      /** Whether `otherwise` keeps the words as an answer. */
      readonly isAnswer: boolean;
      /** What follows the answer when they are one. */
      readonly askAgain: ReportSays;
    };

/** The report's part of a conversation. */
export interface ReportConversation {
  /** A message that holds an invitation code. */
  code(turn: ReportTurn): ReportSays;
  /** A report's button; null for one that no report ever offered. */
  press(turn: ReportTurn, id: string): ReportSays | null;
  /** Words while the report waits; null while none waits. */
  hear(turn: ReportTurn, text: string): ReportHears | null;
  /** Words that begin something with the report; null for other words. */
  begin(turn: ReportTurn, text: string): ReportSays | null;
  /** Puts down what waits; null when nothing does. */
  cancel(turn: ReportTurn): ReportSays | null;
}

/** Commands that mean something while no report waits. */
const OPENING = new Set<ReportCommand["kind"]>([
  "open",
  "submit",
  "preview",
  "document",
  "discard",
  "undo",
  "approve",
  "decline",
  "final_figures",
  "correct",
  "hand_over",
  "invite",
  "section",
  "edit",
  "assign",
  "official",
  "difficulty",
  "left",
]);
/** Commands that somebody without a unit is told about. */
const NEEDS_UNIT = new Set<ReportCommand["kind"]>(["open", "submit", "document"]);
/** Commands of a leader. */
const LEADERS = new Set<ReportCommand["kind"]>([
  "open",
  "submit",
  "preview",
  "document",
  "approve",
  "decline",
  "difficulty",
]);

/** Puts the report's part of a conversation together. */
export function createReportConversation(deps: ReportDeps): ReportConversation {
  const { engine, campaign } = deps;

  function workOf({ state, desk, now, turn }: ReportTurn): { work: Work; notice: string } | null {
    const { member } = desk;
    if (!member || !engine.unit(member.unit)) return null;
    const kept =
      desk.draft?.content ?? (desk.filed ? revisionAfter(desk.filed, "correction") : engine.begin(member.unit));
    const fitted = engine.fit(kept);
    const changed = fitted.draft !== kept && desk.draft !== null;
    const notice = changed ? wording.formChanged(fitted.added, fitted.putAside.length) : "";
    const today = now.toZonedDateTimeISO(campaign.time_zone).toPlainDate();
    const work = {
      engine,
      desk,
      member,
      draft: fitted.draft,
      base: fitted.draft,
      filed: desk.filed,
      focus: state.report.focus,
      now,
      today,
      turn,
    };
    return { work, notice };
  }

  function saysOf(work: Work, step: Step, notice: string): ReportSays {
    const taken = opening(work, step);
    const { draft, entries, replies, report, writes } = notice === "" ? taken : prefaced(taken, notice);
    const files = writes.some(({ kind }) => kind === "file");
    const before = work.desk.draft;
    const isChanged = !files && draft !== before?.content && (before !== null || entries.length > 0);
    const saved: Write[] = isChanged
      ? [{ kind: "save_draft", draft, version: before?.version ?? null, entries, by: work.member.id }]
      : [];
    return { report, replies, writes: [...saved, ...writes] };
  }

  function refusal({ member }: Work, command: ReportCommand): string | null {
    if (member.role === "coordinator") return wording.coordinatorWrites;
    return member.role === "approver" && !LEADERS.has(command.kind) ? wording.mayNot : null;
  }

  return {
    code: ({ desk, now }) => bind(deps, desk, now),

    press(turn, id) {
      const choice = readChoice(id);
      if (!choice) return null;
      const found = workOf(turn);
      if (!found) return { report: NO_REPORT, replies: [textReply(wording.oldButton)], writes: [] };
      const { work, notice } = found;
      const late = overtaken(work);
      if (late && !isStanding(work, choice.key)) return saysOf(work, late, notice);
      const standing = isStanding(work, choice.key) ? { ...work, focus: { kind: choice.key } as Work["focus"] } : work;
      const here = focusKey(standing.focus) === choice.key ? press(standing, deps, choice.verb) : null;
      return saysOf(work, here ?? stay(work, wording.oldButton), notice);
    },

    hear(turn, text) {
      if (turn.state.report.focus === null) return null;
      const found = workOf(turn);
      if (!found) return null;
      const { work, notice } = found;
      const command = reportCommand(text);
      const refused = command && work.focus?.kind !== "name" ? refusal(work, command) : null;
      if (refused) return { kind: "taken", says: saysOf(work, stay(work, refused), notice) };
      const late = overtaken(work);
      if (late) {
        const done =
          command && OPENING.has(command.kind) ? runReportCommand({ ...work, focus: null }, deps, command) : null;
        if (done) return { kind: "taken", says: saysOf(work, done, notice) };
        const otherwise = saysOf(work, late, notice);
        return { kind: "perhaps_question", isAnswer: false, otherwise, askAgain: otherwise };
      }
      const heard = hear(work, deps, turn.state.report.offered, text);
      if (heard.kind === "step") return { kind: "taken", says: saysOf(work, heard.step, notice) };
      const again = saysOf(work, stay(work, ""), notice);
      return {
        kind: "perhaps_question",
        isAnswer: heard.isAnswer,
        otherwise: saysOf(work, heard.otherwise, notice),
        askAgain: again,
      };
    },

    begin(turn, text) {
      const command = reportCommand(text);
      if (!command || !OPENING.has(command.kind)) return null;
      const found = workOf(turn);
      if (!found) {
        if (!NEEDS_UNIT.has(command.kind)) return null;
        const receiver = campaign.contacts["report"] ?? "";
        return { report: NO_REPORT, replies: [textReply(wording.needsCode(receiver))], writes: [] };
      }
      const { work, notice } = found;
      const refused = refusal(work, command);
      const taken = refused ? says(work, null, refused) : runReportCommand(work, deps, command);
      return taken && saysOf(work, taken, notice);
    },

    cancel(turn) {
      const { focus } = turn.state.report;
      const found = focus === null ? null : workOf(turn);
      return found && saysOf(found.work, pause(found.work), found.notice);
    },
  };
}

/** A leader's buttons, and those of a report that was handed in, stand whatever is waited for. */
function isStanding({ member }: Work, key: string): boolean {
  return key === "filed" || (key === "approval" && member.role === "approver");
}

/** Says it, and waits for what was waited for. */
function stay(work: Work, text: string): Step {
  const late = overtaken(work);
  if (late) return late;
  const { focus } = work;
  if (focus === null) return says(work, null, text);
  if (focus.kind === "field" || focus.kind === "reading" || focus.kind === "personal")
    return text === "" ? askAgain(work, focus.field) : prefaced(askAgain(work, focus.field), text);
  if (focus.kind === "review" || focus.kind === "section" || focus.kind === "confirm")
    return text === "" ? goOn(work, null) : prefaced(goOn(work, null), text);
  return says(work, focus, text === "" ? wording.backToReport : text);
}
