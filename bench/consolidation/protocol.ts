import type { ExportName } from "../../src/export-work.ts";
import type { StoreKind } from "../turns/protocol.ts";
import type { LongestTurn } from "./watch-loop.ts";

/** What is asked for at once: the workbook, or both documents. */
export const LOADS = { xlsx: ["xlsx"], docx: ["to-trinh", "bao-cao"] } as const satisfies Record<
  string,
  readonly ExportName[]
>;
/** The name of what is asked for. */
export type LoadName = keyof typeof LOADS;

/** What the exporting process is told at its start. */
export interface ExportingSettings {
  readonly store: StoreKind;
  /** A folder for PGlite, a URL for PostgreSQL. */
  readonly storeAt: string;
  readonly units: number;
}

/** One export, with the longest time in which the process answered nobody. */
export interface ExportResult {
  /** From the question to the last file. */
  readonly seconds: number;
  /** Of these, reading the overview and the reports out of the store. */
  readonly readSeconds: number;
  /** While the process has nothing to do, while it reads, and while the other thread writes. */
  readonly idle: LongestTurn;
  readonly reading: LongestTurn;
  readonly writing: LongestTurn;
  readonly bytes: number;
  readonly peakRssMb: number;
  /** Units in the sources of the workbook, or annexes, that are not there: 0 unless something is wrong. */
  readonly wrong: number;
}

/** What can be asked of the exporting process. */
export interface ExportingQuestions {
  export: { asked: { readonly load: LoadName }; told: ExportResult };
}
