import { z } from "zod";

import { readOption } from "../values/option.ts";
import type { FieldKind } from "./field-kind.ts";

/** One of the field's options, stored by id. */
export const oneOf: FieldKind = {
  read: (raw, { options = [] }) => readOption(raw, options),
  shape: ({ options = [] }) => z.enum(options.map(({ id }) => id)),
  show: (value, { options = [] }) => options.find(({ id }) => id === value)?.label ?? String(value),
};
