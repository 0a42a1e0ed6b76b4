import { setTimeout as sleep } from "node:timers/promises";
import type { Phase, PhaseResult, Target } from "../protocol.ts";
import { arrivals } from "./arrivals.ts";
import { percentiles } from "./percentiles.ts";
import { Talks } from "./talks.ts";

/** How long the last replies of a stretch are waited for, in milliseconds. */
const DRAIN_MS = 20_000;
/** How long to watch afterwards for messages that nobody asked for, in milliseconds. */
const WATCH_MS = 300;

/** The turns of one stretch that were over within its time. */
interface Measured {
  readonly times: readonly number[];
  readonly turns: number;
}

/** Drives conversations with several bots. */
export function createDriver() {
  const byBot = new Map<string, Talks>();
  const byToken = new Map<string, Talks>();

  return {
    hear(token: string, chat: number, text: string, at: number): void {
      byToken.get(token)?.hear(chat, text, at);
    },
    aim(bot: string, target: Target): void {
      const talks = new Talks(target);
      byBot.set(bot, talks);
      byToken.set(target.token, talks);
    },
    async run({ bot, arrival, seconds, turnsEach }: Phase): Promise<PhaseResult> {
      const talks = byBot.get(bot);
      if (!talks) throw new Error(`No bot ${bot}`);
      const { times, turns } =
        arrival.kind === "open"
          ? await openLoop(talks, arrival.conversations, arrival.perSecond, seconds)
          : await closedLoop(talks, arrival.conversations, seconds, turnsEach);
      await sleep(WATCH_MS);
      return { turns, turnsPerSecond: times.length / seconds, ...percentiles(times), ...talks.settle() };
    },
  };
}

/**
 * Each conversation says its next word as soon as it is answered. The time begins when as many turns are over as there
 * are conversations: before that the queue is still filling.
 */
async function closedLoop(
  talks: Talks,
  conversations: number,
  seconds: number,
  turnsEach = Number.POSITIVE_INFINITY,
): Promise<Measured> {
  const times: number[] = [];
  let turns = 0;
  let end = Number.POSITIVE_INFINITY;
  const next = (place: number, taken: number) => {
    if (performance.now() >= end || taken === turnsEach) return;
    talks.say(place, performance.now(), (ms, at) => {
      turns += 1;
      if (turns === conversations) end = at + seconds * 1000;
      else if (turns > conversations && at <= end) times.push(ms);
      setImmediate(next, place, taken + 1);
    });
  };
  for (let place = 0; place < conversations; place += 1) next(place, 0);
  const givenUp = performance.now() + seconds * 1000 + DRAIN_MS;
  const runs = () => talks.waiting > 0 || (turnsEach === Number.POSITIVE_INFINITY && performance.now() < end);
  while (runs() && performance.now() < Math.min(givenUp, end + DRAIN_MS)) await sleep(5);
  return { times, turns };
}

/** Turns begin when their time has come; how long one takes is counted from that moment, however late it was posted. */
async function openLoop(talks: Talks, conversations: number, perSecond: number, seconds: number): Promise<Measured> {
  const times: number[] = [];
  const began = performance.now() + 20;
  let place = 0;
  for (const offset of arrivals(perSecond, seconds)) {
    const due = began + offset;
    while (performance.now() < due) await sleep(Math.max(1, due - performance.now()));
    talks.say(place % conversations, due, (ms) => times.push(ms));
    place += 1;
  }
  const givenUp = performance.now() + DRAIN_MS;
  while (talks.waiting > 0 && performance.now() < givenUp) await sleep(5);
  return { times, turns: times.length };
}
