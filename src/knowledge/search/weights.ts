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
  clause: 0.5,
  /** The worth of a title that the question names in full. */
  title: 0.08,
  /** The worth of finding the whole question as one row of words. */
  rows: 0.15,
  /** How far a passage in a document that the question names is lifted towards a full score. */
  namedDocument: 0.05,
  /** The same for a passage that begins by defining the term asked for, in a glossary article and elsewhere. */
  glossaryDefinition: 0.9,
  definition: 0.5,
  /** The same for the place that a question names, for one that holds it, and for one within it. */
  placeItself: 0.95,
  placeAround: 0.85,
  placeWithin: 0.7,
} as const;

/** How many of the best passages are read closely, even when fewer are wanted. */
export const FEWEST_CANDIDATES = 30;
