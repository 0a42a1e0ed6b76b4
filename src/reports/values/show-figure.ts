import { digitsOf } from "./exact.ts";

/** A count as it stands in a report: "1.250". */
export function showWhole(count: number): string {
  const digits = digitsOf(Math.abs(count)).replace(/\..*$/, "");
  return `${count < 0 ? "-" : ""}${grouped(digits)}`;
}

/** A measure so that it can be read in one way only: "3,5", "1.500,0" (never "1.500", which may be 1,5). */
export function showDecimal(measure: number): string {
  const [whole = "0", decimals = ""] = digitsOf(Math.abs(measure)).split(".");
  const shown = grouped(whole);
  const sign = measure < 0 ? "-" : "";
  if (decimals === "") return `${sign}${shown}${/^\d+\.\d+$/.test(shown) ? ",0" : ""}`;
  return `${sign}${shown},${decimals.length === 3 && whole !== "0" ? `${decimals}0` : decimals}`;
}

/** A sum of money in full: "1.250.000 đồng". */
export function showMoney(dong: number): string {
  return `${showWhole(dong)} đồng`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ".");
}
