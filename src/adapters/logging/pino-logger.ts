import { pino } from "pino";

import type { Facts, Logger } from "../../kernel/logger.ts";

/** Logs one JSON line for each event on standard error; of an error only its name, code and place are kept, never its words. */
export function createPinoLogger(level: string): Logger {
  const log = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: false }),
  );
  return {
    info: (event, facts) => log.info({ event, ...facts }),
    warn: (event, facts) => log.warn({ event, ...facts }),
    error: (event, cause, facts) => log.error({ event, ...facts, ...placeOf(cause) }),
  };
}

/** An error's message may carry a person's words or a secret, so only what the program itself wrote is kept. */
function placeOf(cause: unknown): Facts {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const code = "code" in cause ? String(cause.code) : null;
  const at = /\n\s+at (.+)/.exec(cause.stack ?? "")?.[1] ?? null;
  return { error: cause.name, code, at };
}
