import { createPinoLogger } from "./adapters/logging/pino-logger.ts";
import { readEnvironment } from "./cli/read-environment.ts";
import { runCommand } from "./cli/run-command.ts";
import { loadConfig } from "./config.ts";
import { systemClock } from "./kernel/clock.ts";
import { systemTimers } from "./kernel/timers.ts";
import { startServer } from "./server.ts";

/** The longest a stop may take, in milliseconds; what is not finished then is taken up at the next start. */
const STOP_MS = 9500;

await runCommand(async () => {
  const config = loadConfig(readEnvironment());
  const logger = createPinoLogger(config.logLevel);
  const began = performance.now();
  const server = await startServer({ config, clock: systemClock, timers: systemTimers, logger, listen: true });
  logger.info("started", { ms: Math.round(performance.now() - began) });
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`Trợ lý đang chạy: ${server.url}   (dừng: Ctrl+C)`);
  if (config.clockStart !== null) say(`TẬP HUẤN: đồng hồ bắt đầu từ ${config.clockStart}, không dùng cho việc thật.`);
  if (config.publicUrl === null) say("Chưa đặt PUBLIC_URL: điện thoại chưa mở được trang này, chỉ máy này mở được.");

  const alive = setInterval(() => {}, 60_000);
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    logger.info("stopping", { signal });
    setTimeout(() => {
      logger.warn("stopped_before_all_was_done");
      process.exit(1);
    }, STOP_MS).unref();
    await server.stop();
    clearInterval(alive);
    logger.info("stopped");
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"] as const)
    process.on(signal, () => void stop(signal));
});
