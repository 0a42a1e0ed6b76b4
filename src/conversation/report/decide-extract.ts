import type { Found } from "../../reports/form-sheet/found.ts";
import { goOn } from "./ask.ts";
import { resumed, takeProposals } from "./decide-workbook.ts";
import { extractWords } from "./extract-words.ts";
import { correcting } from "./official.ts";
import { askUnsure, nextShown, showExtract, standingAt, type TextRead, type WaitingText } from "./show-extract.ts";
import { comparisonOf } from "./show-workbook.ts";
import { brokenRule } from "./take-sheet.ts";
import { wording } from "./wording.ts";
import { changing, prefaced, type Step, type Work, writing } from "./work.ts";

/** Does what the officer decided about answers that were read from a text; null for no choice of this screen. */
export function decideExtract(work: Work, text: WaitingText, verb: string): Step | null {
  switch (verb) {
    case "stop":
      return text.one ? prefaced(resumed(work), extractWords.stopped) : null;
    case "one":
      return text.one ? null : showExtract(work, { ...text, one: true }, extractWords.oneByOne);
    case "drop":
      if (!text.one) return prefaced(resumed(work), extractWords.dropped);
      return next(work, without(text, Object.keys(text.shown)), extractWords.left);
    case "all":
      return isAsShown(work, text)
        ? correcting(work, (open) => take(open, text))
        : showExtract(work, text, extractWords.changedMeanwhile);
    default:
      return null;
  }
}

/** What is written is what was shown: the same fields, over what stood there then. */
function isAsShown(work: Work, { found, one, shown }: WaitingText): boolean {
  const now = standingAt(work, nextShown(comparisonOf(work, found), one));
  const fields = Object.keys(now);
  return fields.length === Object.keys(shown).length && fields.every((field) => now[field] === shown[field]);
}

function take(before: Work, text: WaitingText): Step {
  const comparison = comparisonOf(before, text.found);
  const chosen = nextShown(comparison, text.one);
  const later = text.one ? [] : comparison.later;
  const { work, entries, told } = takeProposals(before, chosen, later);
  const withdrawn = before.draft.awaiting && entries.length > 0 ? [wording.toBeSentAgain] : [];
  const said = [wording.keptMany(chosen.length, later.length), ...withdrawn].join("\n");
  const step = next(work, without(text, Object.keys(text.shown)), said);
  return writing(changing(step, work.draft, ...entries), ...told);
}

/** Shows what is left, or asks about words that read in several ways, or goes on with the report. */
function next(work: Work, text: TextRead, said: string): Step {
  const { proposals, faults } = comparisonOf(work, text.found);
  if (proposals.length > 0) return showExtract(work, text, said);
  const [first] = faults;
  return prefaced(first ? askUnsure(work, text, first) : (brokenRule(work) ?? goOn(work, null)), said);
}

function without({ found, sentences, one }: TextRead, fields: readonly string[]): TextRead {
  const left: Found = { ...found, values: found.values.filter(({ field }) => !fields.includes(field)), later: [] };
  return { found: left, sentences, one };
}
