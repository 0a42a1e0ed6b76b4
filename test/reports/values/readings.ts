import type { Reading } from "../../../src/reports/values/reading.ts";

/** The values among which a reading is unsure; none when it is anything else. */
export function valuesOf<Value>(reading: Reading<Value>): Value[] {
  return reading.kind === "unsure" ? reading.readings.map(({ value }) => value) : [];
}

/** The labels among which a reading lets the person choose. */
export function labelsOf<Value>(reading: Reading<Value>): string[] {
  return reading.kind === "unsure" ? reading.readings.map(({ label }) => label) : [];
}
