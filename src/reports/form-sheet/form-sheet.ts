import type { FormMark } from "./form-mark.ts";

/** How an answer is given in its cell. */
export type Input =
  | { readonly kind: "whole" | "decimal" | "money" | "date" | "text" | "long_text" }
  /** One of these texts. */
  | { readonly kind: "list"; readonly options: readonly string[] }
  /** Nothing is written here: it is said where. */
  | { readonly kind: "elsewhere"; readonly note: string; readonly sheet: string | null };

/** What stands in a cell when the sheet is made: a figure, an ISO day (`date` inputs), a text, or nothing. */
export type Present = string | number | null;

/** One question of the main sheet. */
export interface QuestionRow {
  readonly field: string;
  readonly base: string;
  readonly number: number;
  readonly label: string;
  readonly measure: string;
  readonly help: string;
  readonly input: Input;
  readonly present: Present;
  /** Whether the communes' figures add up to it. */
  readonly isSum: boolean;
}

/** A section of the main sheet. */
export interface SectionRows {
  readonly title: string;
  readonly rows: readonly QuestionRow[];
}

/** A table on a sheet of its own. */
export interface TableSheet {
  readonly field: string;
  readonly base: string;
  readonly name: string;
  readonly title: string;
  readonly help: string;
  readonly columns: readonly { readonly id: string; readonly label: string; readonly input: Input }[];
  readonly present: readonly (readonly Present[])[];
  /** How many rows are laid out for answers. */
  readonly rows: number;
}

/** The sheet with one row for each commune and one column for each figure that adds up. */
export interface CommuneSheet {
  readonly name: string;
  readonly help: string;
  readonly communes: readonly { readonly code: string; readonly name: string }[];
  readonly figures: readonly {
    readonly field: string;
    readonly number: number;
    readonly label: string;
    readonly measure: string;
    readonly input: Input;
  }[];
}

/** The report form of a unit as a workbook: what stands in it, not how it looks. */
export interface FormSheet {
  readonly mark: FormMark;
  readonly title: string;
  readonly unitLine: string;
  readonly sections: readonly SectionRows[];
  readonly tables: readonly TableSheet[];
  readonly communes: CommuneSheet | null;
}

/** The narrative parts of a unit's report as a text document. */
export interface NarrativeForm {
  readonly mark: FormMark;
  readonly title: string;
  readonly unitLine: string;
  readonly parts: readonly {
    readonly field: string;
    readonly base: string;
    readonly number: number;
    readonly label: string;
    readonly ask: string;
    readonly help: string;
    readonly present: string;
  }[];
}
