import type { Route } from "./route.ts";
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
export function withPracticeBanner(route: Route, banner: () => string): Route {
  return (state, happening, turn, around) => {
    const routed = route(state, happening, turn, around);
    const opening = { kind: "text" as const, text: banner() };
    return { ...routed, replies: routed.replies.map((reply) => ({ ...reply, blocks: [opening, ...reply.blocks] })) };
  };
}
