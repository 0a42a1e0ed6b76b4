import type { Stored } from "../../reports/fields/field-kind.ts";
import type { Field } from "../../reports/form.ts";

/** How the documents write what they do not compute themselves. */
export interface DocumentWords {
  /** A value as officers read it. */
  show(field: Field, value: Stored): string;
  /** An instant as a local day, "05/12/2023", and as a moment, "09:00 ngày 12/12/2023". */
  day(instant: string): string;
  moment(instant: string): string;
}
