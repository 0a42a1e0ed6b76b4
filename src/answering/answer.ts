import type { UnitKind } from "../knowledge/campaign.ts";

/** A proof: words of a document and where they stand. */
export interface Citation {
  readonly document: string;
  readonly locator: string;
  /** Whole sentences, at most 700 characters, an exact part of the document's text. */
  readonly quote: string;
}

/** Why a question is not answered: nothing here speaks of it, the text is not at hand, or the plan is silent. */
export type Reason = "outside" | "referenced_only" | "not_stated";

/** A way to go on that is offered to the asker. */
export interface Choice {
  readonly label: string;
  /** What to ask when it is chosen. */
  readonly question: string;
  /** The kind of unit that choosing it tells; the question that waits is then asked again. */
  readonly unitKind?: UnitKind;
}

/** What a language model did for an answer: put the passages into words, or write the question anew. */
export type ModelDid = "phrased" | "understood";

/** What the assistant says to one question. */
export type Answer =
  | {
      readonly status: "answered";
      readonly answer: string;
      readonly citations: readonly Citation[];
      readonly choices?: readonly Choice[];
      readonly model?: ModelDid;
    }
  | {
      readonly status: "clarify";
      readonly answer: string;
      readonly citations: readonly Citation[];
      readonly choices: readonly Choice[];
      readonly model?: ModelDid;
    }
  | {
      readonly status: "declined";
      readonly reason: Reason;
      readonly answer: string;
      readonly related: readonly Citation[];
    }
  | { readonly status: "courtesy"; readonly answer: string };
