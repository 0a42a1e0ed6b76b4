import { type Reply, textReply } from "../messages/reply.ts";
import type { Place, TemplatePlace } from "../outbox/choose-way.ts";
import { wording } from "./wording.ts";

/** Above so many people a broadcast must be confirmed with their number. */
export const CONFIRM_ABOVE = 20;
/** The longest text of a broadcast, in characters: one message with its opening words. */
export const BROADCAST_MAX = 3000;
/** A broadcast stops when more than this share of what has ended did not arrive … */
export const MOST_FAILED_SHARE = 0.3;
/** … once so many have ended. */
export const JUDGED_FROM = 10;
/** How many messages of a broadcast wait to be sent at most: what the fastest channel sends in three seconds, so that a stop takes nearly all of them back. */
export const BROADCAST_BATCH = 90;

/** How far a unit is, as the overview says it. */
export interface UnitStatus {
  readonly unit: string;
  readonly kind: string;
  readonly state: string;
}

/** An officer that a broadcast can be for. */
export interface NoticePerson {
  readonly unit: string;
  /** Where to write, as far as notices are not switched off. */
  readonly conversations: readonly Place[];
  readonly templates: readonly TemplatePlace[];
  /** Whether notices are switched off in every conversation. */
  readonly isMuted: boolean;
}

/** A broadcast that was made, with what became of it. */
export interface MadeNotice {
  readonly id: string;
  readonly text: string;
  /** "scheduled", "sending", "done", "cancelled" or "stopped". */
  readonly state: string;
  /** ISO instant. */
  readonly dueAt: string;
  /** How many people stand where: "waiting", "queued", "sent", "unknown", "blocked", "failed", "muted", "withdrawn". */
  readonly people: Readonly<Record<string, number>>;
  /** Whom it did not surely reach. */
  readonly unreached: readonly { readonly unit: string; readonly name: string | null; readonly state: string }[];
}

/** The units that a broadcast is for: "all", or any of the kinds, states, "kind+state" and unit codes named. */
export function unitsMeant(to: readonly string[], statuses: readonly UnitStatus[]): readonly string[] {
  const named = new Set(to);
  const isMeant = ({ unit, kind, state }: UnitStatus) =>
    ["all", kind, state, `${kind}+${state}`, unit].some((one) => named.has(one));
  return statuses.filter(isMeant).map(({ unit }) => unit);
}

/** What has become of a broadcast's messages. */
export interface BroadcastCounts {
  readonly sent: number;
  /** Blocked, or not delivered for another reason. */
  readonly failed: number;
}

/** Whether so much went wrong that it is better not to go on. */
export function isHopeless({ sent, failed }: BroadcastCounts): boolean {
  const ended = sent + failed;
  return ended >= JUDGED_FROM && failed / ended > MOST_FAILED_SHARE;
}

/** A broadcast as it is read. */
export function broadcastReply(from: string, text: string, link: string | null): Reply {
  const lines = [
    wording.broadcast.head(from),
    text,
    ...(link === null ? [] : [wording.broadcast.link(link)]),
    wording.noticeEnd,
  ];
  const values = { sender: from, text: link === null ? text : `${text} ${link}`, link: link ?? "" };
  return { ...textReply(lines.join("\n")), notice: { about: "broadcast", values } };
}
