import type { UnitKind } from "../knowledge/campaign.ts";
import type { ReportEngine } from "../reports/engine.ts";
import type { FiledReport } from "../reports/submission.ts";
import {
  type Consolidation,
  type Counting,
  HANDING_IN,
  type HandingIn,
  type KindCount,
  type UnitStanding,
} from "./consolidation.ts";
import { asOfDays, countChoices } from "./count-choices.ts";
import { gatherNarrative } from "./gather-narrative.ts";
import type { StatusRow } from "./ports.ts";
import { totalFigures } from "./total-figures.ts";
import { createUnitRows } from "./unit-row.ts";
import { standingOf } from "./unit-standing.ts";

/** What one report is made of. */
export interface ToConsolidate {
  readonly engine: ReportEngine;
  /** Every expected unit. */
  readonly status: readonly StatusRow[];
  /** The newest revision of each unit that handed one in. */
  readonly reports: readonly FiledReport[];
  readonly counting: Counting;
  /** When they were read, an ISO instant, and the local day of it. */
  readonly at: string;
  readonly today: string;
  /** Told how many units have been read, after each. */
  readonly seen?: (units: number) => void;
}

/** Makes one report out of many; rows of codes that are no unit are left out. */
export function consolidate(given: ToConsolidate): Consolidation {
  const { engine, status, reports, counting, at, today, seen = () => {} } = given;
  const { form } = engine.reporting;
  const newest = new Map(reports.map((report) => [report.unit, report] as const));
  const readRow = createUnitRows(engine);
  const rows = status.flatMap((row, place) => {
    seen(place + 1);
    const unit = engine.unit(row.unit);
    if (!unit) return [];
    const report = newest.get(row.unit) ?? null;
    return [readRow(standingOf({ unit, status: row, report, form, counting, today }), report)];
  });
  return {
    form,
    counting,
    at,
    rows,
    kinds: countKinds(rows.map(({ standing }) => standing)),
    figures: totalFigures(form, rows),
    choices: countChoices(form, rows),
    asOf: asOfDays(form, rows),
    narrative: gatherNarrative(form, rows),
  };
}

function countKinds(standings: readonly UnitStanding[]): KindCount[] {
  const kinds = [...Map.groupBy(standings, ({ kind }) => kind)];
  return [...kinds.map(([kind, some]) => countOf(kind, some)), countOf(null, standings)];
}

function countOf(kind: UnitKind | null, some: readonly UnitStanding[]): KindCount {
  const by = Object.fromEntries(
    HANDING_IN.map((one) => [one, some.filter(({ handingIn }) => handingIn === one).length]),
  ) as Record<HandingIn, number>;
  return { kind, expected: some.length, by, accepted: some.filter(({ state }) => state === "accepted").length };
}
