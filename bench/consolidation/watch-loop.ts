import { setTimeout } from "node:timers/promises";

/** How often the loop is to turn, in milliseconds. */
const TURN_MS = 1;

/** The longest turn of an event loop, in milliseconds: by the clock, and of it what this thread itself worked; on a busy machine the rest is waiting for a processor. */
export interface LongestTurn {
  readonly clockMs: number;
  readonly workMs: number;
}

/** Watches how long the event loop of this process answers nobody. */
export function watchLoop() {
  const worked = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [last, lastWorked] = [performance.now(), worked()];
  let longest = { clockMs: 0, workMs: 0 };
  const timer = setInterval(() => {
    const [now, nowWorked] = [performance.now(), worked()];
    longest = {
      clockMs: Math.max(longest.clockMs, now - last - TURN_MS),
      workMs: Math.max(longest.workMs, nowWorked - lastWorked),
    };
    [last, lastWorked] = [now, nowWorked];
  }, TURN_MS);
  return {
    /** The longest turn since it was last asked; what is under way just now is waited for, so that it counts. */
    async longest(): Promise<LongestTurn> {
      await setTimeout(2 * TURN_MS);
      const found = longest;
      longest = { clockMs: 0, workMs: 0 };
      return found;
    },
    stop: () => clearInterval(timer),
  };
}
