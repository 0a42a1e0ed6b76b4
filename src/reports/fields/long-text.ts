import { z } from "zod";

import { readText } from "../values/text.ts";
import type { FieldKind } from "./field-kind.ts";

/** The most characters of a narrative part. */
const LONG_TEXT_MAX = 4000;

/** A narrative part, in paragraphs. */
export const longText: FieldKind = {
  read: (raw) => readText(raw, LONG_TEXT_MAX),
  shape: () => z.string().min(1).max(LONG_TEXT_MAX),
  show: (value) => String(value),
};
