import { WEIGHTS } from "./weights.ts";

/**
 * What a term met so strongly is worth, from 0 to 1. With the accents asked for it is worth at least `WEIGHTS.otherAccents`,
 * with others at most that: so no number of look-alikes outweighs the word that was typed.
 */
export function termWorth(strength: number, sameAccents: boolean): number {
  const saturated = strength / (WEIGHTS.saturation + strength);
  const { otherAccents } = WEIGHTS;
  return sameAccents ? otherAccents + (1 - otherAccents) * saturated : otherAccents * saturated;
}
