import { z } from "zod";

import { readText } from "../values/text.ts";
import type { FieldKind } from "./field-kind.ts";

/** The most characters of a short text. */
export const SHORT_TEXT_MAX = 300;

/** A line of text. */
export const shortText: FieldKind = {
  read: (raw) => readText(raw, SHORT_TEXT_MAX),
  shape: () => z.string().min(1).max(SHORT_TEXT_MAX),
  show: (value) => String(value),
};
