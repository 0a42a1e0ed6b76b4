/** Waiting, passed in so that tests decide when it is over. */
export interface Timers {
  /** Calls back once after so many milliseconds, unless the function it gives is called before. */
  after(milliseconds: number, work: () => void): () => void;
  /** Calls back again and again until the function it gives is called. */
  every(milliseconds: number, work: () => void): () => void;
}

/** The machine's timers; a repeated one does not keep a process alive. */
export const systemTimers: Timers = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
  every(milliseconds, work) {
    const timer = setInterval(work, milliseconds).unref();
    return () => clearInterval(timer);
  },
};
