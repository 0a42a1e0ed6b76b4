import type { AskToMerge } from "./consolidation/merge/merge-narrative.ts";
import { type Merged, mergedSchema } from "./consolidation/merge/merge-task.ts";
import type { LanguageModel } from "./kernel/language-model.ts";
import type { Timers } from "./kernel/timers.ts";

/** How long a model may take over all that one export merges, in milliseconds; what it has not merged by then stays in the units' own words. */
export const MERGING_MAY_TAKE_MS = 120_000;

/** A model that merges what units wrote for one export. */
export interface Merging {
  readonly ask: AskToMerge;
  /** The export is over: nothing is waited for any longer. */
  end(): void;
}

/** Begins the time that one export may take over merging. */
export function beginMerging({ model, timers }: { model: LanguageModel; timers: Timers }): Merging {
  const until = new AbortController();
  const over = Promise.withResolvers<null>();
  const stop = () => {
    until.abort();
    over.resolve(null);
  };
  const endTimer = timers.after(MERGING_MAY_TAKE_MS, stop);
  const merged = async (inputs: Parameters<AskToMerge>[0]): Promise<Merged | null> => {
    const outcome = await model.ask({ task: "merge", inputs: { ...inputs }, shape: mergedSchema }, until.signal);
    return outcome.kind === "said" ? outcome.value : null;
  };
  return {
    ask: async (inputs) => (until.signal.aborted ? null : Promise.race([merged(inputs), over.promise])),
    end() {
      endTimer();
      stop();
    },
  };
}
