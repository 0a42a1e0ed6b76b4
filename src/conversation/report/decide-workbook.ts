import { type Comparison, isClean, type Proposal, storedIn } from "../../reports/form-sheet/compare.ts";
import type { Question } from "../../reports/questions.ts";
import type { Write } from "../ports.ts";
import { goOn } from "./ask.ts";
import { askAboutFault } from "./ask-about-fault.ts";
import { filedStep } from "./filed.ts";
import { answered, putOffIn } from "./keep-answer.ts";
import { correcting } from "./official.ts";
import { comparisonOf, showWorkbook, type Waiting } from "./show-workbook.ts";
import { brokenRule } from "./take-sheet.ts";
import { wording } from "./wording.ts";
import { changing, on, prefaced, type Step, type Work, writing } from "./work.ts";
import { workbookWords } from "./workbook-words.ts";

/** Does what the officer decided about a sheet; null for no choice of this screen. */
export function decideWorkbook(work: Work, sheet: Waiting, verb: string): Step | null {
  if (verb === "drop") return prefaced(resumed(work), workbookWords.dropped);
  if (verb !== "all" && verb !== "good") return null;
  if ((work.desk.draft?.version ?? null) !== sheet.version)
    return showWorkbook(work, sheet, workbookWords.changedMeanwhile);
  return correcting(work, (open) => take(open, comparisonOf(open, sheet.found), verb));
}

/** What was asked before a sheet or a text came. */
export const resumed = (work: Work): Step =>
  work.filed && !work.desk.draft ? filedStep(work, work.filed) : goOn(work, null);

/** What taking answers came to. */
export interface Taken {
  readonly work: Work;
  readonly entries: Step["entries"];
  readonly told: readonly Write[];
}

function take(before: Work, comparison: Comparison, verb: "all" | "good"): Step {
  const { proposals, faults, later } = comparison;
  const chosen = verb === "all" ? proposals : proposals.filter(isClean);
  const { work, entries, told } = takeProposals(before, chosen, later);
  const withdrawn = before.draft.awaiting && entries.length > 0 ? [wording.toBeSentAgain] : [];
  const left = proposals.filter((one) => !chosen.includes(one)).map(({ question }) => question);
  const isAnsweredBefore = ({ field }: Question) => before.draft.answers[field.id] !== undefined;
  const [first, ...others] = faults;
  const open = others
    .map(({ question }) => question)
    .filter((one) => isAnsweredBefore(one) && !chosen.some(({ question }) => question === one));
  const said = [
    wording.keptMany(chosen.length, later.length),
    ...withdrawn,
    ...notTaken([...left, ...open], first?.question),
  ];
  const next = first ? askAboutFault(work, first) : (brokenRule(work) ?? goOn(work, null));
  return writing(changing(prefaced(next, said.join("\n")), work.draft, ...entries), ...told);
}

/** Writes what the officer agreed to into the draft, as if each had been typed, and puts off what is not known yet. */
export function takeProposals(before: Work, chosen: readonly Proposal[], later: readonly Question[]): Taken {
  const none: Taken = { work: before, entries: [], told: [] };
  return later.reduce(putOffOne, chosen.reduce(takeOne, none));
}

function takeOne({ work, entries, told }: Taken, proposal: Proposal): Taken {
  const { question, found } = proposal;
  const value = storedIn(proposal);
  const result = answered(work, question, { value, raw: found.raw });
  const entry = { did: "answered", field: question.field.id, raw: found.raw, value } as const;
  return { work: on(work, result.draft), entries: [...entries, entry], told: [...told, ...result.told] };
}

function putOffOne({ work, entries, told }: Taken, question: Question): Taken {
  const draft = putOffIn(work, question, "chưa có số");
  if (draft === work.draft) return { work, entries, told };
  return { work: on(work, draft), entries: [...entries, { did: "put_off", field: question.field.id }], told };
}

function notTaken(questions: readonly Question[], asked: Question | undefined): string[] {
  const named = [...new Set(questions)].filter((one) => one !== asked);
  const lines = named.map(({ number, field }) => workbookWords.notTakenLine(number, field.label));
  return lines.length > 0 ? [workbookWords.notTaken(lines)] : [];
}
