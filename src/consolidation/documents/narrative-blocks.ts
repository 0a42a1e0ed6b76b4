import type { Block } from "../../reports/official-document/official-document.ts";
import type { NarrativeEntry, NarrativePart } from "../consolidation.ts";
import { wording } from "./wording.ts";

const ALIGNED = { short_text: "left", whole: "right", money: "right", date: "center" } as const;

/** What units wrote to one question, each with its name; units that wrote the same stand together. */
export function narrativeBlock({ field, entries }: NarrativePart, number: number): Block {
  const same = Map.groupBy(entries, ({ paragraphs }) => paragraphs.join("\n").toLocaleLowerCase("vi"));
  const text = [...same.values()].flatMap((some) => {
    const [first = "", ...rest] = some[0]?.paragraphs ?? [];
    return [wording.narrative.said(namesOf(some), first), ...rest];
  });
  return { kind: "paragraph", heading: `${number}. ${wording.narrative.heading(field.label, entries.length)}`, text };
}

/** The rows that units filled in, each with the name of its unit. */
export function tableBlock({ field, entries }: NarrativePart, number: number): Block {
  const { columns = [] } = field;
  const { unit, number: counter, heading } = wording.narrative;
  const rows = entries.flatMap((entry) => entry.rows.map((row) => [entry.unit.name, ...row]));
  return {
    kind: "table",
    heading: `${number}. ${heading(field.label, entries.length)}`,
    headings: [counter, unit, ...columns.map(({ label }) => label)],
    align: ["center", "left", ...columns.map(({ kind }) => ALIGNED[kind])],
    rows: rows.map((row, at) => [String(at + 1), ...row]),
  };
}

const namesOf = (entries: readonly NarrativeEntry[]): string => entries.map(({ unit }) => unit.name).join(", ");
