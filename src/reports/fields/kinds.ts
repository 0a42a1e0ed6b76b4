import type { Field } from "../form.ts";
import { asOf } from "./as-of.ts";
import { attachment } from "./attachment.ts";
import { calculated } from "./calculated.ts";
import { date } from "./date.ts";
import { decimal } from "./decimal.ts";
import type { FieldKind } from "./field-kind.ts";
import { longText } from "./long-text.ts";
import { manyOf } from "./many-of.ts";
import { money } from "./money.ts";
import { oneOf } from "./one-of.ts";
import { shortText } from "./short-text.ts";
import { table } from "./table.ts";
import { whole } from "./whole.ts";
import { yesNo } from "./yes-no.ts";

const KINDS: Readonly<Record<Field["kind"], FieldKind>> = {
  short_text: shortText,
  long_text: longText,
  whole,
  decimal,
  money,
  date,
  yes_no: yesNo,
  one_of: oneOf,
  many_of: manyOf,
  table,
  attachment,
  as_of: asOf,
  calculated,
};

/** The kind of a field. */
export const kindOf = (field: Field): FieldKind => KINDS[field.kind];
