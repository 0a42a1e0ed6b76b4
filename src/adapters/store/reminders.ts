import { type Kysely, sql } from "kysely";

import type { ChannelId } from "../../messages/address.ts";
import type { Reply } from "../../messages/reply.ts";
import type { NewReminder, Outcome, ReminderBook, Settlement, UnitSnapshot } from "../../reminders/ports.ts";
import { SUMMARY_STEP as SUMMARY } from "../../reminders/summary.ts";
import { channelLoad } from "./channel-load.ts";
import { type LineRow, lineOf, type OutcomeRow, outcomeOf } from "./reminder-rows.ts";
import type { Schema } from "./schema.ts";
import { conversationOf } from "./template-places.ts";
import { contactsOf, unitSnapshots } from "./unit-snapshots.ts";

/** How the coordinators' list is called where a recipient's number would stand. */
const THE_LIST = "-";
/** How many outcomes are looked at in one run; the rest waits for the next. */
const MOST_OUTCOMES = 500;
/** How long a receipt of an approved text whose fate is unknown is waited for. */
const RECEIPT_MINUTES = 10;

/** A message that was written, and where. */
interface SaidRow {
  readonly id: number;
  readonly conversation_id: number;
}

/** The reminders of one campaign in the store. */
export function createReminderBook(options: {
  readonly db: Kysely<Schema>;
  readonly campaign: string;
  /** The channels whose readers read the outbox row itself. */
  readonly deliveredByRow: ReadonlySet<ChannelId>;
  /** Months and days of channels are counted in it. */
  readonly timeZone: string;
}): ReminderBook {
  const { db, campaign, deliveredByRow, timeZone } = options;

  /** Looks at a unit while no report of it can come in: whoever files one waits, or was seen. */
  async function lookAt(trx: Kysely<Schema>, unit: string, now: Temporal.Instant): Promise<UnitSnapshot> {
    await sql`select pg_advisory_xact_lock(hashtextextended('reminder ' || ${campaign} || ' ' || ${unit}, 0))`.execute(
      trx,
    );
    const [snapshot] = await unitSnapshots(trx, campaign, [unit], deliveredByRow, { timeZone, now });
    if (!snapshot) throw new Error(`${unit} could not be looked at`);
    return snapshot;
  }

  async function say(trx: Kysely<Schema>, conversation: string, reply: Reply, at: string): Promise<SaidRow> {
    const byRow = [...deliveredByRow];
    const to = await conversationOf(trx, conversation, at);
    const { rows } = await sql<SaidRow>`
      insert into outbox (conversation_id, in_reply_to, reply, state, due_at, created_at, settled_at)
      select id, null, ${JSON.stringify(reply)}::jsonb,
        case when channel = any(${byRow}::text[]) then 'sent' else 'pending' end, ${at}, ${at},
        case when channel = any(${byRow}::text[]) then ${at}::timestamptz end
      from conversations where id = ${to} returning id, conversation_id`.execute(trx);
    const [said] = rows;
    if (!said) throw new Error(`conversation ${conversation} is gone`);
    return said;
  }

  async function keep(trx: Kysely<Schema>, rows: readonly NewReminder[], at: string): Promise<number> {
    let count = 0;
    for (const { unit, deadline, step, member, state, message, why } of rows) {
      const kept = await trx
        .insertInto("reminders")
        .values({
          campaign,
          unit,
          deadline,
          step,
          member_id: member === null ? null : Number(member),
          recipient: member ?? THE_LIST,
          state,
          why,
          claimed_at: at,
          settled_at: message ? null : at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .executeTakeFirst();
      if (!kept) continue;
      count += 1;
      if (message) await send(trx, kept.id, message, at);
    }
    return count;
  }

  async function send(
    trx: Kysely<Schema>,
    id: number,
    { conversation, reply, way, price }: NonNullable<NewReminder["message"]>,
    at: string,
  ): Promise<void> {
    const said = await say(trx, conversation, reply, at);
    await sql`
      update reminders set outbox_id = ${said.id}, conversation_id = ${said.conversation_id}, way = ${way}, price = ${price},
        tried = array_append(tried, ${said.conversation_id}::bigint)
      where id = ${id}`.execute(trx);
  }

  async function writeSettlement(
    trx: Kysely<Schema>,
    { reminder, unknowns }: Outcome,
    { state, why, again, instead }: Settlement,
    at: string,
  ): Promise<void> {
    const id = Number(reminder.id);
    const settled_at = state === "queued" ? null : at;
    await trx.updateTable("reminders").set({ state, why, unknowns, settled_at }).where("id", "=", id).execute();
    if (again) await send(trx, id, again, at);
    await keep(trx, instead, at);
  }

  return {
    async lastRun() {
      const row = await db
        .selectFrom("reminder_runs")
        .select("ran_at")
        .where("campaign", "=", campaign)
        .executeTakeFirst();
      return row?.ran_at ?? null;
    },

    async ran(at) {
      const ran_at = at.toString();
      await db
        .insertInto("reminder_runs")
        .values({ campaign, ran_at })
        .onConflict((conflict) => conflict.column("campaign").doUpdateSet({ ran_at }))
        .execute();
    },

    snapshots: (units, now) => unitSnapshots(db, campaign, units, deliveredByRow, { timeZone, now }),

    load: (now) => channelLoad(db, timeZone, now),

    claim: (unit, decide, now) =>
      db.transaction().execute(async (trx) => keep(trx, decide(await lookAt(trx, unit, now)), now.toString())),

    async unhandled({ step, deadline }, units) {
      if (units.length === 0) return [];
      const rows = await db
        .selectFrom("reminders")
        .select("unit")
        .distinct()
        .where("campaign", "=", campaign)
        .where("step", "=", step)
        .where("deadline", "=", deadline as never)
        .where("unit", "in", units)
        .execute();
      const handled = new Set(rows.map(({ unit }) => unit));
      return units.filter((unit) => !handled.has(unit));
    },

    async withoutOfficial() {
      const { rows } = await sql<{ unit: string; submitted_at: Temporal.Instant }>`
        select n.unit, n.submitted_at from newest_reports n
        where n.campaign = ${campaign} and n.state <> 'returned' and n.official_number is null
          and not exists (select from reminders r where r.campaign = n.campaign and r.unit = n.unit and r.step = 'official')
        order by n.unit`.execute(db);
      return rows.map(({ unit, submitted_at }) => ({ unit, submittedAt: submitted_at }));
    },

    async outcomes(now) {
      const { rows } = await sql<OutcomeRow>`
        select r.id, r.unit, r.deadline, r.step, r.member_id, r.conversation_id, r.tried, r.unknowns, o.state, o.why
        from reminders r join outbox o on o.id = r.outbox_id
        where r.campaign = ${campaign} and r.state = 'queued'
          and o.state not in ('pending', 'sending')
          and not (o.state = 'unknown' and o.settled_at > ${now.subtract({ minutes: RECEIPT_MINUTES }).toString()}
            and exists (select from conversations c where c.id = o.conversation_id and c.channel = 'zalo-zbs'))
        order by r.id limit ${MOST_OUTCOMES}`.execute(db);
      return rows.map(outcomeOf);
    },

    async settle(outcome, decide, now) {
      await db.transaction().execute(async (trx) => {
        const snapshot = await lookAt(trx, outcome.reminder.unit, now);
        const held = await trx
          .selectFrom("reminders")
          .select("id")
          .where("id", "=", Number(outcome.reminder.id))
          .where("state", "=", "queued")
          .where("conversation_id", "=", Number(outcome.conversation))
          .where(sql<boolean>`cardinality(tried) = ${outcome.tried.length}`)
          .forUpdate()
          .executeTakeFirst();
        if (held) await writeSettlement(trx, outcome, decide(snapshot), now.toString());
      });
    },

    async withdraw(why, exceptSteps, now) {
      const { numAffectedRows } = await sql`
        update outbox o set state = 'expired', why = ${why}, settled_at = ${now.toString()}
        from reminders r
        where r.outbox_id = o.id and r.campaign = ${campaign} and r.state = 'queued' and o.state = 'pending'
          and not (r.step = any(${[...exceptSteps]}::text[]))`.execute(db);
      return Number(numAffectedRows ?? 0n);
    },

    async dueSnoozes(now) {
      const rows = await db
        .selectFrom("reminder_snoozes")
        .selectAll()
        .where("campaign", "=", campaign)
        .where("done_at", "is", null)
        .where("due_at", "<=", now.toString() as never)
        .orderBy("id")
        .execute();
      return rows.map(({ id, unit, member_id, due_at }) => ({
        id: String(id),
        unit,
        member: String(member_id),
        dueAt: due_at,
      }));
    },

    async takeSnooze({ id, unit }, decide, now) {
      await db.transaction().execute(async (trx) => {
        const snapshot = await lookAt(trx, unit, now);
        const { numUpdatedRows } = await trx
          .updateTable("reminder_snoozes")
          .set({ done_at: now.toString() })
          .where("id", "=", Number(id))
          .where("done_at", "is", null)
          .executeTakeFirst();
        if (numUpdatedRows > 0n) await keep(trx, decide(snapshot), now.toString());
      });
    },

    coordinators: () => contactsOf(db, sql`m.role = 'coordinator'`, deliveredByRow),

    async untold(day, since, before) {
      const { rows } = await sql<LineRow>`
        select r.id, r.unit, r.deadline, r.step, r.member_id, r.state, r.why, m.name, c.channel, r.way, r.price, o.received_at
        from reminders r left join members m on m.id = r.member_id left join conversations c on c.id = r.conversation_id
          left join outbox o on o.id = r.outbox_id
        where r.campaign = ${campaign} and r.told_on is null and r.state <> 'not_due' and r.step <> ${SUMMARY}
          and r.claimed_at > ${since.toString()}
          and not exists (select from reminders s
            where s.campaign = r.campaign and s.step = ${SUMMARY} and s.deadline = ${day})
          and not exists (select from reminders n where n.campaign = r.campaign and n.told_on is null
            and n.state <> 'not_due' and n.step <> ${SUMMARY} and n.claimed_at > ${before.toString()})
        order by r.id`.execute(db);
      return rows.map(lineOf);
    },

    async tell(day, lines, messages, now) {
      const at = now.toString();
      return db.transaction().execute(async (trx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended('summary ' || ${campaign}, 0))`.execute(trx);
        const told = await trx
          .selectFrom("reminders")
          .select("id")
          .where("campaign", "=", campaign)
          .where("step", "=", SUMMARY)
          .where("deadline", "=", day as never)
          .executeTakeFirst();
        if (told) return false;
        for (const { member, conversation, way, price, replies } of messages) {
          const [first, ...rest] = replies;
          if (!first) continue;
          const key = { unit: THE_LIST, deadline: day, step: SUMMARY, member };
          await keep(
            trx,
            [{ ...key, state: "queued", message: { conversation, reply: first, way, price }, why: null }],
            at,
          );
          for (const reply of rest) await say(trx, conversation, reply, at);
        }
        const ended = lines.filter(({ state }) => state !== "queued").map(({ id }) => Number(id));
        await sql`update reminders set told_on = ${day} where id = any(${ended}::bigint[]) and state <> 'queued'`.execute(
          trx,
        );
        return true;
      });
    },
  };
}
