import type { Clock } from "../../kernel/clock.ts";
import { type Coordination, SECOND_MS, SLOT_HELD_MS } from "./coordination.ts";

/** Coordination inside one process. */
export function createMemoryCoordination(clock: Clock): Coordination {
  const lanes = new Map<string, number[]>();
  const calls = new Map<string, number[]>();
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
      async take(name, perSecond) {
        const slots = lane(name, perSecond);
        const at = slots.reduce((best, freeAt, slot) => (freeAt < (slots[best] ?? 0) ? slot : best), 0);
        const waitMs = (slots[at] ?? 0) - now();
        if (waitMs > 0) return { waitMs: Math.min(waitMs, SECOND_MS) };
        slots[at] = now() + SLOT_HELD_MS;
        return { slot: String(at) };
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
        forgetOldest(calls);
        return { allowed: true };
      },
    }),
    state: () => "up",
    async close() {},
  };
}

/** How many keys a limiter remembers, and how many lanes there are; beyond that the one that was quiet longest is forgotten. */
const MOST_KEYS = 10_000;

function forgetOldest(calls: Map<string, number[]>): void {
  const [oldest] = calls.keys();
  if (calls.size > MOST_KEYS && oldest !== undefined) calls.delete(oldest);
}
