/** The share of a question's answers among the first `k` found. */
export function recallAt(k: number, found: readonly string[], answers: ReadonlySet<string>): number {
  return found.slice(0, k).filter((id) => answers.has(id)).length / answers.size;
}

/** One over the place of the first answer among the first `k` found; 0 when there is none. */
export function reciprocalRankAt(k: number, found: readonly string[], answers: ReadonlySet<string>): number {
  const place = found.slice(0, k).findIndex((id) => answers.has(id));
  return place < 0 ? 0 : 1 / (place + 1);
}

/** The mean; 0 of nothing. */
export function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The number that this share of the numbers stays below or at (nearest rank); 0 of nothing. */
export function percentile(share: number, numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** Rounded to so many decimals. */
export function rounded(number: number, decimals: number): number {
  return Number(number.toFixed(decimals));
}
