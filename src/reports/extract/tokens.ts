import type { Span } from "./quoted-words.ts";

/** A run of signs without a space, with its place in the text. */
export interface Token extends Span {
  readonly text: string;
}

/** The text cut at its spaces. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: token, index }) => ({
    text: token,
    from: index,
    to: index + token.length,
  }));
}

/** The tokens that begin and end within a span, the ones at its edges cut to it. */
export function tokensIn(tokens: readonly Token[], { from, to }: Span): readonly Token[] {
  return tokens
    .filter((token) => token.to > from && token.from < to)
    .map((token) => {
      const [start, end] = [Math.max(token.from, from), Math.min(token.to, to)];
      return { text: token.text.slice(start - token.from, end - token.from), from: start, to: end };
    });
}

/** The nearest tokens before a span, in the order of the text. */
export const tokensBefore = (tokens: readonly Token[], { from }: Span, most: number): readonly Token[] =>
  tokens.filter(({ to }) => to <= from).slice(-most);

/** The nearest tokens after a span. */
export const tokensAfter = (tokens: readonly Token[], { to }: Span, most: number): readonly Token[] =>
  tokens.filter(({ from }) => from >= to).slice(0, most);

/** A token as a word: small letters, without the signs around it. */
export const wordOf = ({ text }: Token): string =>
  text.toLowerCase().replace(/^[^\p{L}\p{N}%–-]+|[^\p{L}\p{N}%–-]+$/gu, "");
