import type { Communes } from "../people/commune.ts";
import type { Units } from "../people/unit.ts";
import type { Form } from "./form.ts";

/** What a campaign needs so that its units can report: the form, the units that are expected, and the communes of its districts. */
export interface Reporting {
  readonly form: Form;
  readonly units: Units;
  /** Left out where the campaign lists none. */
  readonly communes?: Communes;
}
