import type { Clock } from "../../kernel/clock.ts";
import type { Write } from "../ports.ts";
import { nameOf } from "../report/colleagues.ts";
import type { ReportDeps } from "../report/deps.ts";
import { approve, askToHandIn, handIn } from "../report/hand-in.ts";
import { openRevision } from "../report/official.ts";
import { openWork, writesOf } from "../report/open-work.ts";
import { mayApprove, mayEdit } from "../report/who-may.ts";
import { wording as report } from "../report/wording.ts";
import type { Step, Work } from "../report/work.ts";
import type { FormDesks, FormSession } from "./ports.ts";
import { type PageAnswer, type PageReason, type Saved, save } from "./save.ts";
import { type PageView, viewOf } from "./view.ts";
import { wording } from "./wording.ts";

/** How often something is done anew because what it built on changed meanwhile. */
const MOST_TRIES = 5;

/** The page as it stands. */
export interface PageLook {
  readonly view: PageView;
  /** What the change of the form did to the draft; "" for nothing. */
  readonly notice: string;
  /** As `Pulse.sign`. */
  readonly sign: string;
}

/** How far the shared draft has come (as `Pulse.sign`), and who else has the page open: by name or role, with the number of the section. */
export interface PagePulse {
  readonly sign: string;
  readonly present: readonly { readonly who: string; readonly section: number | null }[];
}

/** What became of something that the page asked for. */
export type PageDone<Value> =
  | { readonly kind: "done"; readonly value: Value; readonly look: PageLook }
  /** The report was handed in meanwhile, or may not be written by this member; nothing was written. */
  | { readonly kind: "refused"; readonly text: string; readonly look: PageLook }
  /** Too many wrote at once; nothing was written. */
  | { readonly kind: "busy" };

/** Whether the report may go. */
export type Readiness =
  | { readonly kind: "ready"; readonly text: string; readonly version: number }
  | { readonly kind: "not_ready"; readonly text: string };

/** The report form as a page: the same draft, rules and words as the chat. */
export interface FormPage {
  /** Null for somebody who is bound to no unit any more. */
  look(session: FormSession): Promise<PageLook | null>;
  /** Notes that somebody is before the page, at this section (by id) as far as it is one; tells what has changed and who else is there. */
  pulse(session: FormSession, section: string | null): Promise<PagePulse>;
  save(
    session: FormSession,
    answers: readonly PageAnswer[],
    reasons: readonly PageReason[],
  ): Promise<PageDone<Omit<Saved, "work">>>;
  /** What is asked before the report goes, or what keeps it. */
  readiness(session: FormSession): Promise<Readiness>;
  /** Hands in what the officer was shown (`version`), or agrees as the leader; the chat is told too. */
  handIn(session: FormSession, version: number): Promise<PageDone<string>>;
  /** Opens the next revision of what was handed in. */
  reopen(session: FormSession): Promise<PageDone<string>>;
  /** The report as its official text, in lines. */
  preview(session: FormSession): Promise<readonly string[]>;
}

/** Puts the page's use cases together. */
export function createFormPage(deps: ReportDeps & { readonly desks: FormDesks; readonly clock: Clock }): FormPage {
  const { desks, clock, campaign } = deps;

  async function sit(session: FormSession): Promise<{ work: Work; notice: string } | null> {
    const now = clock.now();
    const desk = await desks.open(session, now);
    const opened = openWork(deps, { desk, now, turn: "page", channel: "web-chat" }, null);
    // Files come by the chat, so no step of a page makes a link for them.
    return opened && { ...opened, work: { ...opened.work, uploadToken: null } };
  }

  const lookAt = (work: Work, notice: string): PageLook => ({
    view: viewOf(work, campaign.time_zone),
    notice,
    sign: `${work.desk.draft?.version ?? 0}.${work.filed?.revision ?? 0}`,
  });

  /** Does something on a fresh desk until it is written, five times at most. */
  async function change<Value>(
    session: FormSession,
    act: (
      work: Work,
    ) =>
      | { readonly value: Value; readonly step: Pick<Step, "draft" | "entries" | "writes"> }
      | { readonly refused: string },
  ): Promise<PageDone<Value>> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const sat = await sit(session);
      if (!sat) return { kind: "busy" };
      const acted = act(sat.work);
      if ("refused" in acted) return { kind: "refused", text: acted.refused, look: lookAt(sat.work, sat.notice) };
      const writes = writesOf(sat.work, acted.step);
      if (writes.length > 0 && (await desks.commit(session, writes, clock.now())) === "stale") continue;
      const after = writes.length > 0 ? await sit(session) : sat;
      return after ? { kind: "done", value: acted.value, look: lookAt(after.work, sat.notice) } : { kind: "busy" };
    }
    return { kind: "busy" };
  }

  return {
    async look(session) {
      const sat = await sit(session);
      return sat && lookAt(sat.work, sat.notice);
    },
    async pulse(session, section) {
      const sections = deps.engine.sections(session.unit).map(({ id }) => id);
      const known = section !== null && sections.includes(section) ? section : null;
      const { sign, others } = await desks.pulse(session, known, clock.now());
      const present = others.map((one) => ({
        who: one.member.name ? nameOf(one.member) : report.roles[one.member.role],
        section: one.section === null ? null : sections.indexOf(one.section) + 1 || null,
      }));
      return { sign, present };
    },

    save: (session, answers, reasons) =>
      change(session, (work) => {
        if (!mayEdit(work)) return { refused: report.mayNot };
        if (isOver(work)) return { refused: overText(work) };
        const { work: after, ...saved } = save(work, answers, reasons);
        return { value: saved, step: { draft: after.draft, entries: saved.entries, writes: saved.told } };
      }),

    async readiness(session) {
      const sat = await sit(session);
      if (!sat) return { kind: "not_ready", text: report.mayNot };
      const { work } = sat;
      if (isOver(work)) return { kind: "not_ready", text: report.already(work.filed?.receipt ?? "") };
      if (!mayEdit(work)) return { kind: "not_ready", text: report.mayNot };
      const step = askToHandIn(work, deps);
      const text = wordsOf(step);
      const version = work.desk.draft?.version ?? 0;
      return step.report.focus?.kind === "confirm" ? { kind: "ready", text, version } : { kind: "not_ready", text };
    },

    handIn: (session, version) =>
      change(session, (work) => {
        if (isOver(work)) return { refused: report.already(work.filed?.receipt ?? "") };
        if (work.desk.draft?.version !== version) return { refused: wording.changedMeanwhile };
        const isLeader = mayApprove(work);
        if (!isLeader && !mayEdit(work)) return { refused: report.mayNot };
        const step = isLeader ? approve(work, deps) : handIn(work, deps);
        if (step.entries.length === 0) return { refused: wordsOf(step) };
        return { value: wordsOf(step), step: { ...step, writes: [...step.writes, ...toldToChat(work, step)] } };
      }),

    reopen: (session) =>
      change(session, (work) => {
        if (!mayEdit(work)) return { refused: report.mayNot };
        const step = openRevision(work, "correction");
        return step.entries.length > 0 ? { value: wordsOf(step), step } : { refused: wordsOf(step) };
      }),

    async preview(session) {
      const sat = await sit(session);
      return sat ? deps.preview(sat.work.draft, sat.work.desk.draft ? null : sat.work.filed) : [];
    },
  };
}

/** Whether there is nothing to fill in: it was handed in, and no revision is open. */
const isOver = ({ filed, desk }: Work): boolean => filed !== null && desk.draft === null;

const overText = ({ filed, member }: Work): string =>
  filed?.submitted_by === member.id ? report.already(filed.receipt) : report.handedInMeanwhile;

/** What a step says first: of the answer or the report itself, not of the question that follows in chat. */
function wordsOf({ replies }: Pick<Step, "replies">): string {
  const [first] = replies[0]?.blocks ?? [];
  return first?.kind === "text" ? first.text : "";
}

/** The member's own conversations hear what they would have heard there: the receipt with its document, or that it waits. */
function toldToChat({ member }: Work, { replies }: Step): readonly Write[] {
  return replies.map(({ blocks }) => ({ kind: "tell", member: member.id, reply: { blocks, choices: [] } }));
}
