import { parseArgs } from "node:util";
import { UsageError } from "../usage-error.ts";
import { STORES, type StoreKind } from "./protocol.ts";

/** What the benchmark of reports was asked to do. */
export interface Options {
  readonly stores: readonly StoreKind[];
  /** How long each load lasts, each time. */
  readonly seconds: number;
  readonly json: boolean;
}

const USAGE = `usage: npm run -s bench -- reports [--store pglite|postgres] [--seconds 5] [--json]
PostgreSQL is looked for at BENCH_DATABASE_URL (postgres://root@127.0.0.1:5432/postgres); its user must be allowed to create databases.`;

/** Reads the command line; what is unknown is a UsageError. */
export function readOptions(args: string[]): Options {
  const { store, seconds, json } = parse(args);
  const named = STORES.filter((kind) => kind === store);
  if (store !== undefined && named.length === 0) throw new UsageError(`There is no store ${store}.\n${USAGE}`);
  const length = Number(seconds ?? 5);
  if (!(length >= 1 && length <= 600)) throw new UsageError(`--seconds wants a number from 1 to 600.\n${USAGE}`);
  return { stores: named.length > 0 ? named : STORES, seconds: length, json: json ?? false };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { store: { type: "string" }, seconds: { type: "string" }, json: { type: "boolean" } },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
