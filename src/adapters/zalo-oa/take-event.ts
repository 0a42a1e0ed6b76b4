import type { Clock } from "../../kernel/clock.ts";
import type { InboundEvent } from "../../messages/inbound-event.ts";
import { parseEvent } from "./parse-event.ts";
import type { Takeovers, TemplateReceipt } from "./ports.ts";

/** Hands an event inward; once it resolves, the event is kept safe, "repeated" when it was before. */
export type Accept = (event: InboundEvent) => Promise<unknown>;

/** Takes one event as Zalo sent it: resolves once nothing of it can be lost, rejects if it must come again. */
export type TakeEvent = (event: unknown) => Promise<void>;

/** How long the assistant keeps quiet after somebody of the office wrote in a conversation. */
export const QUIET_AFTER_ADMIN = Temporal.Duration.from({ hours: 1 });

/**
 * Makes the way in. While somebody of the office writes in a conversation, what the person says there is theirs to
 * answer: it is not kept here. Commands ("/xoa") and what is no word of the person's are still taken.
 */
export function createTakeEvent(options: {
  accept: Accept;
  takeovers: Takeovers;
  clock: Clock;
  cameIn: () => Promise<void>;
  /** Left out where no template messages are sent. */
  templates?: {
    readonly received: (receipt: TemplateReceipt) => Promise<unknown>;
    /** Asks Zalo how many it takes; never rejects and is not waited for. */
    readonly quotaChanged: () => void;
  };
}): TakeEvent {
  const { accept, takeovers, clock, cameIn, templates } = options;
  return async (body) => {
    const parsed = parseEvent(body);
    if (parsed?.kind === "admin_wrote") await takeovers.begin(parsed.user, clock.now().add(QUIET_AFTER_ADMIN));
    if (parsed?.kind === "received") await templates?.received(parsed.receipt);
    if (parsed?.kind === "quota_changed") templates?.quotaChanged();
    for (const event of parsed?.kind === "events" ? parsed.events : []) {
      if (isTheirs(event) && (await takeovers.isOn(event.conversation, clock.now()))) continue;
      if ((await accept(event)) !== "repeated" && isMessage(event)) await cameIn();
    }
  };
}

const isMessage = ({ happening: { kind } }: InboundEvent): boolean => kind !== "blocked" && kind !== "unblocked";

const isTheirs = (event: InboundEvent): boolean =>
  isMessage(event) && !(event.happening.kind === "text" && event.happening.text.trim().startsWith("/"));
