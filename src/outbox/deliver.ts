import type { Clock } from "../kernel/clock.ts";
import type { Logger } from "../kernel/logger.ts";
import type { Meter } from "../kernel/meter.ts";
import type { Timers } from "../kernel/timers.ts";
import type { Channel, Delivery, DeliveryQueue, OutgoingMessage, Pace } from "./ports.ts";
import { settlementOf } from "./settle.ts";

/** How long one part of a message may be in flight; after that its fate is unknown. Longer than a channel's own time-out. */
export const SEND_LEASE = Temporal.Duration.from({ seconds: 60 });

/** Clocks are read in whole milliseconds, by two processes and by the platform: so much later nobody's second is short. */
const CLOCK_STEP_MS = 2;

/** What one try to deliver came to: a message was handled, none is due, or the channel's pace asks to wait. */
export type Delivered = "handled" | "nothing_due" | { readonly waitMs: number };

/** Delivers one message of a channel. */
export interface Delivering {
  /** The message that was handed over, or the next one that is due; `begun` is told once there is leave and a message. */
  (handed: OutgoingMessage | null, begun?: () => void): Promise<Delivered>;
  /** Lets a message that was handed over go without a try: it is due again. */
  giveBack(message: OutgoingMessage): Promise<void>;
}

/** A place of the pace, and the moment from which on it may be used, in milliseconds since 1970. */
interface Place {
  readonly slot: string;
  readonly free: number;
}

/** Puts the end of a message's way together: pace, claim, send part by part, write what became of it. */
export function createDelivering(deps: {
  channel: Channel;
  queue: DeliveryQueue;
  pace: Pace;
  /** How long before a place of the pace is free a message is taken up for it, in milliseconds; left out: not before. */
  ahead?: { readonly ms: number; readonly timers: Timers };
  clock: Clock;
  owner: string;
  logger: Logger;
  meter: Meter;
}): Delivering {
  const { channel, queue, pace, ahead, clock, owner, logger, meter } = deps;
  const perSecond = channel.capabilities.sendsPerSecond;
  /** A place and the moment from which on it may be used, in milliseconds since 1970; or how long to wait. */
  const paced = async () => {
    if (perSecond === null) return { slot: "", free: 0 };
    const leave = await pace.take(channel.id, perSecond, ahead?.ms);
    if ("waitMs" in leave) return leave;
    const rest = leave.inMs > 0 ? leave.inMs + CLOCK_STEP_MS : 0;
    return { slot: leave.slot, free: clock.now().epochMilliseconds + rest };
  };
  const free = async (slot: string, how: "answered" | "giveBack") => {
    if (perSecond !== null) await pace[how](channel.id, slot);
  };

  async function sendParts(message: OutgoingMessage, first: Place): Promise<Delivery> {
    let unused: Place | null = first;
    let last: Delivery = { kind: "sent", providerId: null };
    try {
      const parts = channel.render(message.reply);
      for (let at = message.partsSent; at < parts.length; at += 1) {
        const leave = unused ?? (await paced());
        if ("waitMs" in leave) return { kind: "retry", afterMs: leave.waitMs, why: "pace" };
        await untilFree(leave.free);
        unused = null;
        last = await channel.send(message.conversation, parts[at], message).finally(() => free(leave.slot, "answered"));
        if (last.kind !== "sent") return last;
        if (at + 1 < parts.length && !(await queue.partSent(message, at + 1, clock.now().add(SEND_LEASE))))
          return { kind: "unknown", why: "it took too long and was given up meanwhile" };
      }
      return last;
    } finally {
      if (unused !== null) await giveBackPlace(unused);
    }
  }

  async function untilFree(moment: number): Promise<void> {
    for (let left = leftUntil(moment); left > 0 && ahead; left = leftUntil(moment)) {
      const { timers } = ahead;
      await new Promise<void>((resolve) => timers.after(left, resolve));
    }
  }

  /** A place that was given ahead is not free before its moment, used or not. */
  async function giveBackPlace({ slot, free: moment }: Place): Promise<void> {
    await untilFree(moment);
    await free(slot, "giveBack");
  }

  const leftUntil = (moment: number) => moment - clock.now().epochMilliseconds;

  const giveBack = (message: OutgoingMessage) => {
    const now = clock.now();
    return queue.settle(message, { kind: "again", dueAt: now, why: "pace" }, now);
  };

  async function deliver(handed: OutgoingMessage | null, begun?: () => void): Promise<Delivered> {
    const leave = await paced();
    if ("waitMs" in leave) {
      if (handed) await giveBack(handed);
      return leave;
    }
    const message = handed ?? (await claim(leave));
    if (!message) {
      await giveBackPlace(leave);
      return "nothing_due";
    }
    begun?.();
    const delivery = await sendParts(message, leave).catch((cause: unknown): Delivery => {
      logger.error("delivery_broke", cause, { message: message.id, channel: channel.id });
      return { kind: "unknown", why: "an error inside the program" };
    });
    const settlement = settlementOf(delivery, message, clock.now());
    await queue.settle(message, settlement, clock.now());
    meter.count("deliveries_total", { channel: channel.id, outcome: delivery.kind });
    if (delivery.kind !== "sent")
      logger.warn("not_delivered", {
        message: message.id,
        channel: channel.id,
        outcome: delivery.kind,
        why: delivery.why,
      });
    return "handled";
  }

  async function claim(place: Place): Promise<OutgoingMessage | null> {
    const now = clock.now();
    try {
      return await queue.claim(channel.id, owner, now, now.add(SEND_LEASE));
    } catch (cause) {
      await giveBackPlace(place);
      throw cause;
    }
  }

  return Object.assign(deliver, { giveBack });
}
