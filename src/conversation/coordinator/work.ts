import type { Standing } from "../../consolidation/decision.ts";
import type { StatusRow } from "../../consolidation/ports.ts";
import type { ChannelId } from "../../messages/address.ts";
import { type Block, type Reply, type ReplyChoice, textReply } from "../../messages/reply.ts";
import type { Actor } from "../../people/actor.ts";
import type { Member } from "../../people/member.ts";
import type { Desk, Office, Write } from "../ports.ts";
import type { CoordinatorDeps } from "./deps.ts";
import type { CoordinatorFocus, CoordinatorState } from "./focus.ts";

/** What a coordinator's turn has before it. */
export interface CoordinatorWork {
  readonly deps: CoordinatorDeps;
  readonly desk: Desk;
  readonly office: Office;
  readonly member: Member;
  readonly focus: CoordinatorFocus | null;
  readonly now: Temporal.Instant;
  /** The local day. */
  readonly today: Temporal.PlainDate;
  readonly channel: ChannelId;
}

/** What came of it. */
export interface CoordinatorStep {
  readonly coordinator: CoordinatorState;
  readonly replies: readonly Reply[];
  readonly writes: readonly Write[];
}

/** A choice before it has an id. */
export interface Offer {
  /** What it does, as its button sends it back; at most 61 bytes. */
  readonly verb: string;
  readonly label: string;
}

const MARK = "th:";

/** A step that says something and waits for `focus`. */
export function says(
  focus: CoordinatorFocus | null,
  text: string | readonly Block[],
  offers: readonly Offer[] = [],
  ...writes: readonly Write[]
): CoordinatorStep {
  const blocks = typeof text === "string" ? textReply(text).blocks : text;
  const choices: ReplyChoice[] = offers.map(({ verb, label }) => ({ id: `${MARK}${verb}`, label }));
  return {
    coordinator: { focus, offered: choices.map(({ id, label }) => ({ id, label })) },
    replies: [{ blocks, choices }],
    writes,
  };
}

/** The verb of a button that a coordinator was offered; null for any other button. */
export const verbOf = (id: string): string | null => (id.startsWith(MARK) ? id.slice(MARK.length) : null);

/** How far a unit is; undefined for a unit of which no report is expected. */
export const statusOf = ({ office }: CoordinatorWork, unit: string): StatusRow | undefined =>
  office.status.find((row) => row.unit === unit);

/** The newest revision that a unit handed in, with what is known beside it; undefined before the first. */
export const standingOf = ({ office }: CoordinatorWork, unit: string): Standing | undefined =>
  office.standings.find(({ report }) => report.unit === unit);

/** Whoever decides in this conversation. */
export const actorOf = ({ member }: CoordinatorWork): Actor => ({ kind: "member", id: member.id, role: member.role });

/** The body that receives the reports, by name. */
export function receiverOf({ deps, office }: CoordinatorWork): string {
  const receiver = office.district ?? deps.engine.reporting.units.receiver;
  return deps.engine.unit(receiver)?.name ?? receiver;
}

/** Whether a district collects from its communes here. */
export const collects = ({ office }: CoordinatorWork): boolean => office.district !== null;
