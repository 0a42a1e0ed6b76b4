import { PostgresDialect } from "kysely";
import pg from "pg";

import type { Logger } from "../../kernel/logger.ts";
import { COLUMN_READERS } from "./column-types.ts";
import type { Engine } from "./open-store.ts";
import { PreparingClient } from "./preparing-postgres.ts";

/** How long a lost listener waits before it connects again, in milliseconds; sweeps do its work meanwhile. */
const RECONNECT_MS = 1000;

/** Opens a pool on a PostgreSQL server; connections are made when they are needed and made again when they break. */
export function openPostgres(url: string, logger: Logger): Engine {
  const types = {
    getTypeParser: ((oid: number, format?: "text" | "binary") =>
      (COLUMN_READERS as Record<number, (text: string) => unknown>)[oid] ??
      pg.types.getTypeParser(oid, format as "text")) as typeof pg.types.getTypeParser,
  };
  const config = { connectionString: url, types, connectionTimeoutMillis: 5000, application_name: "tro-ly-thi-dua" };
  let sessionStatements: readonly string[] = [];
  const pool = new pg.Pool({
    ...config,
    Client: PreparingClient,
    max: 10,
    async onConnect(client) {
      // A connection that breaks while it is in use is told by its query; unheard, the event would end the program.
      client.on("error", () => {});
      for (const statement of sessionStatements) await client.query(statement);
    },
  });
  pool.on("error", (error) => logger.warn("postgres_connection_lost", { why: error.message }));
  let listener: pg.Client | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  async function connectListener(heard: (address: string | null) => void): Promise<void> {
    const client = new pg.Client(config);
    const again = () => {
      if (closed || listener !== client) return;
      listener = null;
      retry = setTimeout(() => void connectListener(heard), RECONNECT_MS);
    };
    listener = client;
    client.on("error", again);
    client.on("end", again);
    client.on("notification", ({ payload }) => heard(payload ?? null));
    try {
      await client.connect();
      await client.query("listen reply");
      heard(null);
    } catch (error) {
      logger.warn("postgres_listener_lost", { why: error instanceof Error ? error.message : String(error) });
      client.end().catch(() => {});
      again();
    }
  }

  return {
    kind: "postgres",
    dialect: new PostgresDialect({ pool }),
    alone: false,
    listen: connectListener,
    async executeSql(text, values) {
      const results = await pool.query({ text, ...(values ? { values } : {}), types: pg.types });
      return { rows: [results].flat().flatMap(({ rows }) => rows) };
    },
    async setSessionStatements(statements) {
      sessionStatements = statements;
      const open = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
      try {
        for (const client of open) for (const statement of statements) await client.query(statement);
      } finally {
        for (const client of open) client.release();
      }
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      await listener?.end().catch(() => {});
      if (!pool.ended) await pool.end();
    },
  };
}
