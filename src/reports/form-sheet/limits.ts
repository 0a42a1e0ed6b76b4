/** The most cells with an answer that are read out of one sheet. */
export const MOST_ANSWERS = 2000;

/** The most characters of one cell that are read; a longer narrative part than a form takes is still told as too long. */
export const LONGEST_CELL = 5000;

/** The most characters of all cells together. */
export const MOST_CHARACTERS = 100_000;
