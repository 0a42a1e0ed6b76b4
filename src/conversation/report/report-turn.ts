import type { ChannelId } from "../../messages/address.ts";
import type { FileCame, FormWasRead } from "../../messages/inbound-event.ts";
import type { Reply } from "../../messages/reply.ts";
import { textReply } from "../../messages/reply.ts";
import type { ExtractWish } from "../../reports/extract/fulfil-extract.ts";
import type { Conversation } from "../conversation-state.ts";
import type { Help } from "../model-help.ts";
import type { Desk, Write } from "../ports.ts";
import { bind } from "./bind.ts";
import type { ReportDeps } from "./deps.ts";
import { isOver, overStep } from "./filed.ts";
import { focusKey, NO_REPORT, type ReportFocus } from "./focus.ts";
import { hear } from "./hear.ts";
import { correcting } from "./official.ts";
import { openWork, writesOf } from "./open-work.ts";
import { press } from "./press.ts";
import { reminderCommand, withOwnDeadline } from "./reminder.ts";
import { asksDeadline } from "./reminder-commands.ts";
import { type ReportCommand, reportCommand } from "./report-words.ts";
import { pause, runReportCommand } from "./run-command.ts";
import { takeFile, teachFiles } from "./take-file.ts";
import { takeParagraph, wishForParagraph } from "./take-paragraph.ts";
import { takeReportText, wishForText } from "./take-report-text.ts";
import { sheetIn, takeSheet } from "./take-sheet.ts";
import { takeForm } from "./take-workbook.ts";
import { waitAgain } from "./wait-again.ts";
import { isStanding, mayEdit, NEEDS_UNIT, OPENING, refusal } from "./who-may.ts";
import { wording } from "./wording.ts";
import { prefaced, readChoice, type Step, says, type Work } from "./work.ts";
import { workbookWords } from "./workbook-words.ts";

/** One turn as the report sees it. */
export interface ReportTurn {
  readonly state: Conversation;
  readonly desk: Desk;
  readonly now: Temporal.Instant;
  readonly turn: string;
  readonly channel: ChannelId;
  /** What a model said to the wish that this message led to before. */
  readonly help?: Help;
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

/** A paragraph told to an open report. */
export type ReportParagraph =
  | { readonly kind: "wish"; readonly wish: ExtractWish }
  | { readonly kind: "proposed"; readonly says: ReportSays };

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
  /**
   * Words that neither `hear` nor `begin` has taken and that tell several figures: what a model may look for in them, or
   * with its help what is proposed; null for other words.
   */
  paragraph(turn: ReportTurn, text: string): ReportParagraph | null;
  /** A file that came, or (null) something sent that is no file we take; null where it has no meaning for the report. */
  file(turn: ReportTurn, came: FileCame | null): ReportSays | null;
  /** Where the unit's deadline is asked for: the answer with the unit's own before the plan's; null for other words. */
  ownDeadline(turn: ReportTurn, text: string): ((replies: readonly Reply[]) => readonly Reply[]) | null;
  /** A sheet that was sent before has been read, or cannot be; the wish is what a model may look for in one that is no form. */
  form(turn: ReportTurn, read: FormWasRead): { readonly says: ReportSays; readonly wish: ExtractWish | null };
  /** Puts down what waits; null when nothing does. */
  cancel(turn: ReportTurn): ReportSays | null;
}

/** Puts the report's part of a conversation together. */
export function createReportConversation(deps: ReportDeps): ReportConversation {
  const { campaign } = deps;

  const workOf = ({ state, ...turn }: ReportTurn) => openWork(deps, turn, state.report.focus);

  function saysOf(work: Work, taken: Step, notice: string): ReportSays {
    const step = notice === "" ? taken : prefaced(taken, notice);
    return { report: step.report, replies: step.replies, writes: writesOf(work, step) };
  }

  /** Does what a button under a reminder asks for, whatever waits. */
  function obey(turn: ReportTurn, command: ReportCommand): ReportSays {
    const found = workOf(turn);
    if (!found) return { report: NO_REPORT, replies: [textReply(wording.oldButton)], writes: [] };
    const { work, notice } = found;
    const refused = refusal(work, command);
    const taken = refused ? null : runReportCommand(work, deps, command);
    return saysOf(work, taken ?? waitAgain(work, deps, refused ?? wording.oldButton), notice);
  }

  return {
    code: ({ desk, now, state }) => bind(deps, desk, now, state.report),

    press(turn, id) {
      const reminded = reminderCommand(id);
      if (reminded) return obey(turn, reminded);
      const choice = readChoice(id);
      if (!choice) return null;
      const found = workOf(turn);
      if (!found) return { report: NO_REPORT, replies: [textReply(wording.oldButton)], writes: [] };
      const { work, notice } = found;
      const standing = isStanding(work, choice.key) ? { ...work, focus: { kind: choice.key } as Work["focus"] } : work;
      if (isOver(work)) return saysOf(work, overStep(work), notice);
      const here = focusKey(standing.focus) === choice.key ? press(standing, deps, choice.verb) : null;
      return saysOf(work, here ?? waitAgain(work, deps, wording.oldButton), notice);
    },

    hear(turn, text) {
      if (turn.state.report.focus === null) return null;
      const found = workOf(turn);
      if (!found) return null;
      const { work, notice } = found;
      const command = reportCommand(text);
      const refused = command && work.focus?.kind !== "name" ? refusal(work, command) : null;
      if (refused) return { kind: "taken", says: saysOf(work, waitAgain(work, deps, refused), notice) };
      if (isOver(work)) {
        const over = (command && runReportCommand({ ...work, focus: null }, deps, command)) ?? overStep(work);
        return { kind: "taken", says: saysOf(work, over, notice) };
      }
      const heard = hear(work, deps, turn.state.report.offered, text);
      if (heard.kind === "step") return { kind: "taken", says: saysOf(work, heard.step, notice) };
      const again = saysOf(work, waitAgain(work, deps, ""), notice);
      return {
        kind: "perhaps_question",
        isAnswer: heard.isAnswer,
        otherwise: saysOf(work, heard.otherwise, notice),
        askAgain: again,
      };
    },

    begin(turn, text) {
      const command = reportCommand(text);
      if (command && !OPENING.has(command.kind)) return null;
      const found = workOf(turn);
      if (!found) {
        if (!command || !NEEDS_UNIT.has(command.kind)) return null;
        const receiver = campaign.contacts["report"] ?? "";
        return { report: NO_REPORT, replies: [textReply(wording.needsCode(receiver))], writes: [] };
      }
      const { work, notice } = found;
      if (!command) {
        const lines = mayEdit(work) ? sheetIn(work, text, true) : null;
        return (
          lines &&
          saysOf(
            work,
            correcting(work, (open) => takeSheet(open, lines)),
            notice,
          )
        );
      }
      const refused = refusal(work, command);
      const taken = refused ? says(work, null, refused) : runReportCommand(work, deps, command);
      return taken && saysOf(work, taken, notice);
    },

    paragraph(turn, text) {
      const found = workOf(turn);
      if (!found || isOver(found.work)) return null;
      const { work, notice } = found;
      const wish = wishForParagraph(work, text);
      const proposed = wish && turn.help?.kind === "extract" ? takeParagraph(work, deps, text, turn.help.said) : null;
      if (proposed) return { kind: "proposed", says: saysOf(work, proposed, notice) };
      return wish && { kind: "wish", wish };
    },

    file(turn, came) {
      const found = workOf(turn);
      const taken = found && (came === null ? teachFiles(found.work) : takeFile(found.work, deps, came));
      return taken && saysOf(found.work, taken, found.notice);
    },

    ownDeadline(turn, text) {
      const { days } = deps;
      const found = days && turn.desk.member?.role !== "coordinator" && asksDeadline(text) ? workOf(turn) : null;
      return found && days && ((replies) => withOwnDeadline(found.work, deps, days, replies));
    },

    form(turn, read) {
      const found = workOf(turn);
      if (!found)
        return { says: { report: NO_REPORT, replies: [textReply(workbookWords.needsUnit)], writes: [] }, wish: null };
      const { work, notice } = found;
      const { name, outcome } = read;
      if (outcome.kind !== "text")
        return { says: saysOf(work, takeForm(work, deps, { ...read, outcome }), notice), wish: null };
      const text = { name, text: outcome.text };
      const said = turn.help?.kind === "extract" ? turn.help.said : null;
      return { says: saysOf(work, takeReportText(work, deps, text, said), notice), wish: wishForText(work, text) };
    },

    cancel(turn) {
      const { focus } = turn.state.report;
      const found = focus === null ? null : workOf(turn);
      return found && saysOf(found.work, pause(found.work), found.notice);
    },
  };
}
