import { z } from "zod";

import { readWholeNumber } from "../values/read-whole-number.ts";
import { showWhole } from "../values/show-number.ts";
import type { FieldKind } from "./field-kind.ts";

/** A count: a whole number from 0. */
export const whole: FieldKind = {
  read: (raw) => readWholeNumber(raw),
  shape: () => z.int().nonnegative(),
  show: (value, { unit }) => [showWhole(Number(value)), unit].filter(Boolean).join(" "),
};
