import { afterAll, beforeAll, beforeEach, describe } from "vitest";

import type { ClaimedTurn, KeptEvent, KeptHappening, TurnOutcome } from "../../src/conversation/ports.ts";
import { type Reply, textReply } from "../../src/messages/reply.ts";
import { IMPLEMENTATIONS, type Implementation, type StoreUnderTest } from "./stores.ts";

/** The moment at which these tests begin. */
export const START = Temporal.Instant.from("2023-12-01T01:00:00Z");

/** So many seconds after the start. */
export const at = (seconds: number): Temporal.Instant => START.add({ milliseconds: Math.round(seconds * 1000) });

/** The longest a store may take to open on a busy machine, in milliseconds. */
export const OPENING_MS = 60_000;

/** Runs a suite on every implementation, each test on an empty store. */
export function onEveryStore(suite: (store: () => StoreUnderTest, implementation: Implementation) => void): void {
  for (const implementation of IMPLEMENTATIONS)
    describe.skipIf(implementation.absent)(`on ${implementation.name}`, () => {
      let store: StoreUnderTest;
      beforeAll(async () => {
        store = await implementation.open();
      }, OPENING_MS);
      beforeEach(() => store.clear());
      afterAll(() => store.close());
      suite(() => store, implementation);
    });
}

/** An event of somebody on Telegram, unless said otherwise. */
export function textEvent(key: string, given: Partial<KeptEvent> & { text?: string } = {}): KeptEvent {
  const { text = `câu ${key}`, ...rest } = given;
  const happening: KeptHappening = { kind: "text", text };
  return { channel: "telegram", conversation: "an", eventKey: key, at: START, happening, ...rest };
}

/** An outcome that says these words and changes nothing else unless told. */
export function says(words: readonly (string | Reply)[], given: Partial<TurnOutcome> = {}): TurnOutcome {
  const replies = words.map((word) => (typeof word === "string" ? textReply(word) : word));
  return {
    state: null,
    replies,
    muted: null,
    reachable: null,
    forget: false,
    unanswered: null,
    writes: [],
    errorCode: null,
    ...given,
  };
}

/** Takes up the next turn as a worker; fails when there is none. */
export async function claimTurn(store: StoreUnderTest, owner = "worker", now = at(0)): Promise<ClaimedTurn> {
  const turn = await store.turns.claim(owner, now, now.add({ seconds: 30 }));
  if (!turn) throw new Error("no turn waits");
  return turn;
}

/** Lets one turn run: an event comes in and is answered with these words. */
export async function answered(
  store: StoreUnderTest,
  event: KeptEvent,
  words: readonly (string | Reply)[],
  given: Partial<TurnOutcome> & { now?: Temporal.Instant } = {},
): Promise<void> {
  const { now = at(0), ...outcome } = given;
  await store.inbox.accept(event, now);
  const turn = await claimTurn(store, "worker", now);
  if ((await store.turns.commit(turn, says(words, outcome), now)) !== "written") throw new Error("the lease was lost");
}

/** The first words of a reply. */
export function wordsOf(reply: Reply | null): string | null {
  const [first] = reply?.blocks ?? [];
  return first?.kind === "text" ? first.text : null;
}
