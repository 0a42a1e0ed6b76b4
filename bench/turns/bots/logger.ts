import type { Logger } from "../../../src/kernel/logger.ts";

/** Says what went wrong, to whoever runs the benchmark. */
export const logger: Logger = {
  info() {},
  warn: (event, facts) => console.error(event, facts),
  error: (event, cause, facts) => console.error(event, cause, facts),
};
