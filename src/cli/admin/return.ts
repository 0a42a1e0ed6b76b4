import { type AdminCommand, WrongUse, wordsOf } from "./command.ts";
import { wording } from "./wording.ts";

/** What `return --json` gives of the report. */
interface Returned {
  readonly receipt: string;
  readonly returned: Readonly<Record<string, string>>;
  readonly told: number;
}

/** `return`: the newest revision goes back to its unit, with a reason for each field. */
export const returnReport: AdminCommand<Returned> = {
  usage: wording.usage.return,
  options: { field: { type: "string", repeats: true }, reason: { type: "string", repeats: true } },
  ask(given) {
    const [receipt = ""] = wordsOf(given, [wording.word.receipt]);
    const fields = given.lists["field"] ?? [];
    const reasons = given.lists["reason"] ?? [];
    if (fields.length === 0) throw new WrongUse(wording.missingOption("field"));
    if (fields.length !== reasons.length) throw new WrongUse(wording.unpaired(fields.length, reasons.length));
    const pairs = fields.map((field, at) => ({ field, reason: reasons[at] ?? "" }));
    return { route: "return", body: { receipt, fields: pairs } };
  },
  show: ({ receipt, returned, told }) =>
    `${wording.returned(receipt, Object.keys(returned).length)} ${wording.told(told)}`,
};
