/** Hands whole reports of so many units in through `POST /api/v1/reports` for so many seconds; `seen` is told of each. */
export type SubmitOverHttp = (phase: {
  readonly units: readonly string[];
  readonly until: number;
  readonly seen: (ms: number) => void;
}) => Promise<void>;

/** The hook for whole submissions over HTTP: null while the benchmark does not start the API, and then that load is left out. */
export const submissionsOverHttp: SubmitOverHttp | null = null;
