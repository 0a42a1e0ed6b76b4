import type { Comparison } from "../../reports/form-sheet/compare.ts";
import { placeText } from "./show-workbook.ts";
import { takeWords, teach } from "./take-answer.ts";
import type { Step, Work } from "./work.ts";

/** Asks the question of words that could not be read: by their readings where there are several, else with what is wrong. */
export function askAboutFault(work: Work, { question, raw, place, teach: text }: Comparison["faults"][number]): Step {
  const taken = raw === "" ? null : takeWords(work, question, raw);
  if (taken?.kind === "step" && taken.step.entries.length === 0) return taken.step;
  return teach(work, question, `${capital(placeText(place, question))}: ${text.replace(/^Dạ, /, "")}`);
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
