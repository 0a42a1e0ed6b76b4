import { type Kysely, sql } from "kysely";

import type { FormDesks, FormSession, Present } from "../../conversation/form-page/ports.ts";
import type { Desks } from "../../conversation/ports.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import { hashToken } from "./link-hash.ts";
import type { Schema } from "./schema.ts";
import { isStale } from "./stale-desk.ts";
import type { ApplyWrite } from "./turn-writes.ts";

/** How long somebody counts as present after the last sign of their page, in seconds. */
export const PRESENT_SECONDS = 60;

/** The member is still there, and the conversation that the page came from is still theirs. */
const stillBound = (table: "form_links" | "form_sessions") => sql<boolean>`exists (
  select from members m join conversations c on c.member_id = m.id
  where m.id = ${sql.ref(`${table}.member_id`)} and m.ended_at is null
    and c.id = ${sql.ref(`${table}.conversation_id`)} and c.forgotten_at is null)`;

/** Looks whether a link still opens the page, without using it. */
export async function isFormLinkOpen(db: Kysely<Schema>, token: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    select 1 from form_links where token_hash = ${hashToken(token)} and used_at is null
      and expires_at > ${now.toString()} and ${stillBound("form_links")}`.execute(db);
  return rows.length > 0;
}

/** Uses a link and opens a page under a secret of its own, in one statement; false when the link opens nothing any more. */
export async function openFormPage(
  db: Kysely<Schema>,
  token: string,
  secret: string,
  now: Temporal.Instant,
  until: Temporal.Instant,
): Promise<boolean> {
  const at = now.toString();
  const { rows } = await sql`
    with used as (
      update form_links set used_at = ${at}
      where token_hash = ${hashToken(token)} and used_at is null and expires_at > ${at} and ${stillBound("form_links")}
      returning conversation_id, member_id
    )
    insert into form_sessions (session_hash, conversation_id, member_id, unit, created_at, expires_at, seen_at)
    select ${hashToken(secret)}, used.conversation_id, m.id, m.unit, ${at}, ${until.toString()}, ${at}
    from used join members m on m.id = used.member_id
    returning session_hash`.execute(db);
  return rows.length > 0;
}

/** The open page of a secret; null when there is none, when it is over, or when the member is bound no more. */
export async function findFormSession(
  db: Kysely<Schema>,
  secret: string,
  now: Temporal.Instant,
): Promise<FormSession | null> {
  const { rows } = await sql<{ session_hash: string; conversation_id: number; member_id: number; unit: string }>`
    select session_hash, conversation_id, member_id, unit from form_sessions
    where session_hash = ${hashToken(secret)} and expires_at > ${now.toString()} and ${stillBound("form_sessions")}
      and exists (select from members m where m.id = member_id and m.unit = form_sessions.unit)`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { session_hash: id, conversation_id: conversation, member_id: member, unit } = row;
  return { id, conversation: String(conversation), member: String(member), unit };
}

/** Ends a page. */
export async function closeFormPage(db: Kysely<Schema>, { id }: FormSession): Promise<void> {
  await db.deleteFrom("form_sessions").where("session_hash", "=", id).execute();
}

/** The desks of pages over the tables of one campaign. */
export function createFormDesks(deps: {
  readonly db: Kysely<Schema>;
  readonly campaign: string;
  readonly desks: Desks;
  readonly applyWrite: ApplyWrite;
}): FormDesks {
  const { db, campaign, desks, applyWrite } = deps;
  const turnOf = ({ id, conversation, member }: FormSession) => ({
    id,
    conversationId: conversation,
    memberId: member,
  });

  return {
    open: (session, now) => desks.open(turnOf(session), null, now),
    async commit(session, writes, now) {
      try {
        await db.transaction().execute(async (trx) => {
          const entries: AuditEntry[] = [];
          for (const write of writes) entries.push(...(await applyWrite(trx, turnOf(session), write, now)));
          await appendAudit(trx, entries, now.toString());
        });
        return "written";
      } catch (error) {
        if (isStale(error)) return "stale";
        throw error;
      }
    },
    async pulse({ id, unit, member }, section, now) {
      const at = now.toString();
      const since = now.subtract({ seconds: PRESENT_SECONDS }).toString();
      const { rows } = await sql<{ draft: number | null; filed: number | null; others: Present[] }>`
        with seen as (
          update form_sessions set seen_at = ${at}, section = coalesce(${section}::text, section)
          where session_hash = ${id}
        )
        select
          (select version from drafts where campaign = ${campaign} and unit = ${unit}) as draft,
          (select max(revision) from reports where campaign = ${campaign} and unit = ${unit}) as filed,
          coalesce((select jsonb_agg(jsonb_build_object('member',
              jsonb_build_object('id', m.id::text, 'unit', m.unit, 'role', m.role, 'name', m.name), 'section', o.section) order by m.id)
            from (select distinct on (f.member_id) f.member_id, f.section from form_sessions f
              where f.unit = ${unit} and f.member_id <> ${Number(member)} and f.seen_at > ${since}
                and f.expires_at > ${at}
              order by f.member_id, f.seen_at desc) o
            join members m on m.id = o.member_id and m.ended_at is null), '[]') as others`.execute(db);
      const [row] = rows;
      return { sign: `${row?.draft ?? 0}.${row?.filed ?? 0}`, others: row?.others ?? [] };
    },
  };
}
