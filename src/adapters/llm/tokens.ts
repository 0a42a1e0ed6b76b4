/** The fewest characters of Vietnamese that make a token. */
const CHARACTERS_OF_A_TOKEN = 2;

/** How many tokens a text takes at most, as nearly as its length tells: what a request may take is put aside before it is made. */
export const mostTokensOf = (text: string): number => Math.ceil(text.length / CHARACTERS_OF_A_TOKEN);
