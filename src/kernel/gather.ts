/** What is gathered: `one` joins the next round and resolves with its own result. */
export type Gather<Item, Result> = (one: Item) => Promise<Result>;

/**
 * Does together what is asked for at about the same time: what comes while a round runs, or within one turn of the event loop,
 * makes up the next round. `run` gives a result for each item, in order. When a round fails and `isOfOneItem` says that a
 * single item may be to blame, each of its items is run alone; otherwise all of them fail as the round did.
 */
export function createGather<Item, Result>(options: {
  /** The most items of one round. */
  most: number;
  run: (items: readonly Item[]) => Promise<readonly Result[]>;
  isOfOneItem?: (error: unknown) => boolean;
}): Gather<Item, Result> {
  const { most, run, isOfOneItem = () => false } = options;
  let waiting: Asked<Item, Result>[] = [];
  let isRunning = false;

  function begin(): void {
    if (isRunning || waiting.length === 0) return;
    isRunning = true;
    setImmediate(round);
  }

  async function round(): Promise<void> {
    const asked = waiting.slice(0, most);
    waiting = waiting.slice(most);
    await runTogether(asked);
    isRunning = false;
    begin();
  }

  async function runTogether(asked: readonly Asked<Item, Result>[]): Promise<void> {
    try {
      const results = await run(asked.map(({ item }) => item));
      for (const [place, { resolve }] of asked.entries()) resolve(results[place] as Result);
    } catch (error) {
      if (asked.length > 1 && isOfOneItem(error)) for (const one of asked) await runTogether([one]);
      else for (const { reject } of asked) reject(error);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      begin();
    });
}

interface Asked<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}
