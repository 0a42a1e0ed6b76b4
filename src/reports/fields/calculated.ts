import { z } from "zod";
import { unreadable } from "../values/reading.ts";
import { showDecimal } from "../values/show-figure.ts";
import type { FieldKind } from "./field-kind.ts";
import { wording } from "./wording.ts";

/** A figure that is worked out from others and never asked for. */
export const calculated: FieldKind = {
  read: () => unreadable(wording.calculated),
  shape: () => z.number(),
  show: (value, { unit }) => `${showDecimal(Number(value))}${unit === "%" ? "%" : unit ? ` ${unit}` : ""}`,
};
