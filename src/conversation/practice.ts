import type { Conversation } from "./conversation-state.ts";
import type { KeptHappening } from "./ports.ts";
import type { Routed } from "./route.ts";
import { wording } from "./wording.ts";

/** What every page and reply says while the clock is set for practice. */
export function practiceBanner(now: Temporal.Instant, timeZone: string): string {
  const local = now.toZonedDateTimeISO(timeZone);
  const two = (part: number) => String(part).padStart(2, "0");
  return wording.practice(
    `${two(local.hour)}:${two(local.minute)} ngày ${two(local.day)}/${two(local.month)}/${local.year}`,
  );
}

/** A route whose every reply opens with the banner. */
export function withPracticeBanner<Route extends (s: Conversation, h: KeptHappening, turn: string) => Routed>(
  route: Route,
  banner: () => string,
) {
  return (state: Conversation, happening: KeptHappening, turn: string): Routed => {
    const routed = route(state, happening, turn);
    const opening = { kind: "text" as const, text: banner() };
    return { ...routed, replies: routed.replies.map((reply) => ({ ...reply, blocks: [opening, ...reply.blocks] })) };
  };
}
