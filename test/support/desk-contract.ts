import { afterAll, beforeAll, describe, expect } from "vitest";

import type { Desk, Write } from "../../src/conversation/ports.ts";
import { textReply } from "../../src/messages/reply.ts";
import { type Draft, newDraft } from "../../src/reports/draft.ts";
import type { Submission } from "../../src/reports/submission.ts";
import { DESK_CAMPAIGN, DESK_STORES, type DeskStore } from "./desk-stores.ts";
import { at } from "./stores-contract.ts";

const OPENING_MS = 60_000;

/** What every test of the contract has at hand. */
export interface DeskContract {
  store(): DeskStore;
  /** What lies before whoever writes in a conversation. */
  deskOf(conversation: string, code?: string | null, now?: Temporal.Instant): Promise<Desk>;
  /** A turn with these writes. */
  write(conversation: string, ...writes: Write[]): Promise<"written" | "stale">;
  /** Uses a code, and gives the member's id. */
  bound(conversation: string, code: string): Promise<string>;
}

/** Runs a suite on every implementation of the desks; each test has a unit of its own. */
export function onEveryDesk(suite: (contract: DeskContract) => void): void {
  for (const { name, absent, open } of DESK_STORES)
    describe.skipIf(absent)(`on ${name}`, () => {
      let store: DeskStore;
      beforeAll(async () => {
        store = await open();
      }, OPENING_MS);
      afterAll(() => store.close());

      async function deskOf(conversation: string, code: string | null = null, now = at(0)): Promise<Desk> {
        const { desk, end } = await store.turn(conversation, code, now);
        await end([]);
        return desk;
      }
      suite({
        store: () => store,
        deskOf,
        write: async (conversation, ...writes) => (await store.turn(conversation)).end(writes),
        async bound(conversation, code) {
          const { desk, end } = await store.turn(conversation, code);
          if (!desk.invitation) throw new Error("no invitation");
          expect(await end([{ kind: "bind", invitation: desk.invitation }])).toBe("written");
          return (await deskOf(conversation)).member?.id ?? "";
        },
      });
    });
}

let units = 0;

/** A unit that no other test knows, with codes, conversations and reports of its own. */
export function someUnit() {
  units += 1;
  const mark = String(units).padStart(2, "0");
  const unit = `U${mark}`;
  return {
    unit,
    code: (letter: string) => `A2${mark}${letter}BCD`,
    tele: (name: string) => `telegram ${name}${mark}`,
    web: (name: string) => `web-chat ${name}${mark}`,
    draft: (given: Partial<Draft> = {}): Draft => ({
      ...newDraft({ form: "f", version: 1, unit, period: "2023" }),
      ...given,
    }),
    submission: (by: string, given: Partial<Submission> = {}): Submission => ({
      campaign: DESK_CAMPAIGN,
      unit,
      form: "f",
      form_version: 1,
      period: "2023",
      revision: 1,
      cause: "first",
      receipt: `BC-${unit}-${given.revision ?? 1}`,
      answers: {},
      exceptions: [],
      submitted_by: by,
      approved_by: null,
      submitted_at: at(0).toString(),
      timeliness: "on_time",
      ...given,
    }),
  };
}

/** Answers with one figure. */
export const figure = (value: number, by: string): Pick<Draft, "answers"> => ({
  answers: { ho: { state: "given", value, raw: `${value}`, by, at: at(0).toString() } },
});

/** The coordinator who decides in these tests. */
export const COORDINATOR = { kind: "member", id: "901", role: "coordinator" } as const;

/** A message to a member. */
export const telling = (member: string, text: string): Write => ({ kind: "tell", member, reply: textReply(text) });
