import type { Field } from "../../reports/form.ts";
import type { Consolidation, UnitStanding } from "../consolidation.ts";
import { wording as house } from "../wording.ts";
import { valueCell } from "./units-sheet.ts";
import { wording } from "./wording.ts";
import { cell, type Sheet, type SheetRow, serialOf } from "./workbook.ts";
import type { WorkbookWords } from "./workbook-words.ts";

const HEADINGS_ROW = 2;

/** A sheet of a title, headings and rows. */
function listing(
  name: string,
  title: string,
  headings: readonly string[],
  widths: readonly number[],
  columns: number,
  count: number,
  rows: () => Iterable<SheetRow>,
): Sheet {
  return {
    name,
    widths,
    frozen: { rows: HEADINGS_ROW, columns },
    headings: HEADINGS_ROW,
    lastRow: HEADINGS_ROW + count,
    *rows() {
      yield { cells: [cell("title", title)] };
      yield { cells: headings.map((text) => cell("heading", text)) };
      yield* rows();
    },
  };
}

/** Every value that counts, with the unit, the revision and the receipt it came with, and the words it was read from. */
export function sourcesSheet({ form, rows }: Consolidation, words: WorkbookWords): Sheet {
  const fields = form.sections.flatMap((section) => section.fields);
  const count = rows.reduce(
    (sum, { cells }) => sum + [...cells.values()].filter(({ kind }) => kind === "given").length,
    0,
  );
  const widths = [9, 34, 6, 18, 15, 22, 34, 48, 12, 48, 17];
  const { sheets, sourcesTitle, sourceHeadings } = wording;
  return listing(sheets.sources, sourcesTitle, sourceHeadings, widths, 2, count, function* () {
    for (const { standing, cells } of rows) {
      for (const field of fields) {
        const said = cells.get(field.id);
        if (said?.kind !== "given") continue;
        yield {
          cells: [
            ...unitCells(standing),
            cell("text", house.states[standing.state]),
            cell("text", field.id),
            cell("text", field.label),
            valueCell(field, said, words),
            cell("text", unitOf(field)),
            cell("text", field.kind === "calculated" ? wording.calculated : said.raw),
            cell("moment", serialOf(words.local(said.at))),
          ],
        };
      }
    }
  });
}

/** The units that did not hand in on time, by name: those that did not at all first. */
export function missingSheet({ rows }: Consolidation, words: WorkbookWords): Sheet {
  const order = ["missing", "returned", "late", "to_be_judged"] as const;
  const listed = order.flatMap((one) =>
    rows.map(({ standing }) => standing).filter(({ handingIn }) => handingIn === one),
  );
  const widths = [5, 9, 40, 28, 14, 18, 10, 12, 11, 17, 18];
  const { sheets, missingTitle, missingHeadings } = wording;
  return listing(sheets.missing, missingTitle, missingHeadings, widths, 3, Math.max(1, listed.length), function* () {
    if (listed.length === 0) yield { cells: [cell("note", wording.nobodyMissing)] };
    for (const [at, standing] of listed.entries()) {
      const { code, name, kind, handingIn, state, answered, questions, deadline, overdue, submittedAt, receipt } =
        standing;
      yield {
        cells: [
          cell("centred", at + 1),
          cell("text", code),
          cell("text", name),
          cell("text", house.kinds[kind]),
          cell("text", house.handingIn[handingIn]),
          cell("text", house.states[state]),
          cell("centred", `${answered}/${questions}`),
          cell("day", serialOf(deadline)),
          cell("text", overdue ? wording.overdue : null),
          cell("moment", submittedAt && serialOf(words.local(submittedAt))),
          cell("text", receipt),
        ],
      };
    }
  });
}

/** What units say in words, in tables and to explain a figure, by section. */
export function narrativeSheet({ form, rows, narrative }: Consolidation): Sheet {
  const lines = narrative.flatMap(({ field, section, entries }) =>
    entries.flatMap(({ unit, paragraphs, rows: cells }) => {
      const said = [...paragraphs, ...cells.map((row) => labelled(field, row))];
      return said.map((text, at) => ({ section: section.title, label: field.label, unit, line: at + 1, text }));
    }),
  );
  const sections = new Map(
    form.sections.flatMap(({ title, fields }) => fields.map(({ id, label }) => [id, { title, label }] as const)),
  );
  const explained = rows.flatMap(({ standing, exceptions }) =>
    exceptions.map(({ field, reason }, at) => {
      const { title = "", label = field } = sections.get(field) ?? {};
      return { section: title, label: wording.explanation(label), unit: standing, line: at + 1, text: reason };
    }),
  );
  const all = [...lines, ...explained];
  const widths = [6, 28, 30, 9, 34, 6, 18, 6, 90];
  const { sheets, narrativeTitle, narrativeHeadings } = wording;
  return listing(sheets.narrative, narrativeTitle, narrativeHeadings, widths, 0, all.length, function* () {
    for (const [at, { section, label, unit, line, text }] of all.entries()) {
      yield {
        cells: [
          cell("centred", at + 1),
          cell("text", section),
          cell("text", label),
          ...unitCells(unit),
          cell("centred", line),
          cell("text", text),
        ],
      };
    }
  });
}

const unitCells = ({ code, name, revision, receipt }: UnitStanding) => [
  cell("text", code),
  cell("text", name),
  cell("centred", revision),
  cell("text", receipt),
];

const unitOf = ({ kind, unit }: Field) =>
  kind === "whole" || kind === "decimal" || kind === "money" || kind === "calculated" ? (unit ?? null) : null;

const labelled = ({ columns = [] }: Field, row: readonly string[]): string =>
  columns.flatMap(({ label }, at) => (row[at] ? [`${label}: ${row[at]}`] : [])).join("; ");
