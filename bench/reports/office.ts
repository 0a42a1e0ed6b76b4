import { join } from "node:path";
import { loadReporting } from "../../src/adapters/knowledge-files/load-reporting.ts";
import { composeApp, KNOWLEDGE } from "../../src/app.ts";
import type { Clock } from "../../src/kernel/clock.ts";
import { composeReports } from "../../src/reporting.ts";

/** The days of a campaign; what is said must not change with the day of the measurement. */
const CLOCK: Clock = { now: () => Temporal.Instant.from("2023-12-01T01:00:00Z") };
/** Every report is the first of its unit, so there are many more units than the real 37, of the same kinds. */
const UNITS = 20_000;

/** The real campaign with its real form, and as many units as are wanted. */
export async function composeOffice() {
  const app = await composeApp({ knowledge: KNOWLEDGE, campaign: null, clock: CLOCK });
  const { campaign } = app.library;
  const reporting = campaign && (await loadReporting(join(KNOWLEDGE, campaign.id)));
  if (!campaign || !reporting) throw new Error("the campaign asks for no report");
  const real = reporting.units.units;
  const more = Array.from({ length: UNITS }, (_, at) => {
    const like = real[at % real.length];
    if (!like) throw new Error("no units");
    return { ...like, code: `X${at}` };
  });
  const units = { ...reporting.units, units: [...real, ...more] };
  const reports = composeReports({ ...reporting, units }, campaign);
  let taken = 0;
  return {
    clock: CLOCK,
    converse: app.converse,
    about: app.about,
    reports,
    /** Units that nobody has reported for. */
    someUnits(count: number): readonly string[] {
      taken += count;
      if (taken > more.length) throw new Error("no unit is left");
      return more.slice(taken - count, taken).map(({ code }) => code);
    },
  };
}

/** What the officers report to. */
export type Office = Awaited<ReturnType<typeof composeOffice>>;
