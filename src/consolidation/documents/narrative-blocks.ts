import type { Block } from "../../reports/official-document/official-document.ts";
import type { NarrativeEntry, NarrativePart } from "../consolidation.ts";
import type { MergedPart } from "../merge/merge-narrative.ts";
import { wording } from "./wording.ts";

const ALIGNED = { short_text: "left", whole: "right", money: "right", date: "center" } as const;

/** What units wrote to one question, each with its name; units that wrote the same stand together. */
export function narrativeBlock({ field, entries }: NarrativePart, number: number): Block {
  return { kind: "paragraph", heading: headingOf(field.label, entries.length, number), text: saidBy(entries) };
}

/** What a machine put together of it, marked as such, each sentence with its units; below it what the others wrote, word for word. */
export function mergedBlock(
  { field, entries }: NarrativePart,
  merged: MergedPart,
  number: number,
  annex: string,
): Block {
  const { machineWrote, mergedSentence, notMerged } = wording.narrative;
  const names = new Map(entries.map(({ unit }) => [unit.code, unit.name] as const));
  const text = [
    machineWrote(annex),
    ...merged.sentences.map(({ text: sentence, units }) =>
      mergedSentence(sentence, units.map((unit) => names.get(unit) ?? unit).join(", ")),
    ),
    ...(merged.left.length > 0 ? [notMerged, ...saidBy(merged.left)] : []),
  ];
  return { kind: "paragraph", heading: headingOf(field.label, entries.length, number), text };
}

const headingOf = (label: string, units: number, number: number): string =>
  `${number}. ${wording.narrative.heading(label, units)}`;

function saidBy(entries: readonly NarrativeEntry[]): string[] {
  const same = Map.groupBy(entries, ({ paragraphs }) => paragraphs.join("\n").toLocaleLowerCase("vi"));
  return [...same.values()].flatMap((some) => {
    const [first = "", ...rest] = some[0]?.paragraphs ?? [];
    return [wording.narrative.said(namesOf(some), first), ...rest];
  });
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
