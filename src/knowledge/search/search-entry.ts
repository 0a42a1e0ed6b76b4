/** A passage to be found. */
export interface SearchEntry {
  readonly id: string;
  /** The name of the document it stands in, as people say it. */
  readonly document: string;
  /** Its heading. */
  readonly title: string;
  readonly text: string;
  /** Where it stands, large to small ("Điều 18, khoản 3"), so that a question naming the place finds it. */
  readonly locator?: string;
}
