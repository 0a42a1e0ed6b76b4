import type { Answer, Draft } from "./draft.ts";

/** Whether a report came in time; a person judges what lies between the text's end and the day that is late for certain. */
export type Timeliness = "on_time" | "to_be_judged" | "late";

/** A soft rule that did not hold, with the officer's reason. */
export interface Exception {
  readonly rule: string;
  readonly field: string;
  readonly reason: string;
}

/** A revision that was handed in; it never changes again but for its state and its official number. */
export interface Submission {
  readonly campaign: string;
  readonly unit: string;
  readonly form: string;
  readonly form_version: number;
  readonly period: string;
  readonly revision: number;
  readonly cause: Draft["cause"];
  /** "Mã tiếp nhận số liệu": the same for the same campaign, unit, form, period and revision. */
  readonly receipt: string;
  /** The answers to the fields that the unit is asked, calculated ones included. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly exceptions: readonly Exception[];
  /** The member who handed it in. */
  readonly submitted_by: string;
  /** The leader who agreed; null where none was asked. */
  readonly approved_by: string | null;
  /** An ISO instant. */
  readonly submitted_at: string;
  readonly timeliness: Timeliness;
}

/** The signed report's number and date, as the officer gave them; dates are ISO days. */
export interface OfficialTrack {
  readonly number: string;
  readonly date: string;
  /** When the coordinator marked the signed report as received; null before. */
  readonly received_at: string | null;
}

/** A submission as the store holds it. */
export interface FiledReport extends Submission {
  readonly state: "submitted" | "returned" | "accepted";
  readonly official: OfficialTrack | null;
  /** Why its fields were returned, by field; left out where it never was. */
  readonly returned?: Readonly<Record<string, string>>;
}
