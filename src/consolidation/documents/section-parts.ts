import type { Section } from "../../reports/form.ts";
import type { Block, Figure } from "../../reports/official-document/official-document.ts";
import type { Consolidation } from "../consolidation.ts";
import type { MergedPart } from "../merge/merge-narrative.ts";
import type { DocumentWords } from "./document-words.ts";
import { asOfParagraph, choiceOf, figureOf } from "./figure-blocks.ts";
import { mergedBlock, narrativeBlock } from "./narrative-blocks.ts";
import { wording } from "./wording.ts";

/** What a machine put together, by field, and the annex with the units' own texts. */
export interface Merging {
  readonly parts: ReadonlyMap<string, MergedPart>;
  readonly annex: string;
}

/** A section of the form over all units, in the order of its fields: totals and choices together, what was written below headings; tables are counted and stand in an annex. */
export function sectionParts(
  section: Section,
  of: Consolidation,
  words: Pick<DocumentWords, "show">,
  tablesIn: string | null,
  merging: Merging | null = null,
): Block[] {
  const blocks: Block[] = [];
  let headings = 0;
  const add = (figure: Figure) => {
    const last = blocks.at(-1);
    if (last?.kind === "figures") blocks[blocks.length - 1] = { kind: "figures", items: [...last.items, figure] };
    else blocks.push({ kind: "figures", items: [figure] });
  };
  const byField = <Part extends { readonly field: { readonly id: string } }>(parts: readonly Part[], id: string) =>
    parts.find(({ field }) => field.id === id);
  for (const { id, kind, label } of section.fields) {
    const figure = byField(of.figures, id);
    const choice = byField(of.choices, id);
    const days = byField(of.asOf, id);
    const part = byField(of.narrative, id);
    if (figure) add(figureOf(figure, words));
    else if (choice) add(choiceOf(choice));
    else if (days) blocks.push(asOfParagraph(days));
    else if (kind === "table") {
      const rows = part?.entries.reduce((sum, entry) => sum + entry.rows.length, 0) ?? 0;
      if (part) add({ label, value: wording.narrative.tableRows(rows, part.entries.length, tablesIn) });
    } else if (part) {
      headings += 1;
      const merged = merging?.parts.get(id);
      blocks.push(
        merging && merged ? mergedBlock(part, merged, headings, merging.annex) : narrativeBlock(part, headings),
      );
    }
  }
  return blocks.length > 0 ? blocks : [{ kind: "paragraph", heading: null, text: [wording.narrative.blank] }];
}
