import type { Field } from "../../reports/form.ts";
import type { Block, Figure } from "../../reports/official-document/official-document.ts";
import { showDate } from "../../reports/values/show-date.ts";
import { showDecimal, showWhole } from "../../reports/values/show-figure.ts";
import type { AsOfDays, ChoiceCount, Consolidation, FigureTotal } from "../consolidation.ts";
import type { DocumentWords } from "./document-words.ts";
import { wording } from "./wording.ts";

/** A total with how many units stand behind it; how many are asked where some are missing. */
export function figureOf(figure: FigureTotal, words: Pick<DocumentWords, "show">): Figure {
  const { field, total, givenBy } = figure;
  const { none, complete, partial } = wording.figures;
  if (total === null) return { label: field.label, value: none };
  const asked = givenBy.length + lackingCount(figure);
  const behind = asked === givenBy.length ? complete(asked) : partial(givenBy.length, asked);
  return { label: field.label, value: `${words.show(field, total)}${behind}` };
}

/** How often each choice was taken. */
export function choiceOf({ field, choices }: ChoiceCount): Figure {
  const taken = choices.filter(({ units }) => units.length > 0);
  const value = taken.map(({ label, units }) => wording.figures.choice(label, units.length)).join(", ");
  return { label: field.label, value: value || wording.figures.none };
}

/** The days up to which the figures count, and of how many units they are final. */
export function asOfParagraph({ days }: AsOfDays): Block {
  const { asOf, asOfDay, asOfUnknown, final: isFinal, estimate } = wording.figures;
  const texts = days.map(({ date, final, units }) => asOfDay(showDate(date), final ? isFinal : estimate, units.length));
  return { kind: "paragraph", heading: null, text: [texts.length > 0 ? asOf(texts) : asOfUnknown] };
}

/** All totals, one line each. */
export function allFigures({ figures, asOf }: Consolidation, words: Pick<DocumentWords, "show">): Block[] {
  return [...asOf.map(asOfParagraph), { kind: "figures", items: figures.map((one) => figureOf(one, words)) }];
}

/** All totals as a table with how complete each is, and the units that handed in without a figure, by name. */
export function totalsAnnex({ figures, rows }: Consolidation, asOf: readonly AsOfDays[]): Block[] {
  const names = new Map(rows.map(({ standing }) => [standing.code, standing.name] as const));
  const { headings, notes, lacking, lackingUnits } = wording.totals;
  const lines = figures.flatMap(({ field, notYet, blank, unfit }) => {
    const codes = [...notYet, ...blank, ...unfit];
    if (codes.length === 0 || field.calculation) return [];
    return [lackingUnits(field.label, codes.map((code) => names.get(code) ?? code).join("; "))];
  });
  return [
    ...asOf.map(asOfParagraph),
    {
      kind: "table",
      heading: null,
      headings,
      align: ["center", "left", "center", "right", "right", "right", "right"],
      rows: figures.map(({ field, total, givenBy, notYet, blank, unfit, noReport }, at) => [
        String(at + 1),
        field.label,
        field.unit ?? "",
        total === null ? "" : bare(field, total),
        String(givenBy.length),
        String(notYet.length + blank.length + unfit.length),
        String(noReport.length),
      ]),
    },
    { kind: "paragraph", heading: null, text: [wording.figures.calculated, notes] },
    ...(lines.length > 0 ? [{ kind: "paragraph" as const, heading: lacking, text: lines }] : []),
  ];
}

const bare = ({ kind }: Field, figure: number): string =>
  kind === "whole" || kind === "money" ? showWhole(figure) : showDecimal(figure);

const lackingCount = ({ notYet, blank, unfit, noReport }: FigureTotal): number =>
  notYet.length + blank.length + unfit.length + noReport.length;
