import type { Unit } from "../people/unit.ts";
import type { DecisionRefusal } from "./decision.ts";

/** A unit as it is named beside what was typed. */
export type UnitName = Pick<Unit, "code" | "name">;

/** Why a command was not done; nothing was written. */
export type Refusal =
  | DecisionRefusal
  | { readonly kind: "no_reporting" | "no_provincial_texts" | "no_model" | "no_open_invitation" | "marked_secret" }
  | { readonly kind: "unknown_unit" | "ambiguous_unit"; readonly typed: string; readonly units: readonly UnitName[] }
  | { readonly kind: "unknown_receipt"; readonly receipt: string }
  | { readonly kind: "no_signed_file"; readonly receipt: string }
  | { readonly kind: "unknown_difficulty"; readonly code: string }
  | { readonly kind: "unknown_token"; readonly id: string }
  /** A broadcast for so many people needs their number as a confirmation. */
  | { readonly kind: "unconfirmed"; readonly people: number }
  | { readonly kind: "nobody_meant" | "past_moment" }
  | { readonly kind: "unknown_broadcast"; readonly id: string };

/** What a command comes to: `value` is what its `--json` prints. */
export type AdminAnswer =
  | { readonly kind: "done"; readonly value: unknown }
  | { readonly kind: "refused"; readonly refusal: Refusal };
