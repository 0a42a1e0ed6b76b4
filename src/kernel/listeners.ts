/** Those who listen for what happens to things that have a name. */
export interface Listeners<Told> {
  /** Calls all who listen for this name, in the order in which they came. */
  tell(name: string, told: Told): void;
  /** Calls all who listen for any name. */
  tellAll(told: Told): void;
  /** Listens for a name until the function it gives is called. */
  listen(name: string, listener: (told: Told) => void): () => void;
}

/** Nobody listens yet. */
export function createListeners<Told>(): Listeners<Told> {
  const listeners = new Map<string, Set<(told: Told) => void>>();
  return {
    tell(name, told) {
      for (const listener of [...(listeners.get(name) ?? [])]) listener(told);
    },
    tellAll(told) {
      for (const listener of [...listeners.values()].flatMap((some) => [...some])) listener(told);
    },
    listen(name, listener) {
      const some = listeners.get(name) ?? new Set();
      listeners.set(name, some.add(listener));
      return () => {
        some.delete(listener);
        if (some.size === 0 && listeners.get(name) === some) listeners.delete(name);
      };
    },
  };
}
