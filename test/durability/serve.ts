import { loadConfig } from "../../src/config.ts";
import { type Clock, systemClock } from "../../src/kernel/clock.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { systemTimers } from "../../src/kernel/timers.ts";
import { startServer } from "../../src/server.ts";

/** How much faster than the world the server's clock runs: what a killed process held is free again that much sooner. */
const HASTE = 30;

const began = systemClock.now();
const hurried: Clock = {
  now() {
    const now = systemClock.now();
    return now.add({ milliseconds: Math.round(now.since(began).total("milliseconds") * (HASTE - 1)) });
  },
};

const { url } = await startServer({
  // A chat of one message a second would hold the talks up, and kills come more often than that.
  pacesChats: false,
  config: loadConfig(process.env),
  clock: process.env["DATABASE_URL"] ? hurried : systemClock,
  timers: systemTimers,
  logger: {
    ...silentLogger,
    error: (event, cause) => process.stderr.write(`${event} ${cause instanceof Error ? cause.stack : String(cause)}\n`),
  },
  listen: true,
});
process.stdout.write(`${url}\n`);
setInterval(() => {}, 60_000);
