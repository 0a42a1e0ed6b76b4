import { type AdminCommand, needed, WrongUse, wordsOf } from "./command.ts";
import { readDay } from "./read-day.ts";
import { day } from "./table.ts";
import { wording } from "./wording.ts";

/** `extend`: a unit is given until the end of a later day. */
export const extend: AdminCommand<{ readonly name: string; readonly until: string; readonly told: number }> = {
  usage: wording.usage.extend,
  options: { unit: { type: "string" }, until: { type: "string" }, reason: { type: "string" } },
  ask(given) {
    wordsOf(given, []);
    const typed = needed(given, "until");
    const until = readDay(typed);
    if (until === null) throw new WrongUse(wording.wrongDate("until", typed));
    return { route: "extend", body: { unit: needed(given, "unit"), until, reason: needed(given, "reason") } };
  },
  show: ({ name, until, told }) => `${wording.extended(name, day(until))} ${wording.told(told)}`,
};
