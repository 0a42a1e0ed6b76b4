import { z } from "zod";

import { readYesNo } from "../values/yes-no.ts";
import type { FieldKind } from "./field-kind.ts";

/** Yes or no. */
export const yesNo: FieldKind = {
  read: (raw) => readYesNo(raw),
  shape: () => z.boolean(),
  show: (value) => (value === true ? "Có" : "Không"),
};
