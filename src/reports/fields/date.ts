import { z } from "zod";

import { readDate } from "../values/date.ts";
import type { Reading } from "../values/reading.ts";
import { showDate } from "../values/show-date.ts";
import type { FieldKind } from "./field-kind.ts";

/** A day that has been, stored as ISO 8601. */
export const date: FieldKind = {
  read: (raw, _, today) => readPastDay(raw, today),
  shape: () => z.iso.date(),
  show: (value) => showDate(String(value)),
};

/** Reads a day; one that lies ahead in this year and behind in the last ("25/12" on 1 December) is asked about. */
export function readPastDay(raw: string, today: Temporal.PlainDate): Reading<string> {
  const past = readDate(raw, today, "past");
  const any = readDate(raw, today, "any");
  if (past.kind !== "value" || any.kind !== "value" || past.value === any.value) return past;
  return { kind: "unsure", readings: [past, any].map(({ value }) => ({ value, label: showDate(value) })) };
}
