import type { FiledReport } from "../../reports/submission.ts";

/** What is asked of a page of reports. */
export interface Asked {
  readonly unit?: string | undefined;
  /** An ISO moment with its offset. */
  readonly since?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** One page, in the order of receipts, so that a report that comes meanwhile shifts no other; `next` is null on the last. */
export function pageOf(
  reports: readonly FiledReport[],
  { unit, since, after, limit }: Asked,
): { readonly reports: readonly FiledReport[]; readonly next: string | null } {
  const from = since === undefined ? null : Temporal.Instant.from(since);
  const rest = reports
    .filter((report) => unit === undefined || report.unit === unit)
    .filter((report) => from === null || Temporal.Instant.compare(report.submitted_at, from) >= 0)
    .filter((report) => after === undefined || report.receipt > after)
    .toSorted((one, other) => (one.receipt < other.receipt ? -1 : 1));
  const page = rest.slice(0, limit);
  return { reports: page, next: rest.length > page.length ? (page.at(-1)?.receipt ?? null) : null };
}
