import { fold, oneLine } from "../../kernel/vietnamese.ts";
import type { FormMark } from "./form-mark.ts";
import type { NarrativeForm } from "./form-sheet.ts";
import { LONGEST_CELL } from "./limits.ts";
import { isFilled } from "./marked-sheet.ts";
import type { SentAnswer, SentForm } from "./sent-form.ts";
import { wording } from "./wording.ts";

/** A paragraph of a text document. */
export interface Paragraph {
  readonly text: string;
  /** The field whose heading it is, by its hidden id; null for any other paragraph. */
  readonly field: string | null;
  /** The fingerprint that stands hidden beside it. */
  readonly base: string | null;
}

/** What a form's narrative document says beside the answers, so that it is not taken for one. */
type Known = NarrativeForm["parts"][number];

/**
 * Finds what was written under the headings of a narrative document: by the ids of the headings, or by their words where
 * the ids are gone. What the document itself said (how to write, the marked place) is no answer.
 */
export function findParts(paragraphs: readonly Paragraph[], mark: FormMark, known: readonly Known[]): SentForm {
  const found: { part: Known; base: string | null; lines: string[] }[] = [];
  for (const { text, field, base } of paragraphs) {
    if (same(text) === same(wording.narrativeEnd)) break;
    const part = known.find((one) => one.field === field) ?? known.find(({ label }) => same(text) === same(label));
    const last = found.at(-1);
    if (part && part !== last?.part) found.push({ part, base, lines: [] });
    else if (last && !isOurs(last.part, text)) last.lines.push(text.replace(wording.writeHere, "").trimEnd());
  }
  const answers = found.map(
    ({ part, base, lines }): SentAnswer => ({
      field: part.field,
      base,
      place: { sheet: null, cell: null },
      value: { kind: "text", value: lines.join("\n").trim().slice(0, LONGEST_CELL) },
      feeds: false,
    }),
  );
  return { mark, answers: answers.filter(isFilled), tables: [], communes: [] };
}

/** The document's own words under a heading. */
function isOurs({ ask, help }: Known, text: string): boolean {
  return [ask, help, wording.writeHere].some((own) => same(text) === same(own));
}

const same = (text: string): string => fold(oneLine(text));
