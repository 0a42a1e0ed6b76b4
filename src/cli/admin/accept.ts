import { type AdminCommand, wordsOf } from "./command.ts";
import { wording } from "./wording.ts";

/** `accept`: the newest revision of a unit is taken as it is. */
export const accept: AdminCommand<{ readonly receipt: string; readonly told: number }> = {
  usage: wording.usage.show,
  options: {},
  ask(given) {
    const [receipt = ""] = wordsOf(given, [wording.word.receipt]);
    return { route: "accept", body: { receipt } };
  },
  show: ({ receipt, told }) => `${wording.accepted(receipt)} ${wording.told(told)}`,
};
