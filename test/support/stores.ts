import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";

import { createConversationLog } from "../../src/adapters/store/conversation-log.ts";
import { createDeliveryQueue } from "../../src/adapters/store/delivery-queue.ts";
import { forgetOld } from "../../src/adapters/store/forget.ts";
import { createInbox } from "../../src/adapters/store/inbox.ts";
import { type Engine, openStore, type Store } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { openPostgres } from "../../src/adapters/store/postgres-engine.ts";
import { releaseLeases } from "../../src/adapters/store/release-leases.ts";
import { createTurnQueue } from "../../src/adapters/store/turn-queue.ts";
import { type UnansweredRow, unansweredQuestions } from "../../src/adapters/store/unanswered.ts";
import type { Inbox, TurnQueue } from "../../src/conversation/ports.ts";
import { type Logger, silentLogger } from "../../src/kernel/logger.ts";
import type { Address, ChannelId } from "../../src/messages/address.ts";
import type { Reply } from "../../src/messages/reply.ts";
import type { DeliveryQueue } from "../../src/outbox/ports.ts";
import { createMemoryStore } from "./memory-store.ts";
import { reach } from "./stores-reach.ts";

/** The channels of these tests whose readers read the outbox row itself. */
const DELIVERED_BY_ROW: ReadonlySet<ChannelId> = new Set<ChannelId>(["web-chat", "terminal"]);

/** An inbox row as a test looks at it. */
export interface InboxRow {
  readonly id: string;
  readonly eventKey: string;
  readonly status: string;
  readonly attempts: number;
  readonly errorCode: string | null;
  /** Null once it was forgotten. */
  readonly happening: unknown;
}

/** An outbox row as a test looks at it. */
export interface OutboxRow {
  readonly id: string;
  readonly inReplyTo: string | null;
  readonly state: string;
  readonly partsSent: number;
  readonly attempts: number;
  readonly why: string | null;
  readonly providerId: string | null;
  readonly reply: Reply | null;
}

/** A conversation as a test looks at it. */
export interface ConversationRow {
  readonly state: unknown;
  readonly muted: boolean;
  readonly reachable: boolean;
  readonly held: boolean;
}

/** Everything the message path asks of a store, and what a test needs to look into it. */
export interface StoreUnderTest {
  readonly inbox: Inbox;
  readonly turns: TurnQueue;
  readonly deliveries: DeliveryQueue;
  readonly log: ReturnType<typeof createConversationLog>;
  unanswered(): Promise<readonly UnansweredRow[]>;
  forgetOld(now: Temporal.Instant, keptDays: number): Promise<number>;
  releaseLeases(): Promise<void>;
  /** Null where no conversation has this address. */
  conversation(address: Address): Promise<ConversationRow | null>;
  /** The addresses of all conversations, the oldest first. */
  addresses(): Promise<readonly string[]>;
  /** Every event, the oldest first. */
  inboxRows(): Promise<readonly InboxRow[]>;
  /** Every message, the oldest first. */
  outboxRows(): Promise<readonly OutboxRow[]>;
  /** Forgets everything, so that the next test begins with nothing. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** An implementation that a contract suite runs on. */
export interface Implementation {
  readonly name: string;
  /** Whether several connections work at once. */
  readonly parallel: boolean;
  /** Why it cannot run here; null where it can. */
  readonly absent: string | null;
  open(): Promise<StoreUnderTest>;
}

const ADMIN_URL = process.env["TEST_DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** Why the suites on PostgreSQL cannot run here; null where they can. */
export const postgresAbsent = await reach("PostgreSQL (TEST_DATABASE_URL)", async () => {
  const client = new pg.Client({ connectionString: ADMIN_URL, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } finally {
    await client.end();
  }
});

/** A database of its own on the PostgreSQL server. */
export interface TestDatabase {
  readonly url: string;
  /** Runs one statement as the server's administrator, on a connection to another database. */
  administer(statement: string): Promise<readonly unknown[]>;
  /** Breaks every connection to this database. */
  breakConnections(): Promise<void>;
  drop(): Promise<void>;
}

/** Makes an empty database of its own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `t_${randomBytes(8).toString("hex")}`;
  const administer = async (statement: string): Promise<readonly unknown[]> => {
    const client = new pg.Client({ connectionString: ADMIN_URL });
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  };
  await administer(`create database ${name}`);
  // No test stops the server itself, so nothing is lost by not waiting for its disk.
  await administer(`alter database ${name} set synchronous_commit = off`);
  const url = new URL(ADMIN_URL);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    administer,
    async breakConnections() {
      await administer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    },
    async drop() {
      await administer(`drop database ${name} with (force)`);
    },
  };
}

/** A real engine that a suite runs on; `open` may be called several times for several processes' worth of connections. */
export interface TestEngine {
  readonly name: "PGlite" | "PostgreSQL";
  readonly absent: string | null;
  /** A fresh, empty place for data. */
  place(): Promise<{ open(logger?: Logger): Promise<Engine>; drop(): Promise<void> }>;
}

/** Both engines; PGlite keeps its data in memory, so only the first engine opened on a place sees it. */
export const ENGINES: readonly TestEngine[] = [
  {
    name: "PGlite",
    absent: null,
    place: async () => ({ open: () => openPGlite(null), drop: async () => {} }),
  },
  {
    name: "PostgreSQL",
    absent: postgresAbsent,
    async place() {
      const database = await createTestDatabase();
      return { open: async (logger = silentLogger) => openPostgres(database.url, logger), drop: database.drop };
    },
  },
];

const onEngine = ({ name, absent, place }: TestEngine): Implementation => ({
  name,
  parallel: name === "PostgreSQL",
  absent,
  async open() {
    const { open, drop } = await place();
    const store = await openStore(await open());
    return {
      ...storeUnderTest(store),
      async close() {
        await store.close();
        await drop();
      },
    };
  },
});

/** All implementations of the store: the twin in memory, PGlite and PostgreSQL. */
export const IMPLEMENTATIONS: readonly Implementation[] = [
  { name: "the twin in memory", parallel: false, absent: null, open: async () => createMemoryStore(DELIVERED_BY_ROW) },
  ...ENGINES.map(onEngine),
];

/** A test's view of an open store. */
export function storeUnderTest(store: Store): StoreUnderTest {
  const { db } = store;
  return {
    inbox: createInbox(db),
    turns: createTurnQueue(db, { deliveredByRow: DELIVERED_BY_ROW }),
    deliveries: createDeliveryQueue(db),
    log: createConversationLog(db),
    unanswered: () => unansweredQuestions(db),
    forgetOld: (now, keptDays) => forgetOld(db, now, keptDays),
    releaseLeases: () => releaseLeases(db),
    async conversation({ channel, conversation }) {
      const row = await db
        .selectFrom("conversations")
        .selectAll()
        .where("channel", "=", channel)
        .where("address", "=", conversation)
        .executeTakeFirst();
      if (!row) return null;
      return { state: row.state, muted: row.muted, reachable: row.reachable, held: row.lease_owner !== null };
    },
    async addresses() {
      const rows = await db.selectFrom("conversations").select("address").orderBy("id").execute();
      return rows.map(({ address }) => address);
    },
    async inboxRows() {
      const rows = await db.selectFrom("inbox").selectAll().orderBy("id").execute();
      return rows.map((row) => ({
        id: String(row.id),
        eventKey: row.event_key,
        status: row.status,
        attempts: row.attempts,
        errorCode: row.error_code,
        happening: row.happening,
      }));
    },
    async outboxRows() {
      const rows = await db.selectFrom("outbox").selectAll().orderBy("id").execute();
      return rows.map((row) => ({
        id: String(row.id),
        inReplyTo: row.in_reply_to === null ? null : String(row.in_reply_to),
        state: row.state,
        partsSent: row.parts_sent,
        attempts: row.attempts,
        why: row.why,
        providerId: row.provider_id,
        reply: row.reply as Reply | null,
      }));
    },
    async clear() {
      for (const table of ["outbox", "inbox", "conversations", "unanswered"])
        await sql`delete from ${sql.table(table)}`.execute(db);
    },
    close: () => store.close(),
  };
}
