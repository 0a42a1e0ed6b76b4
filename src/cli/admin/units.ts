import type { Unit } from "../../people/unit.ts";
import { listing } from "./command.ts";
import { table } from "./table.ts";
import { wording } from "./wording.ts";

/** A unit as `units --json` gives it. */
type UnitRow = Pick<Unit, "name" | "kind" | "reports_to" | "confirmed"> & { readonly unit: string };

/** `units`: who is expected to report. */
export const units = listing<readonly UnitRow[]>("units", (rows) =>
  table(
    [wording.unit.code, wording.unit.name, wording.unit.kind, wording.unit.reportsTo, wording.unit.confirmed],
    rows.map(({ unit, name, kind, reports_to, confirmed }) => [
      unit,
      name,
      wording.kinds[kind],
      reports_to ?? "-",
      confirmed ? wording.confirmed : wording.unconfirmed,
    ]),
  ),
);
