import { z } from "zod";

import { readDate } from "../values/date.ts";
import { showDate } from "../values/show-date.ts";
import type { FieldKind } from "./field-kind.ts";

/** A day that has been, stored as ISO 8601. */
export const date: FieldKind = {
  read: (raw, _, today) => readDate(raw, today, "past"),
  shape: () => z.iso.date(),
  show: (value) => showDate(String(value)),
};
