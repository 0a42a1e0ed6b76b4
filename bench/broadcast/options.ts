import { parseArgs } from "node:util";
import { UsageError } from "../usage-error.ts";

/** What the benchmark of broadcasts was asked to do. */
export interface Options {
  readonly recipients: number;
  /** Each number of server processes that is measured. */
  readonly workers: readonly number[];
  readonly json: boolean;
}

const RECIPIENTS = 10_000;
const WORKERS = [1, 2];
const USAGE = `usage: npm run -s bench -- broadcast [--recipients ${RECIPIENTS}] [--workers 1|2] [--json]
Real time: 30 messages a second. Two workers need PostgreSQL at BENCH_DATABASE_URL (postgres://root@127.0.0.1:5432/postgres; its user must
be allowed to create databases) and Redis at BENCH_REDIS_URL (redis://127.0.0.1:6379/9).`;

/** Reads the command line; what is unknown is a UsageError. */
export function readOptions(args: string[]): Options {
  const { recipients, workers, json } = parse(args);
  const people = recipients === undefined ? RECIPIENTS : Number(recipients);
  if (!(Number.isInteger(people) && people >= 60 && people <= 100_000))
    throw new UsageError(`--recipients wants a whole number from 60 to 100000.\n${USAGE}`);
  const named = WORKERS.filter((count) => String(count) === workers);
  if (workers !== undefined && named.length === 0) throw new UsageError(`--workers wants 1 or 2.\n${USAGE}`);
  return { recipients: people, workers: named.length > 0 ? named : WORKERS, json: json ?? false };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { recipients: { type: "string" }, workers: { type: "string" }, json: { type: "boolean" } },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
