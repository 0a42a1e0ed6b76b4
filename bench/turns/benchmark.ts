import { measureStore } from "./measure.ts";
import { readOptions } from "./options.ts";
import { printReport, type Report } from "./report.ts";
import { absence } from "./store-places.ts";
import { verdictsOf } from "./verdicts.ts";

/** Runs the benchmark of whole turns: three bots side by side, on each engine that is there. */
export async function run(args: string[]): Promise<void> {
  const { stores, seconds, json } = readOptions(args);
  const say = (line: string) => console.error(line);
  const report = { rows: [], verdicts: [], traced: [] } as { [Part in keyof Report]: Report[Part][number][] };
  for (const store of stores) {
    const absent = await absence(store);
    if (absent !== null) {
      say(`${store} is left out: ${absent}`);
      continue;
    }
    const { rows, traced } = await measureStore(store, seconds, say);
    report.rows.push(...rows);
    report.traced.push(...traced);
    report.verdicts.push(...verdictsOf(store, rows));
  }
  if (json) console.log(JSON.stringify(report));
  else printReport(report);
}
