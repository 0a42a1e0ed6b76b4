import type { Every } from "./ports.ts";

/** The machine's own timer; it never keeps a program from ending. */
export const systemEvery: Every = (milliseconds, work) => {
  const timer = setInterval(work, milliseconds).unref();
  return () => clearInterval(timer);
};
