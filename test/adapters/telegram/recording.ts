import type { Logger } from "../../../src/kernel/logger.ts";
import type { InboundEvent } from "../../../src/messages/inbound-event.ts";
import { createBell } from "../../emulators/telegram/bell.ts";

/** Takes events down; the first ones can be made to fail. */
export function recordingAccept(failures = 0) {
  const bell = createBell();
  const tried: InboundEvent[] = [];
  const kept: InboundEvent[] = [];
  let failing = failures;
  return {
    tried,
    kept,
    /** Waits until so many events are kept. */
    until: (count: number) => bell.until(() => (kept.length >= count ? kept : undefined)),
    /** The next event cannot be kept. */
    failNext: () => {
      failing = 1;
    },
    async accept(event: InboundEvent): Promise<void> {
      tried.push(event);
      if (failing-- > 0) throw new Error("the store is away");
      kept.push(event);
      bell.ring();
    },
  };
}

/** Takes down what an operator would read. */
export function recordingLogger() {
  const bell = createBell();
  const lines: { event: string; facts: Readonly<Record<string, unknown>> }[] = [];
  const note = (event: string, facts: Readonly<Record<string, unknown>> = {}) => {
    lines.push({ event, facts });
    bell.ring();
  };
  const logger: Logger = { info: note, warn: note, error: (event, _cause, facts) => note(event, facts) };
  return { logger, lines, logged: (event: string) => bell.until(() => lines.find((line) => line.event === event)) };
}

/** Waits no time at all, and takes down how long it should have been. */
export function recordingSleep() {
  const waits: number[] = [];
  return {
    waits,
    async sleep(ms: number): Promise<void> {
      waits.push(ms);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
