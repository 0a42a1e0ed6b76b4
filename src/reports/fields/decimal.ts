import { z } from "zod";

import { readDecimal } from "../values/decimal.ts";
import { showDecimal } from "../values/show-figure.ts";
import type { FieldKind } from "./field-kind.ts";

/** A measure that may have decimals; a percentage is written close to its sign. */
export const decimal: FieldKind = {
  read: (raw, { unit }) => readDecimal(raw, unit),
  shape: () => z.number(),
  show: (value, { unit }) => `${showDecimal(Number(value))}${unit === "%" ? "%" : unit ? ` ${unit}` : ""}`,
};
