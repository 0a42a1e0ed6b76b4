import type { ChannelId } from "../../messages/address.ts";
import type { WayReason } from "../../outbox/choose-way.ts";
import type { Outcome, ReminderState, SummaryLine } from "../../reminders/ports.ts";

/** A reminder whose message has ended, as the store gives it. */
export interface OutcomeRow {
  readonly id: number;
  readonly unit: string;
  readonly deadline: string;
  readonly step: string;
  readonly member_id: number | null;
  readonly conversation_id: number;
  readonly tried: readonly (number | string)[];
  readonly unknowns: number;
  readonly state: string;
  readonly why: string | null;
}

/** The same as the room speaks of it; its unknown fate counts already. */
export function outcomeOf(row: OutcomeRow): Outcome {
  return {
    reminder: {
      id: String(row.id),
      unit: row.unit,
      deadline: row.deadline,
      step: row.step,
      member: row.member_id === null ? null : String(row.member_id),
    },
    state: row.state,
    why: row.why,
    conversation: String(row.conversation_id),
    tried: row.tried.map(String),
    unknowns: row.unknowns + (row.state === "unknown" ? 1 : 0),
  };
}

/** A line of a summary, as the store gives it. */
export interface LineRow {
  readonly id: number;
  readonly unit: string;
  readonly deadline: string;
  readonly step: string;
  readonly member_id: number | null;
  readonly state: string;
  readonly why: string | null;
  readonly name: string | null;
  readonly channel: string | null;
  readonly way: string | null;
  readonly price: number | string | null;
  readonly received_at: Temporal.Instant | null;
}

/** The same as the room speaks of it. */
export const lineOf = (row: LineRow): SummaryLine => ({
  id: String(row.id),
  unit: row.unit,
  deadline: row.deadline,
  step: row.step,
  member: row.member_id === null ? null : String(row.member_id),
  state: row.state as ReminderState,
  why: row.why,
  name: row.name,
  channel: row.channel as ChannelId | null,
  way: row.way as WayReason | null,
  price: row.price === null ? null : Number(row.price),
  isReceived: row.channel === "zalo-zbs" ? row.received_at !== null : null,
});
