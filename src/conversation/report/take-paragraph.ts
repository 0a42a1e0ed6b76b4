import { words } from "../../kernel/vietnamese.ts";
import { checkExtracted } from "../../reports/extract/check-extracted.ts";
import { type Extracted, extractInputs } from "../../reports/extract/extract-task.ts";
import type { ExtractWish } from "../../reports/extract/fulfil-extract.ts";
import { withoutPersonalData } from "../personal-data.ts";
import { asksSomething } from "../question-signs.ts";
import type { ReportDeps } from "./deps.ts";
import { extractWords } from "./extract-words.ts";
import { askUnsure, showExtract } from "./show-extract.ts";
import { comparisonOf } from "./show-workbook.ts";
import { isPersonal } from "./take-answer.ts";
import { waitAgain } from "./wait-again.ts";
import { mayEdit } from "./who-may.ts";
import { prefaced, type Step, type Work } from "./work.ts";

/** Fewer words than these are an answer, not a paragraph. */
const LEAST_WORDS = 8;
/** A longer text may hold words that ask without being a question. */
const LONGEST_QUESTION = 40;
const FIGURE = /(?<![\p{L}\p{N}./-])\d[\d.,]*(?![\p{L}\p{N}]*[/-])/gu;
const YEAR = /^(?:19|20)\d\d[.,]?$/;

/** Whether a text tells several figures in sentences: no answer with one figure, no question. */
export function readsAsParagraph(text: string): boolean {
  const spoken = words(text).filter((word) => /\p{L}/u.test(word));
  if (spoken.length < LEAST_WORDS || text.trim().endsWith("?")) return false;
  if (spoken.length <= LONGEST_QUESTION && asksSomething(text)) return false;
  return (text.match(FIGURE) ?? []).filter((figure) => !YEAR.test(figure)).length >= 2;
}

/** What a model could look for in a text while a report is open; null where the text or whoever wrote it gives no reason. */
export function wishForParagraph(work: Work, text: string): ExtractWish | null {
  const isOpen = work.desk.draft !== null || (work.focus !== null && work.focus.kind !== "filed");
  if (!isOpen || !mayEdit(work) || work.focus?.kind === "extract" || !readsAsParagraph(text)) return null;
  const { unit } = work.member;
  return { kind: "extract", parts: [extractInputs(work.engine, { unit }, withoutPersonalData(text))] };
}

/** Proposes what a model found in the officer's own text, as far as the text bears it out; null where nothing is left. */
export function takeParagraph(work: Work, deps: ReportDeps, text: string, said: Extracted): Step | null {
  return propose(work, deps, text, said, extractWords.paragraph);
}

/** What is said around proposals that were read from a text. */
type AroundProposals = Pick<typeof extractWords.paragraph, "read" | "readOnly" | "nothingNew">;

/** Shows what of a model's words the text bears out; null where nothing is left. */
export function propose(
  work: Work,
  deps: ReportDeps,
  text: string,
  said: Extracted,
  around: AroundProposals,
): Step | null {
  const { engine, today, member, now } = work;
  const read = checkExtracted({ engine, unit: member.unit, today, isPersonal }, text, said, now.toString());
  if (!read) return null;
  const comparison = comparisonOf(work, read.found);
  const waiting = { ...read, one: false };
  if (comparison.proposals.length > 0 || comparison.later.length > 0) return showExtract(work, waiting, around.read);
  const [first] = comparison.faults;
  if (first) return prefaced(askUnsure(work, waiting, first), around.readOnly);
  return read.found.values.length > 0 ? waitAgain(work, deps, around.nothingNew) : null;
}
