/** Lets a test wait for something to become true without sleeping. */
export interface Bell {
  /** Has everybody who waits look again. */
  ring(): void;
  /** What `look` finds, as soon as it finds something. */
  until<Value>(look: () => Value | undefined): Promise<Value>;
}

/** Makes a bell. */
export function createBell(): Bell {
  const waiting = new Set<() => boolean>();
  return {
    ring() {
      for (const isDone of [...waiting]) if (isDone()) waiting.delete(isDone);
    },
    until: (look) =>
      new Promise((resolve) => {
        const isDone = () => {
          const found = look();
          if (found !== undefined) resolve(found);
          return found !== undefined;
        };
        if (!isDone()) waiting.add(isDone);
      }),
  };
}
