import type { ReportEngine } from "../engine.ts";

/** What reading a sheet needs. */
export interface SheetReading {
  readonly engine: ReportEngine;
  readonly unit: string;
  /** The local day. */
  readonly today: Temporal.PlainDate;
  /** Whether words seem to point at a person. */
  readonly isPersonal: (text: string) => boolean;
}
