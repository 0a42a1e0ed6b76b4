import type { Clock } from "../kernel/clock.ts";
import type { Logger } from "../kernel/logger.ts";
import type { Meter } from "../kernel/meter.ts";
import type { Timers } from "../kernel/timers.ts";
import { type Address, CHANNELS, type ChannelId } from "../messages/address.ts";
import { textReply } from "../messages/reply.ts";
import { codeIn } from "../people/invitation-code.ts";
import { restoreConversation, storedConversation } from "./conversation-state.ts";
import { type FulfilWish, type Help, helpForTurn, type TurnHelp, type Wish } from "./model-help.ts";
import type { ClaimedTurn, Desks, KeptHappening, TurnOutcome, TurnQueue, Write } from "./ports.ts";
import type { Route, Routed, Surroundings } from "./route.ts";
import { wording } from "./wording.ts";

/** How long a worker may hold a conversation; after that another takes the turn up again. */
const TURN_LEASE = Temporal.Duration.from({ seconds: 30 });
/**
 * How often a turn is taken up before the person is told that it went wrong. An error inside a turn is told at once, so only the
 * death of the process takes a turn up again: more often than a machine that keeps failing at start would do to a good message.
 */
const MOST_ATTEMPTS = 8;

/** How often a turn is routed anew because what it built on changed meanwhile. */
const MOST_ROUTINGS = 5;

/** Takes the next waiting turn; false when none waits. */
export type TakeTurn = () => Promise<boolean>;

/** Puts the middle of a message's way together: claim, route, write the outcome at once, announce the replies. */
export function createTakeTurn(deps: {
  queue: TurnQueue;
  desks: Desks;
  route: Route;
  clock: Clock;
  /** A short code that a person can read to an operator. */
  newCode: () => string;
  owner: string;
  logger: Logger;
  meter: Meter;
  /** So many replies wait to be sent on this channel. */
  announceReplies: (channel: ChannelId, count: number) => void;
  /** A language model's help, with every check behind it; left out where none is configured. */
  help?: {
    readonly fulfil: FulfilWish;
    readonly timers: Timers;
    /** An answer of this conversation is being written and stands so far; what is kept in the end replaces it. */
    readonly onGrowth?: ((address: Address, words: string) => void) | undefined;
  };
}): TakeTurn {
  const { queue, desks, route, clock, newCode, owner, logger, meter, announceReplies, help } = deps;

  async function outcomeOf(turn: ClaimedTurn, helping: TurnHelp | null): Promise<TurnOutcome> {
    if (turn.attempts > MOST_ATTEMPTS) return apology(turn, new Error(`given up after ${MOST_ATTEMPTS} attempts`));
    const now = clock.now();
    const { channel } = turn.address;
    const desk = await desks.open(turn, codeOf(turn.happening), now);
    const take = (helped: Pick<Surroundings, "help">) =>
      route(restoreConversation(turn.state), turn.happening, turn.id, { desk, now, channel, ...helped });
    try {
      const first = take({});
      const second = helping && first.wish ? await takeHelped(turn, first.wish, helping, take) : null;
      const { state, wish: _, ...routed } = second ?? first;
      return { ...routed, state: storedConversation(state), errorCode: null };
    } catch (error) {
      return apology(turn, error);
    }
  }

  /** The same turn with a model's help; null, whatever breaks, where the first outcome stands. */
  async function takeHelped(
    turn: ClaimedTurn,
    wish: Wish,
    helping: TurnHelp,
    take: (helped: { help: Help }) => Routed,
  ): Promise<Routed | null> {
    try {
      const helped = await helping.fulfil(wish);
      return helped && take({ help: helped });
    } catch (error) {
      logger.error("model_help_failed", error, { turn: turn.id, wish: wish.kind });
      return null;
    }
  }

  function apology(turn: ClaimedTurn, cause: unknown): TurnOutcome {
    const errorCode = newCode();
    logger.error("turn_failed", cause, { turn: turn.id, channel: turn.address.channel, code: errorCode });
    return { ...UNCHANGED, state: turn.state, replies: [textReply(wording.apology(errorCode))], errorCode };
  }

  /** Writes the outcome; where what it built on changed meanwhile, the turn is taken anew. */
  async function settle(turn: ClaimedTurn, helping: TurnHelp | null) {
    for (let routings = 0; routings < MOST_ROUTINGS; routings += 1) {
      const outcome = await outcomeOf(turn, helping);
      const written = await queue.commit(turn, outcome, clock.now());
      if (written !== "stale") return { outcome, written };
    }
    const outcome = apology(turn, new Error(`what it built on changed ${MOST_ROUTINGS} times`));
    return { outcome, written: await queue.commit(turn, outcome, clock.now()) };
  }

  return async () => {
    const now = clock.now();
    const turn = await queue.claim(owner, now, now.add(TURN_LEASE));
    if (!turn) return false;
    const { channel } = turn.address;
    const helping = help && helpForTurn(help.fulfil, help.timers, (words) => help.onGrowth?.(turn.address, words));
    const { outcome, written } = await settle(turn, helping ?? null).finally(() => helping?.end());
    meter.count("turns_total", {
      channel,
      outcome: written !== "written" ? "lost" : outcome.errorCode ? "failed" : "done",
    });
    if (written !== "written") logger.warn("turn_lost_its_lease", { turn: turn.id, channel });
    else announce(channel, outcome);
    return true;
  };

  /** Replies of this conversation, and those told to others on whatever channel they use. */
  function announce(channel: ChannelId, { replies, writes }: TurnOutcome): void {
    if (replies.length > 0) announceReplies(channel, replies.length);
    const told = writes.filter(({ kind }) => TELLS.has(kind)).length;
    if (told > 0) for (const other of CHANNELS) announceReplies(other, told);
  }
}

/** What a turn writes that goes to others. */
const TELLS = new Set<Write["kind"]>(["tell", "tell_unit", "answer_difficulty"]);

const UNCHANGED = { muted: null, reachable: null, forget: false, unanswered: null, writes: [] } as const;

function codeOf(happening: KeptHappening): string | null {
  if (happening.kind === "text") return codeIn(happening.text);
  return happening.kind === "start" ? codeIn(happening.payload ?? "") : null;
}
