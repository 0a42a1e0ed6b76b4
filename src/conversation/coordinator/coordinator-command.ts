import type { ReturnedQuestion } from "./returned-questions.ts";

/** What a coordinator can tell the assistant to do; `unit` is a unit as it was typed, null for the one that is looked at. */
export type CoordinatorCommand =
  | { readonly kind: "missing" | "late" | "handed_in" | "overview" | "difficulties" | "figures" | "letters" }
  | { readonly kind: "show" | "accept" | "document"; readonly unit: string | null }
  | { readonly kind: "return"; readonly unit: string | null; readonly questions: readonly ReturnedQuestion[] }
  | { readonly kind: "extend"; readonly unit: string | null; readonly until: string; readonly reason: string | null }
  | { readonly kind: "answer"; readonly code: string; readonly text: string | null }
  | { readonly kind: "comment"; readonly unit: string | null; readonly text: string }
  | { readonly kind: "invite"; readonly unit: string }
  /** A notice to the officers of many units; `to` as it was said, null where it was not. */
  | { readonly kind: "notice"; readonly to: string | null; readonly text: string | null }
  | { readonly kind: "notices" }
  | { readonly kind: "cancel_notice"; readonly id: string | null };
