/** What the ranking was tuned to; docs/retrieval.md says what each idea gained. */
export const WEIGHTS = {
  /** How soon a repeated word stops counting more (BM25's k1). */
  saturation: 0.6,
  /** How much a longer field dilutes its words (BM25's b). */
  lengthPenalty: 0.6,
  documentField: 3,
  titleField: 5,
  bodyField: 1,
  /** The worth of two neighbouring syllables beside that of one. */
  pair: 1.5,
  /** The most that a word with other accents than those typed can be worth; one with the same accents is worth at least this. */
  otherAccents: 0.2,
  /** The worth of the best single clause beside that of the whole passage. */
  clause: 1,
};

/** How many of the best passages are read clause by clause. */
export const RERANKED = 30;
