import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { StoreKind } from "./protocol.ts";

/** A fresh, empty place for a bot's data. */
export interface StorePlace {
  readonly at: string;
  remove(): Promise<void>;
}

const SERVER = process.env["BENCH_DATABASE_URL"] ?? "postgres://root@127.0.0.1:5432/postgres";

/** Why an engine cannot be measured here; null where it can. */
export async function absence(store: StoreKind): Promise<string | null> {
  if (store === "pglite") return null;
  try {
    await administer("select 1");
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Makes a place that only this run uses. */
export async function makePlace(store: StoreKind): Promise<StorePlace> {
  if (store === "pglite") {
    const at = await mkdtemp(join(tmpdir(), "bench-turns-"));
    return { at, remove: () => rm(at, { recursive: true, force: true }) };
  }
  const name = `bench_turns_${randomBytes(6).toString("hex")}`;
  await administer(`create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return { at: url.href, remove: () => administer(`drop database ${name} with (force)`) };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
