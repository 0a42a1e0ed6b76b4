import type { FiledReport } from "../../reports/submission.ts";
import { type AdminCommand, needed, WrongUse, wordsOf } from "./command.ts";
import { day } from "./table.ts";
import { wording } from "./wording.ts";

/** As Vietnamese offices write a day, and as computers do. */
const DAYS = [
  /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
];

/** `received`: the signed report of a revision has come in. */
export const received: AdminCommand<FiledReport> = {
  usage: wording.usage.received,
  options: { number: { type: "string" }, date: { type: "string" } },
  ask(given) {
    const [receipt = ""] = wordsOf(given, [wording.word.receipt]);
    const number = needed(given, "number");
    const typed = needed(given, "date");
    const date = readDay(typed);
    if (date === null) throw new WrongUse(wording.wrongDate(typed));
    return { route: "received", body: { receipt, number, date } };
  },
  show: ({ receipt, official }) => wording.received(receipt, official?.number ?? "", day(official?.date ?? "")),
};

function readDay(typed: string): string | null {
  const parts = DAYS.map((shape) => shape.exec(typed)?.groups).find((groups) => groups !== undefined);
  if (!parts) return null;
  const { year, month, day: number } = parts;
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(number) },
      { overflow: "reject" },
    ).toString();
  } catch {
    return null;
  }
}
