import { z } from "zod";

import type { Choice } from "../answering/answer.ts";
import type { Memory } from "../answering/follow-up.ts";
import { UNIT_KINDS, type UnitKind } from "../knowledge/campaign.ts";
import { type CoordinatorState, coordinatorFocusSchema, NOTHING_ASKED } from "./coordinator/focus.ts";
import { NO_REPORT, type ReportFocus, reportFocusSchema } from "./report/focus.ts";

/** What one reply showed and offered; its buttons keep working after newer replies. */
export interface Offer {
  /** The turn that offered it. */
  readonly turn: string;
  readonly choices: readonly Choice[];
  /** The question that waits until the asker has said which kind of unit it is about. */
  readonly waiting: string | null;
  /** The places it quoted, for "xem cả đoạn". */
  readonly shown: readonly { readonly document: string; readonly locator: string }[];
}

/** What one conversation carries from turn to turn; plain JSON, stored with the turn. */
export interface Conversation {
  readonly memory: Memory | null;
  readonly unitKind: UnitKind | null;
  /** The newest last; a number or a label chooses from the last, a button from the one it belongs to. */
  readonly offers: readonly Offer[];
  /** Whether the assistant has said what it is, what it keeps and how to stop. */
  readonly introduced: boolean;
  /** Whether the next word settles a request to delete. */
  readonly deleting: boolean;
  /** The files that were last answered together. */
  readonly album: string | null;
  /** What a report waits for here. */
  readonly report: ReportFocus;
  /** What a coordinator is asked here. */
  readonly coordinator: CoordinatorState;
}

/** The start of every conversation. */
export const NEW_CONVERSATION: Conversation = {
  memory: null,
  unitKind: null,
  offers: [],
  introduced: false,
  deleting: false,
  album: null,
  report: NO_REPORT,
  coordinator: NOTHING_ASKED,
};

/** How many replies back a button still works. */
export const OFFERS_KEPT = 8;

const stored = z.object({
  version: z.literal(1),
  memory: z
    .custom<Memory>((value) => z.looseObject({ tokens: z.array(z.looseObject({})) }).safeParse(value).success)
    .nullable(),
  unitKind: z.enum(UNIT_KINDS).nullable(),
  offers: z.array(
    z.object({
      turn: z.string(),
      choices: z.array(
        z.object({ label: z.string(), question: z.string(), unitKind: z.enum(UNIT_KINDS).exactOptional() }),
      ),
      waiting: z.string().nullable(),
      shown: z.array(z.object({ document: z.string(), locator: z.string() })),
    }),
  ),
  introduced: z.boolean(),
  deleting: z.boolean(),
  album: z.string().nullable().catch(null),
  report: reportFocusSchema.catch(NO_REPORT),
  coordinator: coordinatorFocusSchema.catch(NOTHING_ASKED),
});

/** The conversation as it is stored. */
export function storedConversation(state: Conversation): unknown {
  return { version: 1, ...state };
}

/** The conversation that was stored; one of another version or shape counts as none, so that an upgrade never breaks a turn. */
export function restoreConversation(json: unknown): Conversation {
  const read = stored.safeParse(json);
  if (!read.success) return NEW_CONVERSATION;
  const { version: _, ...state } = read.data;
  return state;
}
