/** Figures as whole billionths, so that "1,5 tỷ" is exact. */

/** One, in billionths. */
export const ONE = 1_000_000_000n;

/** The figure of these digits before and after the decimal comma; null where there are too many after it. */
export function exact(whole: string, decimals = ""): bigint | null {
  return decimals.length > 9 ? null : BigInt(whole) * ONE + BigInt(decimals.padEnd(9, "0"));
}

/** The figure as a number; null where a number cannot hold it without rounding. */
export function asNumber(figure: bigint): number | null {
  const number = Number(`${figure / ONE}.${String(figure % ONE).padStart(9, "0")}`);
  if (number > 9e15) return null;
  return digitsOf(number) === trimmed(`${figure / ONE}.${String(figure % ONE).padStart(9, "0")}`) ? number : null;
}

/** The digits of a number, without grouping and never with an exponent ("0.0000001"). */
export function digitsOf(number: number): string {
  const plain = String(number);
  if (!plain.includes("e")) return plain;
  return Math.abs(number) < 1 ? trimmed(number.toFixed(20)) : String(BigInt(number));
}

function trimmed(digits: string): string {
  return digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
}
