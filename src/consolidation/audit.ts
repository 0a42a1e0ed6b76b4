/** One change as operators read it. */
export interface AuditRow {
  readonly sequence: number;
  readonly at: string;
  /** Role and number ("coordinator 12"), or "admin", "api", "system"; never a name. */
  readonly who: string;
  readonly action: string;
  readonly subject: string;
  readonly campaign: string | null;
  readonly unit: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly previous: string;
  readonly hash: string;
}

/** What working the chain out again came to. */
export interface AuditVerdict {
  readonly rows: number;
  /** How many rows from the first on are as they were written. */
  readonly sound: number;
  /** The hash of the last row; null in an empty log. */
  readonly head: string | null;
  /** The first row that is not: gap: rows are missing before it; unchained: it does not follow the row before; changed: its words are others. */
  readonly bad: {
    readonly sequence: number;
    readonly at: string;
    readonly action: string;
    readonly fault: "gap" | "unchained" | "changed";
  } | null;
  /** Whether the hash that was asked about is that of a sound row; null where none was. */
  readonly head_found: boolean | null;
}

/** Whether everything that was looked at is as it was written. */
export const isSound = ({ bad, head_found }: AuditVerdict): boolean => bad === null && head_found !== false;
