import type { Coordination } from "./adapters/coordination/coordination.ts";
import { createDeliveryQueue } from "./adapters/store/delivery-queue.ts";
import { createDesks } from "./adapters/store/desks.ts";
import { createFileQueue } from "./adapters/store/file-queue.ts";
import { createInbox } from "./adapters/store/inbox.ts";
import { createKnownTurns } from "./adapters/store/known-turns.ts";
import type { Store } from "./adapters/store/open-store.ts";
import { releaseLeases } from "./adapters/store/release-leases.ts";
import { MOST_CLAIMED } from "./adapters/store/turn-claims.ts";
import { createTurnQueue } from "./adapters/store/turn-queue.ts";
import { createApplyWrite } from "./adapters/store/turn-writes.ts";
import { type AcceptInbound, createAcceptInbound } from "./conversation/accept-inbound.ts";
import type { FulfilWish } from "./conversation/model-help.ts";
import type { Route } from "./conversation/route.ts";
import { createTakeTurn } from "./conversation/take-turn.ts";
import { createFetchNext } from "./files/fetch.ts";
import type { FileSource, ReadForm } from "./files/ports.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Logger } from "./kernel/logger.ts";
import type { Meter } from "./kernel/meter.ts";
import type { Timers } from "./kernel/timers.ts";
import { createWorkLoop } from "./kernel/work-loop.ts";
import type { Address, ChannelId } from "./messages/address.ts";
import { createDelivering } from "./outbox/deliver.ts";
import type { Channel } from "./outbox/ports.ts";
import { createSender, type HandOver, type Sender } from "./outbox/sender.ts";

/** How often every queue is looked through for what nobody announced here (another process's, a retry that is due), in milliseconds. */
const SWEEP_MS = 1000;
/** How many turns are under way at once: while what one statement took is worked out, as many are being written. */
const TURN_WORKERS = 2 * MOST_CLAIMED;
/** How many messages of one channel may be in flight at once, where its pace allows as many in a second: what several rounds of turns say. */
const SENDERS = 4 * MOST_CLAIMED;

/** How many files are fetched at once; each is held in memory. */
const FETCHERS = 2;

/** The way of a message, running: inbox, turns, outbox. */
export interface MessagePath {
  readonly accept: AcceptInbound;
  /** An event was kept by somebody else. */
  wake(): void;
  /** Begins to work, on what an earlier run left first. */
  start(): Promise<void>;
  /** Resolves when nothing is being worked on. */
  idle(): Promise<void>;
  /** Lets what runs finish; what waits is kept. */
  stop(): Promise<void>;
}

/** Puts the way of a message together over one store. Channels whose row is the delivery have no sender. */
export function createMessagePath(deps: {
  store: Store;
  coordination: Coordination;
  route: Route;
  /** Whose drafts and reports are read and written. */
  campaign: string;
  /** What desks need to know beyond the store; left out where no report is asked for. */
  aroundDesks?: Parameters<typeof createDesks>[2];
  /** How long before a place of a channel's pace is free a message is taken up for it, in milliseconds; left out: not before. */
  aheadOfPaceMs?: number;
  /** Whether filed reports go on to an outside store. */
  forwards: boolean;
  channels: () => readonly Channel[];
  /** The channels that are on, each with the place where it keeps the files that people send. */
  fileSources?: () => ReadonlyMap<ChannelId, FileSource>;
  /** Reads sheets of the report form that people send; left out where no report is asked for. */
  readForm?: ReadForm;
  /** A language model's help, with every check behind it; left out where none is configured. */
  fulfil?: FulfilWish | undefined;
  /** An answer is being written and stands so far; left out where no channel shows it. */
  onGrowth?: (address: Address, words: string) => void;
  deliveredByRow: ReadonlySet<ChannelId>;
  clock: Clock;
  timers: Timers;
  newId: () => string;
  logger: Logger;
  meter: Meter;
}): MessagePath {
  const {
    store,
    coordination,
    route,
    campaign,
    aroundDesks,
    forwards,
    channels,
    deliveredByRow,
    clock,
    timers,
    newId,
    logger,
    meter,
  } = deps;
  const owner = newId();
  const queue = createDeliveryQueue(store.db);
  const deliveries = new Map<ChannelId, Sender>();
  const handOver: HandOver = {
    offer: (channel, now) => deliveries.get(channel)?.offer(now) ?? null,
    take: (channel, message) => deliveries.get(channel)?.take(message),
    withdraw: (channel) => deliveries.get(channel)?.withdraw(),
  };
  const known = createKnownTurns();

  const takeTurn = createTakeTurn({
    queue: createTurnQueue(store.db, {
      deliveredByRow,
      applyWrite: createApplyWrite({ campaign, deliveredByRow, forwards }),
      known,
      handOver,
    }),
    desks: createDesks(store.db, campaign, aroundDesks),
    route,
    clock,
    newCode: () => newId().slice(0, 6).toUpperCase(),
    owner,
    logger,
    meter,
    announceReplies: (channel, count) => deliveries.get(channel)?.announce(count),
    ...(deps.fulfil && { help: { fulfil: deps.fulfil, timers, onGrowth: deps.onGrowth } }),
  });
  const turns = createWorkLoop({
    name: "turns",
    step: async () => ((await takeTurn()) ? "more" : "nothing"),
    workers: TURN_WORKERS,
    timers,
    logger,
  });
  const accept = createAcceptInbound({ inbox: createInbox(store.db, known), clock, wake: () => turns.announce(1) });
  const fetchNext = createFetchNext({
    queue: createFileQueue(store.db, deliveredByRow),
    sources: deps.fileSources ?? (() => new Map()),
    readForm: deps.readForm ?? null,
    readsText: deps.fulfil !== undefined,
    clock,
    announceTold: () => {
      for (const loop of deliveries.values()) loop.wake();
    },
    announceRead: () => turns.announce(1),
    logger,
    meter,
  });
  const files = createWorkLoop({
    name: "files",
    step: async () => ((await fetchNext()) === "handled" ? "more" : "nothing"),
    workers: FETCHERS,
    timers,
    logger,
  });
  let stopSweeping = () => {};

  function senderOf(channel: Channel): Sender {
    const delivering = createDelivering({
      ...{ channel, queue, pace: coordination.pace, clock, owner, logger, meter },
      ...(deps.aheadOfPaceMs && { ahead: { ms: deps.aheadOfPaceMs, timers } }),
    });
    const workers = Math.min(SENDERS, channel.capabilities.sendsPerSecond ?? SENDERS);
    return createSender({ name: `outbox ${channel.id}`, delivering, owner, workers, timers, logger });
  }

  async function sweep(): Promise<void> {
    turns.wake();
    if (deps.fileSources) files.wake();
    for (const loop of deliveries.values()) loop.wake();
    const lost = await queue.abandon(clock.now());
    if (lost > 0) logger.warn("sends_of_unknown_fate", { count: lost });
  }

  return {
    accept,
    wake: () => turns.wake(),
    async start() {
      if (store.engine.alone) await releaseLeases(store.db);
      for (const channel of channels()) deliveries.set(channel.id, senderOf(channel));
      await sweep();
      stopSweeping = timers.every(SWEEP_MS, () => {
        sweep().catch((cause: unknown) => logger.error("sweep_failed", cause));
      });
    },
    async idle() {
      await turns.idle();
      await files.idle();
      await Promise.all([...deliveries.values()].map((loop) => loop.idle()));
    },
    async stop() {
      stopSweeping();
      await turns.stop();
      await files.stop();
      await Promise.all([...deliveries.values()].map((loop) => loop.stop()));
    },
  };
}
