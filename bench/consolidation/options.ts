import { parseArgs } from "node:util";
import { STORES, type StoreKind } from "../turns/protocol.ts";
import { UsageError } from "../usage-error.ts";

/** What the benchmark of exports was asked to do. */
export interface Options {
  readonly stores: readonly StoreKind[];
  readonly units: readonly number[];
  readonly json: boolean;
}

/** A province with all its offices, and all communes of the country. */
const UNITS = [200, 3321];
const USAGE = `usage: npm run -s bench -- consolidation [--store pglite|postgres] [--units N] [--json]
PostgreSQL is looked for at BENCH_DATABASE_URL (postgres://root@127.0.0.1:5432/postgres); its user must be allowed to create databases.`;

/** Reads the command line; what is unknown is a UsageError. */
export function readOptions(args: string[]): Options {
  const { store, units, json } = parse(args);
  const named = STORES.filter((kind) => kind === store);
  if (store !== undefined && named.length === 0) throw new UsageError(`There is no store ${store}.\n${USAGE}`);
  const count = units === undefined ? null : Number(units);
  if (count !== null && !(Number.isInteger(count) && count >= 1 && count <= 5000))
    throw new UsageError(`--units wants a whole number from 1 to 5000.\n${USAGE}`);
  return { stores: named.length > 0 ? named : STORES, units: count === null ? UNITS : [count], json: json ?? false };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { store: { type: "string" }, units: { type: "string" }, json: { type: "boolean" } },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
