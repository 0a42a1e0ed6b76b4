import type { ReturnedQuestion } from "./returned-questions.ts";

/** What a coordinator can tell the assistant to do; `unit` is a unit as it was typed, null for the one that is looked at. */
export type CoordinatorCommand =
  | { readonly kind: "missing" | "late" | "handed_in" | "overview" | "difficulties" | "figures" | "letters" }
  | { readonly kind: "show" | "accept" | "document"; readonly unit: string | null }
  | { readonly kind: "return"; readonly unit: string | null; readonly questions: readonly ReturnedQuestion[] }
  | { readonly kind: "extend"; readonly unit: string | null; readonly until: string; readonly reason: string | null }
  | { readonly kind: "answer"; readonly code: string; readonly text: string | null }
  | { readonly kind: "comment"; readonly unit: string | null; readonly text: string }
  | { readonly kind: "invite"; readonly unit: string };
