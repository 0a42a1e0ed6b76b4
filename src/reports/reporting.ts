import type { Units } from "../people/unit.ts";
import type { Form } from "./form.ts";

/** What a campaign needs so that its units can report: the form, and the units that are expected. */
export interface Reporting {
  readonly form: Form;
  readonly units: Units;
}
