import type { MessageCount } from "../../../src/adapters/zalo-bot/ports.ts";
import type { Meter } from "../../../src/kernel/meter.ts";

/** Counts messages in memory, and takes down what the coordinators are told. */
export function recordingCount() {
  const month = { cameIn: 0, wentOut: 0 };
  const told: string[] = [];
  const count: MessageCount = {
    async add({ cameIn, wentOut }) {
      month.cameIn += cameIn;
      month.wentOut += wentOut;
      return { month: "2026-11", ...month };
    },
    async tellUsedUp(words) {
      told.push(words);
    },
  };
  const meter: Meter = { count() {}, time() {} };
  return { count, meter, told, month: () => month };
}
