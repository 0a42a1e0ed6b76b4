import type { ChannelId } from "../../messages/address.ts";
import { type Block, type Reply, type ReplyChoice, textReply } from "../../messages/reply.ts";
import type { Member } from "../../people/member.ts";
import type { Draft } from "../../reports/draft.ts";
import type { ReportEngine } from "../../reports/engine.ts";
import type { Question } from "../../reports/questions.ts";
import type { FiledReport } from "../../reports/submission.ts";
import type { Desk, DraftEntry, Write } from "../ports.ts";
import { type Focus, focusKey, type ReportFocus } from "./focus.ts";

/** What a turn about the report has before it. */
export interface Work {
  readonly engine: ReportEngine;
  readonly desk: Desk;
  readonly member: Member;
  readonly draft: Draft;
  readonly filed: FiledReport | null;
  readonly focus: Focus | null;
  readonly now: Temporal.Instant;
  /** The local day. */
  readonly today: Temporal.PlainDate;
  /** Names the turn. */
  readonly turn: string;
  readonly channel: ChannelId;
  /** A secret for the page that takes one file; null where the channel takes files itself. */
  readonly uploadToken: string | null;
}

/** What came of it: what is said, what the report waits for now, and what changed. */
export interface Step {
  readonly draft: Draft;
  readonly entries: readonly DraftEntry[];
  readonly replies: readonly Reply[];
  readonly report: ReportFocus;
  readonly writes: readonly Write[];
}

/** A choice before it has an id. */
export interface Offer {
  /** What it does, as its button sends it back. */
  readonly verb: string;
  readonly label: string;
  readonly shortcut?: true;
}

/** A step that changes nothing but what is waited for. */
export function says(
  work: Work,
  focus: Focus | null,
  text: string | readonly Block[],
  offers: readonly Offer[] = [],
): Step {
  const blocks = typeof text === "string" ? textReply(text).blocks : text;
  const choices = offers.map((offer) => choiceOf(focus, offer));
  return {
    draft: work.draft,
    entries: [],
    replies: [{ blocks, choices }],
    report: { focus, offered: choices.filter(({ shortcut }) => !shortcut).map(({ id, label }) => ({ id, label })) },
    writes: [],
  };
}

/** The step with another draft and what was done to it. */
export const changing = (step: Step, draft: Draft, ...entries: readonly DraftEntry[]): Step => ({
  ...step,
  draft,
  entries: [...entries, ...step.entries],
});

/** The step with words before its own, in the same message. */
export function prefaced(step: Step, text: string): Step {
  const [first, ...rest] = step.replies;
  if (!first || text === "") return step;
  const opening: Block = { kind: "text", text };
  return { ...step, replies: [{ ...first, blocks: [opening, ...first.blocks] }, ...rest] };
}

/** The step with one more choice under its last message. */
export function offering(step: Step, offer: Offer): Step {
  const last = step.replies.at(-1);
  if (!last) return step;
  const choice = choiceOf(step.report.focus, offer);
  const { offered, focus } = step.report;
  const replies = [...step.replies.slice(0, -1), { ...last, choices: [...last.choices, choice] }];
  const { id, label } = choice;
  return { ...step, replies, report: { focus, offered: offer.shortcut ? offered : [...offered, { id, label }] } };
}

/** The step with further writes. */
export const writing = (step: Step, ...writes: readonly Write[]): Step => ({
  ...step,
  writes: [...step.writes, ...writes],
});

/** The work as it stands after the draft changed. */
export const on = (work: Work, draft: Draft): Work => ({ ...work, draft });

/** The question of a field; undefined for a field the unit is not asked. */
export const questionOf = ({ engine, draft }: Work, field: string): Question | undefined =>
  engine.questions(draft.unit).find((question) => question.field.id === field);

const CHOICE = /^bc:([^:]*):(.+)$/;

function choiceOf(focus: Focus | null, { verb, label, shortcut }: Offer): ReplyChoice {
  const id = `bc:${focusKey(focus)}:${verb}`;
  return shortcut ? { id, label, shortcut } : { id, label };
}

/** The focus and the verb of a button that a report offered; null for any other button. */
export function readChoice(id: string): { readonly key: string; readonly verb: string } | null {
  const [, key, verb] = CHOICE.exec(id) ?? [];
  return key === undefined || verb === undefined ? null : { key, verb };
}
