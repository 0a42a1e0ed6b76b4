import type { Units } from "../people/unit.ts";
import type { Form } from "./form.ts";

/** A campaign's report: the form, and the units that fill it in. */
export interface Reporting {
  readonly form: Form;
  readonly units: Units;
}
