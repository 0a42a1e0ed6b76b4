import type { UnitKind } from "../knowledge/campaign.ts";
import type { Stored } from "../reports/fields/field-kind.ts";
import type { Field, Form, Section } from "../reports/form.ts";
import type { Exception, Timeliness } from "../reports/submission.ts";
import type { ReportState } from "./ports.ts";

/** Which of the newest revisions count: those handed in and not returned, or only those accepted. */
export type Counting = "submitted" | "accepted";

/** How a unit stands with handing in; every expected unit is exactly one of these. */
export type HandingIn = Timeliness | "returned" | "missing";

/** The ways to stand, in the order they are listed. */
export const HANDING_IN: readonly HandingIn[] = ["on_time", "to_be_judged", "late", "returned", "missing"];

/** Why nothing of a unit is counted: no report, one that was given back, one not accepted yet where only those count, or one on another form. */
export type Uncounted = "missing" | "returned" | "not_accepted" | "other_form";

/** One expected unit and how it stands. */
export interface UnitStanding {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** Whether the coordinator has confirmed that the unit is expected. */
  readonly confirmed: boolean;
  readonly state: ReportState;
  readonly handingIn: HandingIn;
  /** Null where the newest revision counts. */
  readonly uncounted: Uncounted | null;
  /** How far the report is filled in. */
  readonly answered: number;
  readonly questions: number;
  /** The last valid day, ISO. */
  readonly deadline: string;
  /** Nothing was handed in and the last valid day is over. */
  readonly overdue: boolean;
  /** The newest revision that was handed in; 0 before the first. */
  readonly revision: number;
  readonly receipt: string | null;
  /** When it was handed in, an ISO instant. */
  readonly submittedAt: string | null;
}

/** What a unit says to one field. */
export type Cell =
  /** `raw` is the words it was read from, empty for a calculated figure; `at` an ISO instant. */
  | { readonly kind: "given"; readonly value: Stored; readonly raw: string; readonly at: string }
  /** not_yet: put off; blank: asked, not answered; not_relevant: an earlier answer leaves the question out; unfit: an answer to an older form that does not fit; no_report: nothing of the unit is counted. */
  | { readonly kind: "not_yet" | "blank" | "not_relevant" | "unfit" | "not_asked" | "no_report" };

/** A unit with its answers by field; every field of the form has a cell. */
export interface UnitRow {
  readonly standing: UnitStanding;
  readonly cells: ReadonlyMap<string, Cell>;
  /** Soft rules that do not hold, of a counted report. */
  readonly exceptions: readonly Exception[];
}

/** A figure of all units: summed, or calculated anew from sums. */
export interface FigureTotal {
  readonly field: Field;
  readonly section: Section;
  /** Null where no unit gave it, or where the whole of a percentage is 0. */
  readonly total: number | null;
  /** The units behind the total, by code; of a calculated figure those that gave every figure it is worked out from. */
  readonly givenBy: readonly string[];
  /** The same of accepted reports alone. */
  readonly accepted: { readonly total: number | null; readonly given: number };
  /** Units that are asked and behind which no figure stands, by code. */
  readonly notYet: readonly string[];
  readonly blank: readonly string[];
  readonly unfit: readonly string[];
  readonly noReport: readonly string[];
  readonly notRelevant: number;
  readonly notAsked: number;
}

/** How often each choice of a question was taken; a unit may have taken several of many_of. */
export interface ChoiceCount {
  readonly field: Field;
  readonly section: Section;
  readonly given: number;
  readonly choices: readonly { readonly label: string; readonly units: readonly string[] }[];
}

/** The days up to which figures count, the earliest first. */
export interface AsOfDays {
  readonly field: Field;
  readonly section: Section;
  readonly days: readonly { readonly date: string; readonly final: boolean; readonly units: readonly string[] }[];
}

/** What one unit says in words, or in the rows of a table. */
export interface NarrativeEntry {
  readonly unit: UnitStanding;
  /** A paragraph each, or a row each with a text for every column. */
  readonly paragraphs: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One field in words, from every unit that answered it with something. */
export interface NarrativePart {
  readonly field: Field;
  readonly section: Section;
  readonly entries: readonly NarrativeEntry[];
}

/** How many units of one kind stand how. */
export interface KindCount {
  /** Null: all units together. */
  readonly kind: UnitKind | null;
  readonly expected: number;
  readonly by: Readonly<Record<HandingIn, number>>;
  readonly accepted: number;
}

/** One report out of many: totals, how complete they are, and what stands behind each. */
export interface Consolidation {
  readonly form: Form;
  readonly counting: Counting;
  /** When the reports were read, an ISO instant. */
  readonly at: string;
  readonly rows: readonly UnitRow[];
  /** Kinds that are expected, in the order of the units, then all together. */
  readonly kinds: readonly KindCount[];
  readonly figures: readonly FigureTotal[];
  readonly choices: readonly ChoiceCount[];
  readonly asOf: readonly AsOfDays[];
  readonly narrative: readonly NarrativePart[];
}
