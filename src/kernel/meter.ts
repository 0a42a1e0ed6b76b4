/** Labels of a count: short words from a fixed set, never a person, a unit or a text. */
export type Labels = Readonly<Record<string, string>>;

/** Where the running program counts what it does. */
export interface Meter {
  /** One more, or as many more as `by` says. */
  count(name: string, labels?: Labels, by?: number): void;
  /** A duration in seconds. */
  time(name: string, seconds: number, labels?: Labels): void;
}
