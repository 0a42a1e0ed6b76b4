import { z } from "zod";
import { showWhole } from "../values/show-figure.ts";
import { readWholeNumber } from "../values/whole-number.ts";
import type { FieldKind } from "./field-kind.ts";

/** A count: a whole number from 0. */
export const whole: FieldKind = {
  read: (raw, { unit }) => readWholeNumber(raw, unit),
  shape: () => z.int().nonnegative(),
  show: (value, { unit }) => [showWhole(Number(value)), unit].filter(Boolean).join(" "),
};
