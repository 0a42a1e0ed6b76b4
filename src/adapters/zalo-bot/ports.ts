/** The messages of one month, both ways: whether Zalo's plan counts only those that go out is not known (graded "?"). */
export interface MonthOfMessages {
  /** "2026-11", in the campaign's time zone. */
  readonly month: string;
  readonly cameIn: number;
  readonly wentOut: number;
}

/** Where a metered channel keeps its count. */
export interface MessageCount {
  /** Adds messages to this month's and gives what they come to. */
  add(more: { readonly cameIn: number; readonly wentOut: number }): Promise<MonthOfMessages>;
  /** Tells the coordinators that the plan is used up, once a month. */
  tellUsedUp(words: string): Promise<void>;
}
