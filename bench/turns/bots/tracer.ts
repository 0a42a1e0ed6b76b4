import { type Profiler, Session } from "node:inspector/promises";
import type { LogEvent } from "kysely";
import type { Step, Trace } from "../protocol.ts";
import { cpuByPart } from "./cpu-parts.ts";

/** The statements of a message's way, told by their words. */
const STATEMENTS: readonly (readonly [string, RegExp])[] = [
  ["accept: statement", /insert into inbox/],
  ["claim turn: statement", /update inbox set attempts/],
  ["commit: statement", /held as/],
  ["claim delivery: statement", /set\s+state = 'sending'/],
  ["settle: statement", /update outbox o set\s+state = case/],
];

/** Notes where the time goes while it is asked to. */
export function createTracer() {
  let steps: Map<string, { count: number; ms: number }> | null = null;
  const session = new Session();

  function note(name: string, ms: number): void {
    if (!steps) return;
    const step = steps.get(name) ?? { count: 0, ms: 0 };
    steps.set(name, { count: step.count + 1, ms: step.ms + ms });
  }

  return {
    /** The same function, timed until it or its promise is done. */
    around<Args extends unknown[], Result>(name: string, work: (...args: Args) => Result): (...args: Args) => Result {
      return (...args) => {
        const began = performance.now();
        const result = work(...args);
        if (result instanceof Promise) void result.finally(() => note(name, performance.now() - began));
        else note(name, performance.now() - began);
        return result;
      };
    },
    query({ query, queryDurationMillis }: LogEvent): void {
      if (!steps) return;
      note(STATEMENTS.find(([, words]) => words.test(query.sql))?.[0] ?? "other statements", queryDurationMillis);
    },
    async start(): Promise<null> {
      session.connect();
      await session.post("Profiler.enable");
      await session.post("Profiler.setSamplingInterval", { interval: 500 });
      await session.post("Profiler.start");
      steps = new Map();
      return null;
    },
    async stop(): Promise<Trace> {
      const taken: Record<string, Step> = Object.fromEntries(steps ?? []);
      steps = null;
      const { profile }: { profile: Profiler.Profile } = await session.post("Profiler.stop");
      session.disconnect();
      return { steps: taken, cpuMs: cpuByPart(profile) };
    },
  };
}
