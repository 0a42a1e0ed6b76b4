import { refusalWording } from "../../files/wording.ts";
import { type Extracted, extractInputs } from "../../reports/extract/extract-task.ts";
import type { ExtractWish } from "../../reports/extract/fulfil-extract.ts";
import { textParts } from "../../reports/extract/text-parts.ts";
import { withoutPersonalData } from "../personal-data.ts";
import type { ReportDeps } from "./deps.ts";
import { extractWords } from "./extract-words.ts";
import { propose } from "./take-paragraph.ts";
import { waitAgain } from "./wait-again.ts";
import { mayEdit } from "./who-may.ts";
import type { Step, Work } from "./work.ts";

/** What a document says that is no form of ours, such as a report of an earlier year. */
export interface ReportText {
  readonly name: string;
  readonly text: string;
}

/** What of a text goes out, without what points at one person. */
const partsOf = ({ text }: ReportText) => textParts(withoutPersonalData(text));

/** What a model could look for in it; null where whoever sent it may not write the report, or it says nothing. */
export function wishForText(work: Work, read: ReportText): ExtractWish | null {
  const { parts } = partsOf(read);
  if (!mayEdit(work) || parts.length === 0) return null;
  const { unit } = work.member;
  return { kind: "extract", parts: parts.map((part) => extractInputs(work.engine, { unit }, part)) };
}

/** Proposes what a model found in it, as far as the text bears it out; without a model's words it is a file that is no form. */
export function takeReportText(work: Work, deps: ReportDeps, read: ReportText, said: Extracted | null): Step {
  const { name, text } = read;
  const around = extractWords.file(name, partsOf(read).isCut);
  const proposed = said && mayEdit(work) ? propose(work, deps, text, said, around) : null;
  return proposed ?? waitAgain(work, deps, refusalWording("no_form", name));
}
