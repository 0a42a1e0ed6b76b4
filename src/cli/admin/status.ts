import type { StatusRow } from "../../consolidation/ports.ts";
import { listing } from "./command.ts";
import { day, table } from "./table.ts";
import { wording } from "./wording.ts";

/** `status`: how far every unit is. */
export const status = listing<readonly StatusRow[]>("status", (rows) => {
  const { headings, states, timeliness } = wording.status;
  const handedIn = rows.filter(({ revision }) => revision > 0).length;
  const lines = rows.map((row) => [
    row.unit,
    row.name,
    states[row.state],
    `${row.answered}/${row.questions}`,
    day(row.deadline),
    row.timeliness ? timeliness[row.timeliness] : "-",
    row.receipt ?? "-",
    officialOf(row),
  ]);
  return `${table(headings, lines)}\n${wording.status.sum(handedIn, rows.length)}`;
});

function officialOf({ official }: StatusRow): string {
  if (!official) return "-";
  const { number, date, received_at } = official;
  return wording.status.official(number, day(date), received_at !== null);
}
