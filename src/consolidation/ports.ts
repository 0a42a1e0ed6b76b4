import type { Difficulty } from "../reports/difficulty.ts";
import type { FiledReport, Timeliness } from "../reports/submission.ts";

/** How far a unit is with its report. */
export type ReportState = "not_started" | "drafting" | "pending_approval" | "submitted" | "returned" | "accepted";

/** One line of the coordinator's overview. */
export interface StatusRow {
  readonly unit: string;
  readonly name: string;
  readonly kind: string;
  readonly state: ReportState;
  /** How many of the questions asked of this unit have an answer. */
  readonly answered: number;
  readonly questions: number;
  /** The last valid day, ISO: 2023-12-09 for "trước ngày 10 tháng 12". */
  readonly deadline: string;
  readonly timeliness: Timeliness | null;
  /** The newest revision that was handed in; 0 before the first. */
  readonly revision: number;
  readonly receipt: string | null;
  readonly official: { readonly number: string; readonly date: string; readonly received_at: string | null } | null;
}

/** What coordinators read of the reports of one campaign. */
export interface ReportBook {
  /** Every expected unit, in the order of `units.yaml`. */
  status(): Promise<readonly StatusRow[]>;
  /** The newest revision of each unit that handed one in. */
  reports(): Promise<readonly FiledReport[]>;
  /** Any revision by its receipt; null when there is none. */
  show(receipt: string): Promise<FiledReport | null>;
  /** Difficulties, the newest first. */
  difficulties(): Promise<readonly Difficulty[]>;
}

/** What came of handing in a whole report at once. */
export type HandedIn =
  | { readonly kind: "filed"; readonly report: FiledReport }
  /** The same key was used before with the same body; nothing was written. */
  | { readonly kind: "repeated"; readonly report: FiledReport }
  /** The same key was used before with another body. */
  | { readonly kind: "key_reused" }
  /** The form's rules refuse it; each fault says, in Vietnamese, what to mend. */
  | {
      readonly kind: "refused";
      readonly faults: readonly { readonly field: string | null; readonly message: string }[];
    };

/** Hands in a whole report of a unit at once (the HTTP API's way): one transaction with its forwarding. */
export type HandIn = (request: {
  readonly unit: string;
  /** The form's fields by id, each as an officer would type it or as the kind stores it. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Reasons for soft rules, by rule. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly idempotencyKey: string;
  readonly tokenId: string;
}) => Promise<HandedIn>;

/** A report that is to go on to an outside store, held by one worker. */
export interface ForwardingClaim {
  readonly reportId: string;
  readonly report: FiledReport;
  readonly attempts: number;
  readonly owner: string;
}

/** done: it is there; again: tried once more when due; dead: given up until an operator tries again. */
export type ForwardingSettlement =
  | { readonly kind: "done"; readonly outcome: "accepted" | "already_there" }
  | { readonly kind: "again"; readonly dueAt: Temporal.Instant; readonly why: string }
  | { readonly kind: "dead"; readonly why: string };

/** The queue of reports that go on to an outside store; a row is written in the transaction that files the report. */
export interface ForwardingQueue {
  /** The report that is due longest and that nobody holds; a claim that was never settled is given out again after `until`. */
  claim(owner: string, now: Temporal.Instant, until: Temporal.Instant): Promise<ForwardingClaim | null>;
  /** Has no effect where the claim is no longer held. */
  settle(claim: ForwardingClaim, settlement: ForwardingSettlement, now: Temporal.Instant): Promise<void>;
}

/** What one try to hand a report to the outside store came to. */
export type Sent =
  | { readonly kind: "accepted" }
  /** The store has had this receipt before. */
  | { readonly kind: "already_there" }
  /** It will not be taken as it is. */
  | ({ readonly kind: "refused" } & SendingFault)
  /** It may be taken later; `afterMs` is how long the store asks to be left alone. It may also have been taken: repeating is safe. */
  | ({ readonly kind: "not_now"; readonly afterMs: number | null } & SendingFault);

/** Why a report was not taken. */
export interface SendingFault {
  /** A short word for logs: "http_422", "timeout". */
  readonly code: string;
  /** For the operator; it may hold words of the store's answer, so it is not logged. */
  readonly why: string;
}

/** Hands one report to the outside store, once; repeating it for the same receipt is safe. */
export type SendReport = (report: FiledReport) => Promise<Sent>;

/** A report that the outside store did not take and that is tried no more by itself. */
export interface DeadLetter {
  readonly reportId: string;
  readonly receipt: string;
  readonly unit: string;
  readonly revision: number;
  readonly attempts: number;
  readonly why: string;
  /** When it was given up, an ISO instant. */
  readonly since: string;
}

/** What operators do about reports that were given up. */
export interface DeadLetters {
  /** The reports that were given up, the oldest first. */
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Has one such report, or every one, tried again from now on; gives how many there were. */
  retry(which: string | "all", now: Temporal.Instant): Promise<number>;
}
