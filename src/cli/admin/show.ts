import type { ShownReport } from "../../consolidation/shown-report.ts";
import type { Comment } from "../../reports/comment.ts";
import { type AdminCommand, wordsOf } from "./command.ts";
import { showReport } from "./show-report.ts";
import { wording } from "./wording.ts";

/** `show`: any revision by its receipt. */
export const show: AdminCommand<ShownReport & { readonly comments: readonly Comment[] }> = {
  usage: wording.usage.show,
  options: {},
  ask(given) {
    const [receipt = ""] = wordsOf(given, [wording.word.receipt]);
    return { route: "show", body: { receipt } };
  },
  show: showReport,
};
