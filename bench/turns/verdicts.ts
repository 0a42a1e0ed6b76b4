import type { LoadName } from "./loads.ts";
import type { Row } from "./measure.ts";
import type { BotName, StoreKind } from "./protocol.ts";

/** Whether a goal is met. */
export interface Verdict {
  readonly store: StoreKind;
  readonly goal: string;
  readonly found: string;
  readonly met: boolean;
}

const MOST_MS_OVER_BARE = 10;
const MOST_P99_MS = 100;
const LEAST_SHARE_OF_DURABLE = 0.4;

/** Holds the rows of one engine against the goals. */
export function verdictsOf(store: StoreKind, rows: readonly Row[]): Verdict[] {
  const row = (load: LoadName, bot: BotName): Row => {
    const found = rows.find((one) => one.store === store && one.load === load && one.bot === bot);
    if (!found) throw new Error(`Nothing was measured for ${bot} at ${load}`);
    return found;
  };
  const over = row("1 conversation", "ours").p50_ms - row("1 conversation", "bare").p50_ms;
  const p99 = row("50 turns/s", "ours").p99_ms;
  const missed = rows.reduce((sum, { lost, wrong }) => sum + lost + wrong, 0);
  return [
    {
      store,
      goal: `1 conversation: p50 at most ${MOST_MS_OVER_BARE} ms over bare`,
      found: `${over.toFixed(1)} ms over`,
      met: over <= MOST_MS_OVER_BARE,
    },
    {
      store,
      goal: `50 turns/s: p99 at most ${MOST_P99_MS} ms`,
      found: `${p99.toFixed(1)} ms (bare ${row("50 turns/s", "bare").p99_ms}, durable ${row("50 turns/s", "durable").p99_ms})`,
      met: p99 <= MOST_P99_MS,
    },
    ...(["50 conversations", "500 conversations"] as const).map((load) => {
      const { turns_per_s: ours } = row(load, "ours");
      const ofDurable = ours / row(load, "durable").turns_per_s;
      const ofBare = ours / row(load, "bare").turns_per_s;
      return {
        store,
        goal: `${load}: capacity at least ${LEAST_SHARE_OF_DURABLE} of durable`,
        found: `${ofDurable.toFixed(2)} of durable, ${ofBare.toFixed(2)} of bare`,
        met: ofDurable >= LEAST_SHARE_OF_DURABLE,
      };
    }),
    { store, goal: "no turn without its right reply, in order", found: `${missed} lost or wrong`, met: missed === 0 },
  ];
}
