import { z } from "zod";

import { type AsOf, readAsOf } from "../values/as-of.ts";
import type { Reading } from "../values/reading.ts";
import { showAsOf } from "../values/show-date.ts";
import type { FieldKind, Stored } from "./field-kind.ts";

const asOfShape = z.strictObject({ date: z.iso.date(), final: z.boolean() });

/** The day up to which a group of figures counts, and whether they are final or an estimate. */
export const asOf: FieldKind = {
  read: (raw, _, today) => asStored(readAsOf(raw, today)),
  shape: () => asOfShape,
  show: (value) => showAsOf(asOfShape.parse(value)),
};

function asStored(reading: Reading<AsOf>): Reading<Stored> {
  const stored = ({ date, final }: AsOf): Stored => ({ date, final });
  if (reading.kind === "value") return { kind: "value", value: stored(reading.value) };
  if (reading.kind !== "unsure") return reading;
  return { kind: "unsure", readings: reading.readings.map(({ value, label }) => ({ value: stored(value), label })) };
}
