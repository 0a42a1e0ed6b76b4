import { type Kysely, type Selectable, sql } from "kysely";

import type { Address } from "../../messages/address.ts";
import type { Member } from "../../people/member.ts";
import { appendAudit } from "./audit.ts";
import { inTransaction } from "./in-transaction.ts";
import type { Schema } from "./schema.ts";

/** The people bound to a unit now, the longest bound first. */
export async function membersOf(db: Kysely<Schema>, unit: string): Promise<Member[]> {
  const rows = await db
    .selectFrom("members")
    .selectAll()
    .where("unit", "=", unit)
    .where("ended_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(memberOf);
}

/** The person a conversation is bound to now; null for nobody. */
export async function memberIn(db: Kysely<Schema>, { channel, conversation }: Address): Promise<Member | null> {
  const row = await db
    .selectFrom("members")
    .innerJoin("conversations", "conversations.member_id", "members.id")
    .selectAll("members")
    .where("conversations.channel", "=", channel)
    .where("conversations.address", "=", conversation)
    .where("members.ended_at", "is", null)
    .executeTakeFirst();
  return row ? memberOf(row) : null;
}

/** Ends a membership: conversations are unbound and the name goes, what the person did stays under the role. False when it had ended. */
export async function endMember(db: Kysely<Schema>, id: string, now: Temporal.Instant): Promise<boolean> {
  const at = now.toString();
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ unit: string }>`
    with ended as (
      update members set ended_at = ${at}, name = null, phone = null
      where id = ${Number(id)} and ended_at is null returning id, unit
    ), unbound as (
      update conversations c set member_id = null from ended where c.member_id = ended.id
    )
    select unit from ended`.execute(trx);
    const by = { kind: "admin" } as const;
    const entries = rows.map(({ unit }) => ({
      by,
      action: "member.ended",
      subject: `member ${id}`,
      campaign: null,
      unit,
    }));
    await appendAudit(trx, entries, at);
    return rows.length > 0;
  });
}

function memberOf({ id, unit, role, name }: Selectable<Schema["members"]>): Member {
  return { id: String(id), unit, role, name };
}
