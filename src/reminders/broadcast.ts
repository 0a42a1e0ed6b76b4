import { type Reply, textReply } from "../messages/reply.ts";
import { wording } from "./wording.ts";

/** Above so many people a broadcast must be confirmed with their number. */
export const CONFIRM_ABOVE = 20;
/** The longest text of a broadcast, in characters: one message with its opening words. */
export const BROADCAST_MAX = 3000;
/** A broadcast stops when more than this share of what has ended did not arrive … */
export const MOST_FAILED_SHARE = 0.3;
/** … once so many have ended. */
export const JUDGED_FROM = 10;
/** How many people are written to in one run. */
export const BROADCAST_BATCH = 50;

/** How far a unit is, as the overview says it. */
export interface UnitStatus {
  readonly unit: string;
  readonly kind: string;
  readonly state: string;
}

/** The units that a broadcast is for: "all", or any of the kinds and states named. */
export function unitsMeant(to: readonly string[], statuses: readonly UnitStatus[]): readonly string[] {
  const isAll = to.includes("all");
  const meant = statuses.filter(({ kind, state }) => isAll || to.includes(kind) || to.includes(state));
  return meant.map(({ unit }) => unit);
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
