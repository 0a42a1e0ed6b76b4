import type { Trace, Usage } from "../protocol.ts";

/** What this process has used so far. */
export async function usage(): Promise<Usage> {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 1e6 };
}

/** The answers of a bot that is not looked into. */
export const noTrace = {
  trace: async () => null,
  traced: async (): Promise<Trace> => ({ steps: {}, cpuMs: {} }),
};
