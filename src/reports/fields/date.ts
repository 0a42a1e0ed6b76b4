import { z } from "zod";

import { readDate } from "../values/date.ts";
import { type Reading, unreadable } from "../values/reading.ts";
import { showDate } from "../values/show-date.ts";
import type { FieldKind } from "./field-kind.ts";
import { wording } from "./wording.ts";

/** A day that has been, stored as ISO 8601. */
export const date: FieldKind = {
  read: (raw, _, today) => readPastDay(raw, today),
  shape: () => z.iso.date(),
  show: (value) => showDate(String(value)),
};

/** So many days back a day without its year is taken for the last such day: "20/11" said in January. */
const LATELY = 180;

/** Reads a day that has been; one still to come is not taken, nor is "25/12" said on 1 December taken for last year's. */
export function readPastDay(raw: string, today: Temporal.PlainDate): Reading<string> {
  const past = readDate(raw, today, "past");
  const any = readDate(raw, today, "any");
  if (past.kind !== "value" || any.kind !== "value") return past;
  const isAhead = any.value > today.toString();
  const isLately = past.value !== any.value && past.value >= today.subtract({ days: LATELY }).toString();
  return isAhead && !isLately ? unreadable(wording.dayAhead(showDate(any.value))) : past;
}
