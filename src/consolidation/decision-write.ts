import type { Reply } from "../messages/reply.ts";
import type { Actor } from "../people/actor.ts";
import type { Role } from "../people/member.ts";

/** One thing that a decision writes; stale when what it was judged by has changed meanwhile. */
export type DecisionWrite =
  /** Stale unless this is the unit's newest revision and it still waits. */
  | { readonly kind: "accept_report"; readonly receipt: string; readonly by: Actor }
  /**
   * Returns a revision with a reason for each field, and opens (or adds to) the draft of the next one; stale unless it is the
   * unit's newest revision and was not returned before.
   */
  | {
      readonly kind: "return_report";
      readonly receipt: string;
      /** The reason by field. */
      readonly returned: Readonly<Record<string, string>>;
      readonly by: Actor;
    }
  /** `until` is the last valid day, ISO; stale when the unit has been given a later day meanwhile. */
  | {
      readonly kind: "extend_deadline";
      readonly unit: string;
      readonly until: string;
      readonly reason: string;
      readonly by: Actor;
    }
  /** A district collects from its communes until the end of a day, ISO; null: it collects no longer. */
  | { readonly kind: "collect"; readonly district: string; readonly until: string | null; readonly by: Actor }
  | { readonly kind: "comment"; readonly receipt: string; readonly text: string; readonly by: Actor }
  /** Marks the signed report as received; a number that is mended keeps the first moment. */
  | {
      readonly kind: "mark_received";
      readonly receipt: string;
      readonly number: string;
      readonly date: string;
      readonly by: Actor;
    }
  /** Keeps the answer and sends `reply` to whoever raised the difficulty; stale when it was answered meanwhile. */
  | {
      readonly kind: "answer_difficulty";
      readonly code: string;
      readonly text: string;
      /** The body that answers, as people read it. */
      readonly body: string;
      readonly reply: Reply;
      readonly by: Actor;
    }
  /** One message to every conversation of everybody in a unit who has one of these roles. */
  | {
      readonly kind: "tell_unit";
      readonly unit: string;
      readonly roles: readonly Role[];
      readonly reply: Reply;
    };
