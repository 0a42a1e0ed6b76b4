import { z } from "zod";

import { readOptions } from "../values/options.ts";
import type { FieldKind } from "./field-kind.ts";

/** Any number of the field's options, stored by id in the field's order. */
export const manyOf: FieldKind = {
  read: (raw, { options = [] }) => readOptions(raw, options),
  shape: ({ options = [] }) => z.array(z.enum(options.map(({ id }) => id))),
  show: (value, { options = [] }) => {
    const chosen = Array.isArray(value) ? value : [];
    const labels = options.filter(({ id }) => chosen.includes(id)).map(({ label }) => label);
    return labels.length > 0 ? labels.join("; ") : "Không có";
  },
};
