import { sql } from "kysely";

import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
import { createReminderBook } from "../../src/adapters/store/reminders.ts";
import type { ChannelId } from "../../src/messages/address.ts";
import type { Reply } from "../../src/messages/reply.ts";
import type { Role } from "../../src/people/member.ts";
import type { ReminderBook, ReminderState } from "../../src/reminders/ports.ts";
import type { Draft } from "../../src/reports/draft.ts";
import type { FiledReport } from "../../src/reports/submission.ts";
import { createReminderTwin, filedBy, REMINDER_CAMPAIGN } from "./reminder-twin.ts";
import { ENGINES } from "./stores.ts";
import { wordsOf } from "./stores-contract.ts";

const BY_ROW: ReadonlySet<ChannelId> = new Set<ChannelId>(["web-chat"]);
const TABLES = [
  "reminder_runs",
  "reminder_snoozes",
  "reminders",
  "outbox",
  "reports",
  "drafts",
  "conversations",
  "members",
];
const JOINED = "2023-10-01T00:00:00Z";
/** When somebody spoke last, unless a test says another moment: windows are open then. */
const HEARD = Temporal.Instant.from("2023-12-06T00:00:00Z");

/** A reminder as a test reads it. */
export interface SeenRow {
  readonly unit: string;
  readonly deadline: string;
  readonly step: string;
  readonly to: string | null;
  readonly state: ReminderState;
  readonly claimedAt: Temporal.Instant;
}

/** A message as a test reads it. */
export interface SeenMessage {
  readonly to: string;
  readonly words: string;
  readonly state: string;
  readonly at: Temporal.Instant;
  readonly buttons: readonly string[];
}

/** What a test of reminders asks of a store. */
export interface ReminderStore {
  readonly book: ReminderBook;
  /** Binds somebody; the first channel was used last. Gives the member's number. */
  join(
    unit: string,
    given: {
      readonly name: string;
      readonly role?: Role;
      readonly channels?: readonly ChannelId[];
      readonly muted?: boolean;
      readonly wantsReminders?: boolean;
      /** When the person spoke last. */
      readonly heardAt?: Temporal.Instant;
      /** "84…" */
      readonly phone?: string;
    },
  ): Promise<string>;
  leave(member: string): Promise<void>;
  draft(draft: Draft): Promise<void>;
  file(unit: string, at: Temporal.Instant, given?: Partial<Pick<FiledReport, "state">>): Promise<void>;
  judge(unit: string, state: FiledReport["state"]): Promise<void>;
  official(unit: string): Promise<void>;
  snooze(unit: string, member: string, dueAt: Temporal.Instant): Promise<void>;
  /** Everything that was said, the oldest first. */
  messages(): Promise<readonly SeenMessage[]>;
  /** Ends the oldest messages that wait, as the outbox would. */
  end(state: string, why?: string | null, most?: number): Promise<void>;
  rows(): Promise<readonly SeenRow[]>;
  /** Forgets everything. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** All implementations of the reminders' book: the twin in memory, PGlite and PostgreSQL. */
export const REMINDER_STORES: readonly { name: string; absent: string | null; open(): Promise<ReminderStore> }[] = [
  { name: "the twin in memory", absent: null, open: async () => createReminderTwin() },
  ...ENGINES.map(({ name, absent, place }) => ({
    name,
    absent,
    async open() {
      const { open, drop } = await place();
      const store = await openStore(await open());
      return { ...reminderStoreOver(store), close: () => store.close().then(drop) };
    },
  })),
];

/** The reminders of an open store. */
export function reminderStoreOver({ db }: Pick<Store, "db">): ReminderStore {
  const campaign = REMINDER_CAMPAIGN;
  let addresses = 0;
  return {
    book: createReminderBook({ db, campaign, deliveredByRow: BY_ROW, timeZone: "Asia/Ho_Chi_Minh" }),
    async join(unit, given) {
      const { role = "officer", name, channels = ["telegram"], muted = false, wantsReminders = false } = given;
      const { heardAt = HEARD, phone = null } = given;
      const { id } = await db
        .insertInto("members")
        .values({ unit, role, name, created_at: JOINED, wants_reminders: wantsReminders, phone })
        .returning("id")
        .executeTakeFirstOrThrow();
      for (const [at, channel] of channels.entries()) {
        addresses += 1;
        const heard_at = heardAt.subtract({ minutes: at }).toString();
        await db
          .insertInto("conversations")
          .values({ channel, address: `c${addresses}`, member_id: id, created_at: JOINED, heard_at, muted })
          .execute();
      }
      return String(id);
    },
    async leave(member) {
      const id = Number(member);
      await db.updateTable("members").set({ ended_at: JOINED }).where("id", "=", id).execute();
      await db.updateTable("conversations").set({ member_id: null }).where("member_id", "=", id).execute();
    },
    async draft(draft) {
      const { unit, form, period } = draft;
      const content = JSON.stringify(draft);
      await db
        .insertInto("drafts")
        .values({ campaign, unit, form, period, version: 1, content, updated_at: JOINED })
        .execute();
    },
    async file(unit, at, given = {}) {
      await db.deleteFrom("drafts").where("unit", "=", unit).execute();
      const newest = await db.selectFrom("reports").select("id").where("unit", "=", unit).execute();
      const { answers, exceptions, submitted_by: _, official: __, ...rest } = filedBy(unit, newest.length + 1, at);
      await db
        .insertInto("reports")
        .values({
          ...rest,
          ...given,
          answers: JSON.stringify(answers),
          exceptions: JSON.stringify(exceptions),
        } as never)
        .execute();
    },
    async judge(unit, state) {
      await db.updateTable("reports").set({ state }).where("unit", "=", unit).execute();
    },
    async official(unit) {
      const given = { official_number: "1/BC", official_date: "2023-12-01" };
      await db.updateTable("reports").set(given).where("unit", "=", unit).execute();
    },
    async snooze(unit, member, dueAt) {
      await db
        .insertInto("reminder_snoozes")
        .values({ campaign, unit, member_id: Number(member), due_at: dueAt.toString() })
        .execute();
    },
    async messages() {
      const { rows } = await sql<{ name: string; reply: Reply; state: string; created_at: Temporal.Instant }>`
        select coalesce(m.name, '?') as name, o.reply, o.state, o.created_at
        from outbox o join conversations c on c.id = o.conversation_id left join members m on m.id = c.member_id
        order by o.id`.execute(db);
      return rows.map(({ name, reply, state, created_at }) => ({
        to: name,
        words: wordsOf(reply) ?? "",
        state,
        at: created_at,
        buttons: reply.choices.map(({ label }) => label),
      }));
    },
    async end(state, why = null, most = 1_000_000) {
      const { rows } = await sql<{ conversation_id: number }>`
        update outbox set state = ${state}, why = ${why}, settled_at = created_at
        where id in (select id from outbox where state = 'pending' order by id limit ${most})
        returning conversation_id`.execute(db);
      if (state !== "recipient_gone") return;
      for (const { conversation_id } of rows)
        await db.updateTable("conversations").set({ reachable: false }).where("id", "=", conversation_id).execute();
    },
    async rows() {
      const found = await db
        .selectFrom("reminders")
        .leftJoin("members", "members.id", "reminders.member_id")
        .select(["reminders.unit", "deadline", "step", "member_id", "name", "state", "claimed_at"])
        .orderBy("reminders.id")
        .execute();
      return found.map(({ unit, deadline, step, member_id, name, state, claimed_at }) => ({
        unit,
        deadline,
        step,
        to: member_id === null ? null : (name ?? "?"),
        state: state as ReminderState,
        claimedAt: claimed_at,
      }));
    },
    async clear() {
      for (const table of TABLES) await sql`delete from ${sql.table(table)}`.execute(db);
    },
    close: async () => {},
  };
}
