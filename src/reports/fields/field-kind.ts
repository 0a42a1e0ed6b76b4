import type { ZodType } from "zod";

import type { Field } from "../form.ts";
import type { Reading } from "../values/reading.ts";

/** A value as a draft stores it: plain JSON. */
export type Stored = string | number | boolean | null | readonly Stored[] | { readonly [key: string]: Stored };

/** One kind of field: how an answer is read, checked and shown. A new kind is one file like this. */
export interface FieldKind {
  /** Reads what an officer typed; `today` is the local day. */
  read(raw: string, field: Field, today: Temporal.PlainDate): Reading<Stored>;
  /** What the kind stores. */
  shape(field: Field): ZodType;
  /** The value as a report shows it. */
  show(value: Stored, field: Field): string;
}
