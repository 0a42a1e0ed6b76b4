import { sql } from "kysely";

import { hashCode } from "../../src/adapters/store/code-hash.ts";
import { createDesks } from "../../src/adapters/store/desks.ts";
import { createInbox } from "../../src/adapters/store/inbox.ts";
import { findLink, takeLink } from "../../src/adapters/store/links.ts";
import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
import { standingOf } from "../../src/adapters/store/standings.ts";
import { createTurnQueue } from "../../src/adapters/store/turn-queue.ts";
import { createApplyWrite } from "../../src/adapters/store/turn-writes.ts";
import type { Desk, Write } from "../../src/conversation/ports.ts";
import type { ChannelId } from "../../src/messages/address.ts";
import type { Reply } from "../../src/messages/reply.ts";
import type { Role } from "../../src/people/member.ts";
import { deskTwin } from "./desk-twin.ts";
import { ENGINES } from "./stores.ts";
import { at, says, textEvent, wordsOf } from "./stores-contract.ts";

/** The campaign of these tests. */
export const DESK_CAMPAIGN = "vi-nguoi-ngheo-2023";
const BY_ROW: ReadonlySet<ChannelId> = new Set<ChannelId>(["web-chat"]);
const FAR = Temporal.Instant.from("2100-01-01T00:00:00Z");

/** A turn that is under way: its desk, and how it ends. */
export interface OpenTurn {
  readonly desk: Desk;
  /** Looks at the desk again, as a turn does that is routed anew. */
  again(): Promise<Desk>;
  end(writes: readonly Write[], given?: { forget?: boolean }): Promise<"written" | "stale">;
}

/** What a test of desks asks of a store; a conversation is named "channel address". */
export interface DeskStore {
  invite(
    code: string,
    given: { unit: string; role?: Role; replaces?: string; expiresAt?: Temporal.Instant },
  ): Promise<void>;
  revoke(code: string): Promise<void>;
  /** Makes a member as a code would, binds the conversation to it, and gives its id. */
  join(conversation: string, given: { unit: string; role?: Role }): Promise<string>;
  /** Binds a further conversation to a member. */
  alsoBind(conversation: string, member: string): Promise<void>;
  reachable(conversation: string, is: boolean): Promise<void>;
  /** A message comes in and is taken up. */
  turn(conversation: string, code?: string | null, now?: Temporal.Instant): Promise<OpenTurn>;
  /** What a conversation was told: "state: words" where the store has states. */
  told(conversation: string): Promise<readonly string[]>;
  takeLink(token: string, now: Temporal.Instant): Promise<{ readonly file: string; readonly name: string } | null>;
  /** The difficulties of a unit, in words. */
  difficulties(unit: string): Promise<readonly string[]>;
  /** What was done to the drafts of a unit, in order. */
  log(unit: string): Promise<readonly string[]>;
  /** What was noted beside a revision: "who: words". */
  comments(receipt: string): Promise<readonly string[]>;
  /** How many reports of a unit there are, and how many of their forwardings. */
  filed(unit: string): Promise<{ readonly reports: number; readonly forwardings: number }>;
  close(): Promise<void>;
}

/** All implementations of the desks: the twin in memory, PGlite and PostgreSQL. */
export const DESK_STORES: readonly { name: string; absent: string | null; open(): Promise<DeskStore> }[] = [
  { name: "the twin in memory", absent: null, open: async () => deskTwin() },
  ...ENGINES.map(({ name, absent, place }) => ({
    name,
    absent,
    async open() {
      const { open, drop } = await place();
      const store = await openStore(await open());
      const close = () => store.close().then(drop);
      return { ...deskStoreOver(store), close };
    },
  })),
];

/** The desks of an open store. */
export function deskStoreOver({ db }: Pick<Store, "db">): DeskStore {
  const inbox = createInbox(db);
  const writes = createApplyWrite({ campaign: DESK_CAMPAIGN, deliveredByRow: BY_ROW, forwards: true });
  const turns = createTurnQueue(db, { deliveredByRow: BY_ROW, applyWrite: writes });
  const desks = createDesks(db, DESK_CAMPAIGN);
  let events = 0;

  async function idOf(conversation: string): Promise<number> {
    const [channel = "", address = ""] = conversation.split(" ");
    const { rows } = await sql<{ id: number }>`
      insert into conversations (channel, address, created_at, heard_at)
      values (${channel}, ${address}, ${at(0).toString()}, ${at(0).toString()})
      on conflict (channel, address) do update set address = excluded.address returning id`.execute(db);
    return rows[0]?.id ?? 0;
  }

  async function bindTo(conversation: string, member_id: number): Promise<void> {
    await db
      .updateTable("conversations")
      .set({ member_id })
      .where("id", "=", await idOf(conversation))
      .execute();
  }

  return {
    async invite(code, { unit, role = "officer", replaces, expiresAt = FAR }) {
      const made = { unit, role, replaces: replaces === undefined ? null : Number(replaces), issued_by: "test" };
      const when = { created_at: at(0).toString(), expires_at: expiresAt.toString() };
      await db
        .insertInto("invitations")
        .values({ code_hash: await hashCode(code), ...made, ...when })
        .execute();
    },
    async revoke(code) {
      const hash = await hashCode(code);
      await db
        .updateTable("invitations")
        .set({ revoked_at: at(0).toString() })
        .where("code_hash", "=", hash)
        .execute();
    },
    async join(conversation, { unit, role = "officer" }) {
      const made = db.insertInto("members").values({ unit, role, created_at: at(0).toString() });
      const { id } = await made.returning("id").executeTakeFirstOrThrow();
      await bindTo(conversation, id);
      return String(id);
    },
    alsoBind: (conversation, member) => bindTo(conversation, Number(member)),
    async reachable(conversation, is) {
      const id = await idOf(conversation);
      await db.updateTable("conversations").set({ reachable: is }).where("id", "=", id).execute();
    },
    async turn(conversation, code = null, now = at(0)) {
      const [channel = "telegram", address = ""] = conversation.split(" ");
      events += 1;
      const event = textEvent(String(events), { channel: channel as ChannelId, conversation: address });
      await inbox.accept(event, now);
      const turn = await turns.claim(`worker ${events}`, now, now.add({ seconds: 30 }));
      if (turn?.address.conversation !== address) throw new Error("another turn was before this one");
      return {
        desk: await desks.open(turn, code, now),
        again: () => desks.open(turn, code, now),
        async end(what, { forget = false } = {}) {
          const outcome = await turns.commit(turn, says([], { writes: what, forget }), now);
          if (outcome === "lost") throw new Error("the lease was lost");
          if (outcome === "stale") await turns.commit(turn, says([]), now);
          return outcome;
        },
      };
    },
    async told(conversation) {
      const id = await idOf(conversation);
      const rows = await db
        .selectFrom("outbox")
        .select(["state", "reply"])
        .where("conversation_id", "=", id)
        .where("in_reply_to", "is", null)
        .orderBy("id")
        .execute();
      return rows.map(({ state, reply }) => `${state}: ${wordsOf(reply as Reply | null)}`);
    },
    takeLink: async (token, now) => {
      const found = await findLink(db, token, now);
      const taken = await takeLink(db, token, now);
      if (JSON.stringify(found) !== JSON.stringify(taken)) throw new Error("a link looks unlike it opens");
      return taken;
    },
    async difficulties(unit) {
      const rows = await db.selectFrom("difficulties").selectAll().where("unit", "=", unit).orderBy("id").execute();
      return rows.map(({ code, content, routed_to }) => `${code} ${content} → ${routed_to}`);
    },
    async log(unit) {
      const rows = await db.selectFrom("draft_log").select("entry").where("unit", "=", unit).orderBy("id").execute();
      return rows.map(({ entry }) => (entry as { did: string }).did);
    },
    async comments(receipt) {
      const standing = await standingOf(db, DESK_CAMPAIGN, receipt);
      return (standing?.comments ?? []).map(({ by, text }) => `${by}: ${text}`);
    },
    async filed(unit) {
      const { rows } = await sql<{ reports: number; forwardings: number }>`
        select count(*) as reports, count(f.report_id) as forwardings
        from reports r left join forwardings f on f.report_id = r.id where r.unit = ${unit}`.execute(db);
      return rows[0] ?? { reports: 0, forwardings: 0 };
    },
    close: async () => {},
  };
}
