import type { Clock } from "../../kernel/clock.ts";
import type { InboundEvent } from "../../messages/inbound-event.ts";
import { parseUpdate } from "./parse-update.ts";

/** Hands an event inward; once it resolves, the event is kept safe, "repeated" when it was before. */
export type Accept = (event: InboundEvent) => Promise<unknown>;

/** Takes one update as Zalo sent it: resolves once nothing of it can be lost, rejects if it is not kept. */
export type TakeUpdate = (update: unknown) => Promise<void>;

/** Makes the one way in for polled and posted updates alike; `cameIn` counts every message once and never rejects. */
export function createTakeUpdate(options: { accept: Accept; clock: Clock; cameIn: () => Promise<void> }): TakeUpdate {
  const { accept, clock, cameIn } = options;
  return async (update) => {
    const event = parseUpdate(update, clock.now());
    if (event && (await accept(event)) !== "repeated") await cameIn();
  };
}
