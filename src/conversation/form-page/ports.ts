import type { Member } from "../../people/member.ts";
import type { Desk, Write } from "../ports.ts";

/** A page of the report form that a member has open. */
export interface FormSession {
  /** What it is kept under; never what the browser holds. */
  readonly id: string;
  readonly conversation: string;
  readonly member: string;
  readonly unit: string;
}

/** Somebody else of the unit who has the page open. */
export interface Present {
  readonly member: Member;
  /** The section that was looked at last; null before any was. */
  readonly section: string | null;
}

/** How far the shared draft has come, and who else is there. */
export interface Pulse {
  /** Changes whenever the draft, or what was handed in, does. */
  readonly sign: string;
  readonly others: readonly Present[];
}

/** The desk of a page, as a turn in chat has one. */
export interface FormDesks {
  open(session: FormSession, now: Temporal.Instant): Promise<Desk>;
  /** Writes everything in one transaction; "stale" (and nothing written) when something it builds on has changed. */
  commit(session: FormSession, writes: readonly Write[], now: Temporal.Instant): Promise<"written" | "stale">;
  /** Notes that somebody is before the page. */
  pulse(session: FormSession, section: string | null, now: Temporal.Instant): Promise<Pulse>;
}
