import type { Stored } from "../../reports/fields/field-kind.ts";
import type { Field } from "../../reports/form.ts";

/** How the workbook writes what it does not compute itself. */
export interface WorkbookWords {
  /** What is consolidated: the title of the form. */
  readonly title: string;
  /** A value as officers read it. */
  show(field: Field, value: Stored): string;
  /** An instant as a plain local date and time, ISO, to the minute. */
  local(instant: string): string;
  /** The same as people read it. */
  moment(instant: string): string;
}
