import { z } from "zod";

import { readAsOf } from "../values/as-of.ts";
import { showAsOf } from "../values/show-date.ts";
import type { FieldKind } from "./field-kind.ts";

const asOfShape = z.strictObject({ date: z.iso.date(), final: z.boolean() });

/** The day up to which a group of figures counts, and whether they are final or an estimate. */
export const asOf: FieldKind = {
  read: (raw, _, today) => readAsOf(raw, today),
  shape: () => asOfShape,
  show: (value) => showAsOf(asOfShape.parse(value)),
};
