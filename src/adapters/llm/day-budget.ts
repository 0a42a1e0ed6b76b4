import type { Clock } from "../../kernel/clock.ts";
import type { Tally } from "./ports.ts";

/** What a day may take; a day is one of the campaign's time zone. */
export interface DayLimits {
  readonly tokens: number;
  /** In the currency of the prices. */
  readonly cost: number;
  /** Of a million tokens, in and out; null where cost is not counted. */
  readonly prices: { readonly in: number; readonly out: number } | null;
}

/** Tokens in and out. */
export interface Tokens {
  readonly in: number;
  readonly out: number;
}

/** The tokens and the money of a day, shared by all workers. */
export interface DayBudget {
  /** Puts aside what a request may take; null when it would be more than the day's. */
  reserve(most: Tokens): Promise<Reserved | null>;
}

/** What was put aside for one request. */
export interface Reserved {
  /** It took so much instead. */
  settle(used: Tokens): Promise<void>;
}

const KEPT_MS = 48 * 60 * 60 * 1000;
const A_MILLIONTH = 1_000_000;

/** A day's budget over a tally. */
export function createDayBudget(limits: DayLimits, deps: { tally: Tally; clock: Clock; timeZone: string }): DayBudget {
  const { tally, clock, timeZone } = deps;
  const prices = limits.prices ?? { in: 0, out: 0 };
  /** Millionths of the currency: so many tokens at the price of a million. */
  const costOf = (used: Tokens) => Math.ceil(used.in * prices.in + used.out * prices.out);
  const tokensOf = (used: Tokens) => used.in + used.out;

  return {
    async reserve(most) {
      const day = clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString();
      const add = async (tokens: number, cost: number) => {
        const all = await tally.add(`model-tokens:${day}`, tokens, KEPT_MS);
        const paid = cost === 0 ? 0 : await tally.add(`model-cost:${day}`, cost, KEPT_MS);
        return all <= limits.tokens && paid <= limits.cost * A_MILLIONTH;
      };
      if (!(await add(tokensOf(most), costOf(most)))) {
        await add(-tokensOf(most), -costOf(most));
        return null;
      }
      return {
        async settle(used) {
          await add(tokensOf(used) - tokensOf(most), costOf(used) - costOf(most));
        },
      };
    },
  };
}
