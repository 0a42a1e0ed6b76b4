import type { Clock } from "../../kernel/clock.ts";
import { type Coordination, SECOND_MS, SLOT_HELD_MS } from "./coordination.ts";

/** Coordination inside one process. */
export function createMemoryCoordination(clock: Clock): Coordination {
  const lanes = new Map<string, number[]>();
  const calls = new Map<string, number[]>();
  const sums = new Map<string, { sum: number; until: number }>();
  const values = new Map<string, { value: string; until: number }>();
  const now = () => clock.now().epochMilliseconds;

  function lane(name: string, perSecond: number): number[] {
    const slots = lanes.get(name) ?? [];
    while (slots.length < perSecond) slots.push(0);
    lanes.delete(name);
    lanes.set(name, slots);
    forgetQuietLanes();
    return slots;
  }

  /** Of very many lanes (one for each chat), those that have been quiet longest and are free go. */
  function forgetQuietLanes(): void {
    for (const [oldest, slots] of lanes) {
      if (lanes.size <= MOST_KEYS || slots.some((freeAt) => freeAt > now())) return;
      lanes.delete(oldest);
    }
  }

  const free = (name: string, slot: string, at: number) => {
    const slots = lanes.get(name);
    if (slots) slots[Number(slot)] = at;
  };

  return {
    pace: {
      async take(name, perSecond, aheadMs = 0) {
        const slots = lane(name, perSecond);
        const at = slots.reduce((best, freeAt, slot) => (freeAt < (slots[best] ?? 0) ? slot : best), 0);
        const waitMs = (slots[at] ?? 0) - now();
        if (waitMs > aheadMs) return { waitMs: Math.min(waitMs - aheadMs, SECOND_MS) };
        slots[at] = now() + SLOT_HELD_MS;
        return { slot: String(at), inMs: Math.max(0, waitMs) };
      },
      answered: async (name, slot) => free(name, slot, now() + SECOND_MS),
      giveBack: async (name, slot) => free(name, slot, 0),
    },
    limiter: ({ name, most, withinMs }) => ({
      async hit(key) {
        const id = `${name}:${key}`;
        const since = now() - withinMs;
        const recent = (calls.get(id) ?? []).filter((at) => at > since);
        const oldest = recent[recent.length - most];
        if (oldest !== undefined) return { allowed: false, retryAfterMs: oldest - since };
        calls.delete(id);
        calls.set(id, [...recent, now()]);
        forgetOldest(calls, MOST_KEYS);
        return { allowed: true };
      },
    }),
    tally: {
      async add(name, amount, keptMs) {
        const before = sums.get(name);
        const isKept = before !== undefined && before.until > now();
        const next = isKept
          ? { sum: before.sum + amount, until: before.until }
          : { sum: amount, until: now() + keptMs };
        sums.set(name, next);
        forgetOldest(sums, MOST_SUMS);
        return next.sum;
      },
    },
    kept: {
      async recall(key) {
        const kept = values.get(key);
        return kept !== undefined && kept.until > now() ? kept.value : null;
      },
      async keep(key, value, keptMs) {
        values.delete(key);
        values.set(key, { value, until: now() + keptMs });
        forgetOldest(values, MOST_VALUES);
      },
    },
    state: () => "up",
    async close() {},
  };
}

/** How many keys a limiter remembers, and how many lanes there are; beyond that the one that was quiet longest is forgotten. */
const MOST_KEYS = 10_000;

/** How many sums and how many values are kept. */
const MOST_SUMS = 100;
const MOST_VALUES = 2000;

function forgetOldest(kept: Map<string, unknown>, most: number): void {
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}
