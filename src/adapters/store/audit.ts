import { type Kysely, sql } from "kysely";

import type { AuditRow, AuditVerdict } from "../../consolidation/audit.ts";
import type { Actor } from "../../people/actor.ts";
import { auditHash, NO_HASH } from "./audit-hash.ts";
import type { Schema } from "./schema.ts";

/** One change as it is written down. */
export interface AuditEntry {
  /** A member may be named by number alone: the role is looked up. */
  readonly by: Actor | string;
  /** What was done: "report.returned", "draft.answered". */
  readonly action: string;
  /** What it was done to: a receipt, a unit, a code. */
  readonly subject: string;
  readonly campaign: string | null;
  readonly unit: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Adds rows to the audit log in one statement; the last one of its transaction, for others wait for it to end. */
export async function appendAudit(trx: Kysely<Schema>, entries: readonly AuditEntry[], at: string): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ by, action, subject, campaign, unit, before, after }) => ({
    at,
    ...actorColumns(by),
    action,
    subject,
    campaign,
    unit,
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
  }));
  await trx.insertInto("audit_log").values(rows).execute();
}

/** Rows of the audit log, the oldest first: of one unit, from a moment on, or all. */
export async function auditRows(
  db: Kysely<Schema>,
  { unit, since }: { readonly unit: string | null; readonly since: Temporal.Instant | null },
): Promise<AuditRow[]> {
  let rows = db.selectFrom("audit_log").selectAll().orderBy("sequence");
  if (unit !== null) rows = rows.where("unit", "=", unit);
  if (since !== null) rows = rows.where("at", ">=", since.toString() as never);
  return (await rows.execute()).map(({ at, member_id, role, before, after, ...row }) => ({
    ...row,
    at: at.toString(),
    who: member_id === null ? role : `${role} ${member_id}`,
    before: before ?? null,
    after: after ?? null,
  }));
}

/** Works the whole chain out again; `head` is the hash of a row that was the last one at some time, kept elsewhere. */
export async function verifyAudit(db: Kysely<Schema>, head: string | null): Promise<AuditVerdict> {
  const { rows } = await sql<VerdictRow>`
    with checked as (
      select l.sequence, l.at, l.action, l.hash,
        row_number() over chain as place,
        case
          when l.sequence <> row_number() over chain then 'gap'
          when l.previous <> coalesce(lag(l.hash) over chain, ${NO_HASH}) then 'unchained'
          when l.hash <> ${sql.raw(auditHash("l"))} then 'changed'
        end as fault
      from audit_log l window chain as (order by l.sequence)
    ), bad as (
      select * from checked where fault is not null order by sequence limit 1
    ), last as (
      select hash from checked order by sequence desc limit 1
    )
    select (select count(*) from checked) as rows, (select hash from last) as head,
      (select place - 1 from bad) as sound_before, (select sequence from bad) as sequence, (select at from bad) as at,
      (select action from bad) as action, (select fault from bad) as fault,
      exists (select from checked where hash = ${head}::text
        and sequence < coalesce((select sequence from bad), 9223372036854775807)) as has_head`.execute(db);
  const [row] = rows;
  if (!row) throw new Error("the audit log gave no verdict");
  const { sequence, at, action, fault } = row;
  const isBad = sequence !== null && at !== null && action !== null && fault !== null;
  return {
    rows: row.rows,
    sound: row.sound_before ?? row.rows,
    head: row.head,
    bad: isBad ? { sequence, at: at.toString(), action, fault } : null,
    head_found: head === null ? null : row.has_head,
  };
}

interface VerdictRow {
  readonly rows: number;
  readonly head: string | null;
  readonly sound_before: number | null;
  readonly sequence: number | null;
  readonly at: Temporal.Instant | null;
  readonly action: string | null;
  readonly fault: "gap" | "unchained" | "changed" | null;
  readonly has_head: boolean;
}

function actorColumns(by: Actor | string): { readonly member_id: number | null; readonly role: string | null } {
  if (typeof by === "string") return { member_id: Number(by), role: null };
  return by.kind === "member" ? { member_id: Number(by.id), role: by.role } : { member_id: null, role: by.kind };
}
