import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const ENV_FILE = join(import.meta.dirname, "../../.env");

/** The environment, with what `.env` beside package.json adds to it; what the environment sets already stays. Tests read no `.env`. */
export function readEnvironment(): NodeJS.ProcessEnv {
  if (process.env["NODE_ENV"] !== "test" && existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE);
  return process.env;
}
