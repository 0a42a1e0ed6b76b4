import type { UnitKind } from "../../knowledge/campaign.ts";
import { showDate } from "../../reports/values/show-date.ts";
import { type AsOfDays, type ChoiceCount, type Consolidation, type FigureTotal, HANDING_IN } from "../consolidation.ts";
import { wording as house } from "../wording.ts";
import { quoted, totalFormulas } from "./total-formulas.ts";
import { lookOf, type UnitsLayout, unitsLayout } from "./units-sheet.ts";
import { wording } from "./wording.ts";
import { cell, type Formula, type Sheet, type SheetCell, type SheetRow } from "./workbook.ts";
import type { WorkbookWords } from "./workbook-words.ts";

const WIDTHS = [5, 46, 24, 20, 12, 11, 13, 15, 11, 11, 20, 20, 11];

/** The totals as formulas over the sheet of the units, each beside our own figure and the comparison of both. */
export function totalsSheet(of: Consolidation, words: WorkbookWords): Sheet {
  const layout = unitsLayout(of.form, of.rows.length);
  const rows = [...head(of, words), ...kindRows(of, layout), ...figureRows(of, layout), ...otherRows(of, layout)];
  return {
    name: wording.sheets.totals,
    widths: WIDTHS,
    frozen: { rows: 0, columns: 2 },
    headings: null,
    lastRow: rows.length,
    rows: () => rows.map((row, at) => (typeof row === "function" ? row(at + 1) : row)),
  };
}

/** A row, or one that has to know its own number. */
type Row = SheetRow | ((number: number) => SheetRow);

function head({ counting, at, rows, asOf }: Consolidation, words: WorkbookWords): Row[] {
  const counted = rows.filter(({ standing }) => standing.uncounted === null);
  const accepted = counted.filter(({ standing }) => standing.state === "accepted").length;
  const days = asOf.flatMap((one) => one.days);
  const units = (final: boolean) => days.filter((day) => day.final === final).flatMap((day) => day.units).length;
  const unconfirmed = rows.filter(({ standing }) => !standing.confirmed).length;
  const notes = [
    words.title,
    `${wording.readAt(words.moment(at))} ${wording.counting[counting](counted.length, accepted)}`,
    wording.returnedNote,
    wording.ratioNote,
    ...(unconfirmed > 0 ? [wording.unconfirmed(unconfirmed)] : []),
    ...(days.length > 0 ? [wording.estimates(units(false), units(true))] : []),
  ];
  return [
    { cells: [cell("title", wording.totalsTitle)] },
    ...notes.map((text): Row => ({ cells: [cell("note", text)] })),
  ];
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
const blank: SheetRow = { cells: [] };
const title = (text: string): SheetRow => ({ cells: [cell("title", text)] });
const headings = (texts: readonly string[]): SheetRow => ({ cells: texts.map((text) => cell("heading", text)) });

function kindRows({ kinds }: Consolidation, layout: UnitsLayout): Row[] {
  const words = [...HANDING_IN.map((one) => capital(house.handingIn[one])), wording.acceptedOfThem];
  const count = (kind: UnitKind | null, more: string, result: number): SheetCell => {
    const conditions = [kind === null ? "" : `${layout.kinds},${quoted(house.kinds[kind])}`, more].filter(Boolean);
    const all = `COUNTA(${layout.kinds})`;
    return cell("whole", { formula: conditions.length > 0 ? `COUNTIFS(${conditions.join(",")})` : all, result });
  };
  return [
    blank,
    title(wording.handingInTitle),
    headings([...wording.handingInHeadings, ...words]),
    ...kinds.map(({ kind, expected, by, accepted }, at) => ({
      cells: [
        cell("centred", kind === null ? null : at + 1),
        cell("text", kind === null ? wording.all : house.kinds[kind]),
        count(kind, "", expected),
        ...HANDING_IN.map((one) => count(kind, `${layout.handingIn},${quoted(house.handingIn[one])}`, by[one])),
        count(kind, `${layout.states},${quoted(house.states.accepted)}`, accepted),
      ],
    })),
  ];
}

function figureRows({ form, figures }: Consolidation, layout: UnitsLayout): Row[] {
  let section = "";
  const rows = figures.flatMap((figure, at): Row[] => {
    const isNew = figure.section.id !== section;
    section = figure.section.id;
    const band: SheetRow = {
      cells: wording.figureHeadings.map((_, place) => cell("band", place === 0 ? figure.section.title : null)),
      merged: [[1, wording.figureHeadings.length]],
    };
    return [...(isNew ? [band] : []), (row) => figureCells(figure, at + 1, row, layout, form)];
  });
  return [blank, title(wording.figuresTitle), headings(wording.figureHeadings), ...rows];
}

function figureCells(
  figure: FigureTotal,
  number: number,
  row: number,
  layout: UnitsLayout,
  form: Consolidation["form"],
): SheetRow {
  const { field, total, givenBy, accepted, notYet, blank, unfit, noReport, notRelevant, notAsked } = figure;
  const formulas = totalFormulas(form, field, layout);
  const look = lookOf(field);
  const result = (value: number | null) => value ?? "";
  const compared: Formula = {
    formula: `IF(D${row}=L${row},${quoted(wording.same)},${quoted(wording.differs)})`,
    result: wording.same,
  };
  return {
    cells: [
      cell("centred", number),
      cell("text", field.label),
      cell("text", field.unit ?? null),
      cell(look, { formula: formulas.total, result: result(total) }),
      cell("whole", { formula: formulas.given, result: givenBy.length }),
      ...[notYet.length, blank.length + unfit.length, noReport.length, notRelevant, notAsked].map((count) =>
        cell("whole", count),
      ),
      cell(look, { formula: formulas.inState(house.states.accepted), result: result(accepted.total) }),
      cell(look, total ?? ""),
      cell("centred", compared),
    ],
  };
}

function otherRows({ choices, asOf }: Consolidation, layout: UnitsLayout): Row[] {
  const asked = choices.filter(({ given }) => given > 0);
  const dated = asOf.filter(({ days }) => days.length > 0);
  return [
    ...(asked.length > 0
      ? [
          blank,
          title(wording.choicesTitle),
          headings(wording.choiceHeadings),
          ...asked.flatMap((one, at) => choiceRows(one, at + 1, layout)),
        ]
      : []),
    ...(dated.length > 0
      ? [
          blank,
          title(wording.daysTitle),
          headings(wording.dayHeadings),
          ...dated.flatMap((one, at) => dayRows(one, at + 1)),
        ]
      : []),
  ];
}

/** Several choices stand in one cell, parted by "; ". */
function choiceRows({ field, choices }: ChoiceCount, number: number, layout: UnitsLayout): SheetRow[] {
  return choices.map(({ label, units }) => {
    const sought = `FIND(${quoted(`; ${label};`)},"; "&${layout.column(field.id)}&";")`;
    return {
      cells: [
        cell("centred", number),
        cell("text", field.label),
        cell("text", label),
        cell("whole", { formula: `SUMPRODUCT(--ISNUMBER(${sought}))`, result: units.length }),
      ],
    };
  });
}

function dayRows({ field, days }: AsOfDays, number: number): SheetRow[] {
  return days.map(({ date, final, units }) => ({
    cells: [
      cell("centred", number),
      cell("text", field.label),
      cell("text", wording.day(showDate(date), final)),
      cell("whole", units.length),
    ],
  }));
}
