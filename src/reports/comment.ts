/** What a coordinator or a partner noted beside a revision; units do not read it. */
export interface Comment {
  readonly text: string;
  /** Who, by role and number: "partner 12", "admin". */
  readonly by: string;
  /** An ISO instant. */
  readonly at: string;
}
