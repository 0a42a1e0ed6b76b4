import { z } from "zod";

import { readMoney } from "../values/money.ts";
import { showMoney } from "../values/show-figure.ts";
import type { FieldKind } from "./field-kind.ts";

/** A sum of money in whole đồng. */
export const money: FieldKind = {
  read: (raw) => readMoney(raw),
  shape: () => z.int().nonnegative(),
  show: (value) => showMoney(Number(value)),
};
