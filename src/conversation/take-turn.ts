import type { Clock } from "../kernel/clock.ts";
import type { Logger } from "../kernel/logger.ts";
import type { Meter } from "../kernel/meter.ts";
import type { ChannelId } from "../messages/address.ts";
import { textReply } from "../messages/reply.ts";
import { type Conversation, restoreConversation, storedConversation } from "./conversation-state.ts";
import type { ClaimedTurn, KeptHappening, TurnOutcome, TurnQueue } from "./ports.ts";
import type { Routed } from "./route.ts";
import { wording } from "./wording.ts";

/** How long a worker may hold a conversation; after that another takes the turn up again. */
const TURN_LEASE = Temporal.Duration.from({ seconds: 30 });
/** How often a turn is taken up before the person is told that it went wrong. */
const MOST_ATTEMPTS = 3;

/** Takes the next waiting turn; false when none waits. */
export type TakeTurn = () => Promise<boolean>;

/** Puts the middle of a message's way together: claim, route, write the outcome at once, announce the replies. */
export function createTakeTurn(deps: {
  queue: TurnQueue;
  route: (state: Conversation, happening: KeptHappening, turn: string) => Routed;
  clock: Clock;
  /** A short code that a person can read to an operator. */
  newCode: () => string;
  owner: string;
  logger: Logger;
  meter: Meter;
  /** So many replies wait to be sent on this channel. */
  announceReplies: (channel: ChannelId, count: number) => void;
}): TakeTurn {
  const { queue, route, clock, newCode, owner, logger, meter, announceReplies } = deps;

  function outcomeOf(turn: ClaimedTurn): TurnOutcome {
    if (turn.attempts > MOST_ATTEMPTS) return apology(turn, new Error(`given up after ${MOST_ATTEMPTS} attempts`));
    try {
      const { state, ...routed } = route(restoreConversation(turn.state), turn.happening, turn.id);
      return { ...routed, state: storedConversation(state), errorCode: null };
    } catch (error) {
      return apology(turn, error);
    }
  }

  function apology(turn: ClaimedTurn, cause: unknown): TurnOutcome {
    const errorCode = newCode();
    logger.error("turn_failed", cause, { turn: turn.id, channel: turn.address.channel, code: errorCode });
    const replies = [textReply(wording.apology(errorCode))];
    return { state: turn.state, replies, muted: null, reachable: null, forget: false, unanswered: null, errorCode };
  }

  return async () => {
    const now = clock.now();
    const turn = await queue.claim(owner, now, now.add(TURN_LEASE));
    if (!turn) return false;
    const outcome = outcomeOf(turn);
    const written = await queue.commit(turn, outcome, clock.now());
    const { channel } = turn.address;
    meter.count("turns_total", { channel, outcome: !written ? "lost" : outcome.errorCode ? "failed" : "done" });
    if (!written) logger.warn("turn_lost_its_lease", { turn: turn.id, channel });
    else if (outcome.replies.length > 0) announceReplies(channel, outcome.replies.length);
    return true;
  };
}
