import { renderReply } from "../../src/adapters/telegram/render.ts";
import { composeApp, KNOWLEDGE } from "../../src/app.ts";
import { type Conversation, NEW_CONVERSATION } from "../../src/conversation/conversation-state.ts";
import { createRoute, EMPTY_DESK } from "../../src/conversation/route.ts";
import type { Script } from "./protocol.ts";
import { QUESTIONS } from "./questions.ts";

/** The answers must not change with the day of the measurement. */
const CLOCK = { now: () => Temporal.Instant.from("2023-11-20T01:00:00Z") };

/** What decides what is said, as the server puts it together. */
export async function composeRoute(): Promise<ReturnType<typeof createRoute>> {
  const app = await composeApp({ knowledge: KNOWLEDGE, campaign: null, clock: CLOCK });
  return createRoute({ converse: app.converse, about: app.about, report: app.reports?.conversation ?? null });
}

/** The round of questions, begun at each of its places, and what our bot must say to each: nothing is measured that is not checked. */
export async function ourScripts(): Promise<Script[]> {
  const route = await composeRoute();
  return rounds().map((texts) => {
    const [first, second, third] = threeRounds(texts, route);
    if (JSON.stringify(second) !== JSON.stringify(third))
      throw new Error("The third round is answered unlike the second.");
    return { texts, replies: [...(first ?? []), ...(second ?? [])] };
  });
}

/** The same rounds for a bot that says back what it hears. */
export function echoScripts(): Script[] {
  return rounds().map((texts) => ({ texts, replies: [...texts, ...texts].map((text) => [text]) }));
}

function rounds(): string[][] {
  return QUESTIONS.map((_, start) => [...QUESTIONS.slice(start), ...QUESTIONS.slice(0, start)]);
}

function threeRounds(texts: readonly string[], route: Awaited<ReturnType<typeof composeRoute>>): string[][][] {
  let state: Conversation = NEW_CONVERSATION;
  let turn = 0;
  return Array.from({ length: 3 }, () =>
    texts.map((text) => {
      turn += 1;
      const routed = route(state, { kind: "text", text }, String(turn), {
        desk: EMPTY_DESK,
        now: CLOCK.now(),
        channel: "telegram",
      });
      state = routed.state;
      return routed.replies.flatMap((reply) => renderReply(reply).map(({ html }) => html));
    }),
  );
}
