import type { Logger } from "../kernel/logger.ts";
import type { Timers } from "../kernel/timers.ts";
import { createWorkLoop, type WorkLoop } from "../kernel/work-loop.ts";
import type { ChannelId } from "../messages/address.ts";
import { type Delivering, SEND_LEASE } from "./deliver.ts";
import type { OutgoingMessage } from "./ports.ts";

/** How a reply gets from the turn that wrote it to a sender of this process, without being taken up in the outbox first. */
export interface HandOver {
  /** Keeps a sender free for one reply of this channel; null where none could begin with it at once. */
  offer(channel: ChannelId, now: Temporal.Instant): { readonly owner: string; readonly until: Temporal.Instant } | null;
  /** The reply was written as taken up by the owner of the offer. */
  take(channel: ChannelId, message: OutgoingMessage): void;
  /** Nothing came of the offer. */
  withdraw(channel: ChannelId): void;
}

/** The senders of one channel, running. */
export interface Sender extends WorkLoop {
  offer(now: Temporal.Instant): ReturnType<HandOver["offer"]>;
  take(message: OutgoingMessage): void;
  withdraw(): void;
}

/**
 * Runs so many senders of one channel. What is handed over is begun at once or given back: while the channel asks to wait,
 * nothing is offered.
 */
export function createSender(options: {
  name: string;
  delivering: Delivering;
  owner: string;
  workers: number;
  timers: Timers;
  logger: Logger;
}): Sender {
  const { name, delivering, owner, workers, timers, logger } = options;
  const handed: OutgoingMessage[] = [];
  let offered = 0;
  let underWay = 0;
  let isStopped = false;
  let isWaiting = false;

  const loop = createWorkLoop({
    name,
    workers,
    timers,
    logger,
    async step(begun) {
      underWay += 1;
      try {
        const delivered = await delivering(handed.shift() ?? null, begun);
        isWaiting = typeof delivered === "object";
        if (isWaiting) await giveBack();
        return delivered === "handled" ? "more" : delivered === "nothing_due" ? "nothing" : delivered;
      } finally {
        underWay -= 1;
      }
    },
  });

  async function giveBack(): Promise<void> {
    await Promise.all(handed.splice(0).map((message) => delivering.giveBack(message))).catch((cause: unknown) =>
      logger.error("not_given_back", cause, { queue: name }),
    );
  }

  return {
    ...loop,
    offer(now) {
      if (isStopped || isWaiting || underWay + handed.length + offered >= workers) return null;
      offered += 1;
      return { owner, until: now.add(SEND_LEASE) };
    },
    take(message) {
      offered -= 1;
      handed.push(message);
      if (isWaiting || isStopped) void giveBack();
    },
    withdraw() {
      offered -= 1;
    },
    async stop() {
      isStopped = true;
      await loop.stop();
      await giveBack();
    },
  };
}
