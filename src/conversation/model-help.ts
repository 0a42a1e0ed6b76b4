import type { QuestionHelp, QuestionWish } from "../answering/question.ts";
import type { Timers } from "../kernel/timers.ts";
import type { ExtractHelp, ExtractWish } from "../reports/extract/fulfil-extract.ts";

/** What a model could do better in a turn, made by the room that knows; plain data that goes nowhere else. */
export type Wish = QuestionWish | ExtractWish;

/** What a model's proposal became after its check; the turn is routed once more with it. */
export type Help = QuestionHelp | ExtractHelp;

/**
 * Lets a model fulfil a wish, with every check behind it; null where nothing of use came, and after `until` aborts. `onGrowth` is
 * told the words of an answer as far as they are checked.
 */
export type FulfilWish = (wish: Wish, until: AbortSignal, onGrowth?: (words: string) => void) => Promise<Help | null>;

/** How long a model may take for all that one turn wishes, in milliseconds. */
const MODEL_MAY_TAKE_MS = 2500;
/** When a turn goes on without its help, whatever became of it, in milliseconds. */
const TURN_GOES_ON_MS = 2700;

/** The help that one turn may have. */
export interface TurnHelp {
  /** Null when there is none, when it comes too late, and for every wish after the time is over. */
  fulfil(wish: Wish): Promise<Help | null>;
  /** The turn is over: nothing is waited for any longer. */
  end(): void;
}

/** Begins the time that one turn may take over all its wishes, with the first of them; `onGrowth` hears of an answer only until then. */
export function helpForTurn(fulfil: FulfilWish, timers: Timers, onGrowth?: (words: string) => void): TurnHelp {
  const until = new AbortController();
  const over = Promise.withResolvers<null>();
  let isOver = false;
  let stopTimers: (() => void) | null = null;

  function begin(): () => void {
    const ends = [
      timers.after(MODEL_MAY_TAKE_MS, () => until.abort()),
      timers.after(TURN_GOES_ON_MS, () => {
        isOver = true;
        over.resolve(null);
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }

  return {
    async fulfil(wish) {
      if (isOver || until.signal.aborted) return null;
      stopTimers ??= begin();
      const whileOn = onGrowth && ((words: string) => isOver || onGrowth(words));
      return Promise.race([fulfil(wish, until.signal, whileOn), over.promise]);
    },
    end() {
      stopTimers?.();
      isOver = true;
      until.abort();
      over.resolve(null);
    },
  };
}
