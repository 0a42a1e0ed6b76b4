import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { UsageError } from "../usage-error.ts";
import type { Job } from "./job.ts";

const MEASURE = fileURLToPath(new URL("./measure.ts", import.meta.url));

/** Measures in a process of its own, so that its memory is the engine's alone. Null when it took longer than the limit. */
export async function runJob<Row>(job: Job, limitMs?: number): Promise<Row[] | null> {
  const child = spawn(process.execPath, [MEASURE, JSON.stringify(job)], {
    stdio: ["ignore", "pipe", "pipe"],
    ...(limitMs === undefined ? {} : { timeout: limitMs, killSignal: "SIGKILL" }),
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const [output, complaint, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code === 0) return JSON.parse(output);
  if (child.signalCode === "SIGKILL" && limitMs !== undefined) return null;
  if (/MODULE_NOT_FOUND/.test(complaint)) {
    throw new UsageError(`The peer "${job.engine}" is not installed: run \`npm ci\` in bench/, or pass --only ours.`);
  }
  throw new Error(`Measuring "${job.engine}" failed:\n${complaint}`);
}
