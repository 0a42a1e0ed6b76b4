import { fold, oneLine } from "../../kernel/vietnamese.ts";
import { type FoundUnit, findUnit } from "../../people/find-unit.ts";
import type { Unit } from "../../people/unit.ts";

/**
 * The unit that a coordinator names among the expected ones: by code, by receipt, by its whole name or a part of it that only one
 * bears ("tri tôn"), or by its initials ("sở lđtbxh").
 */
export function unitNamed(units: readonly Unit[], typed: string): FoundUnit {
  const found = findUnit({ units }, typed);
  if (found.kind === "found") return found;
  const [only, ...others] = found.kind === "ambiguous" ? found.candidates : [];
  if (only && others.length === 0) return { kind: "found", unit: only };
  const initials = fold(oneLine(typed)).replace(/^so\s+/, "s");
  const code = initials.replace(/[^a-z0-9]/g, "").toUpperCase();
  const coded = units.filter((unit) => unit.code === code || unit.code === `S${code}`);
  const [unit] = coded;
  return unit && coded.length === 1 ? { kind: "found", unit } : found;
}

/** The unit code inside a receipt such as "BC2023-891-1"; null for other words. */
export function unitInReceipt(typed: string): string | null {
  return /^[A-Z]{2}\d{4}-([A-Z0-9]{2,12})-\d{1,3}$/i.exec(typed.trim())?.[1]?.toUpperCase() ?? null;
}
