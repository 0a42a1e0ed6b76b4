import type { FiledReport } from "../../reports/submission.ts";
import { type AdminCommand, needed, WrongUse, wordsOf } from "./command.ts";
import { readDay } from "./read-day.ts";
import { day } from "./table.ts";
import { wording } from "./wording.ts";

/** `received`: the signed report of a revision has come in. */
export const received: AdminCommand<FiledReport> = {
  usage: wording.usage.received,
  options: { number: { type: "string" }, date: { type: "string" } },
  ask(given) {
    const [receipt = ""] = wordsOf(given, [wording.word.receipt]);
    const number = needed(given, "number");
    const typed = needed(given, "date");
    const date = readDay(typed);
    if (date === null) throw new WrongUse(wording.wrongDate("date", typed));
    return { route: "received", body: { receipt, number, date } };
  },
  show: ({ receipt, official }) => wording.received(receipt, official?.number ?? "", day(official?.date ?? "")),
};
