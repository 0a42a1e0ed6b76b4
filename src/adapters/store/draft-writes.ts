import { type Kysely, sql } from "kysely";

import type { DraftEntry, Write } from "../../conversation/ports.ts";
import type { Schema } from "./schema.ts";
import { StaleDesk } from "./stale-desk.ts";

/** Saves the draft of a member who is still there, of a revision that nobody has handed in; throws StaleDesk otherwise. */
export async function saveDraft(
  trx: Kysely<Schema>,
  campaign: string,
  { draft, version, by }: Extract<Write, { kind: "save_draft" }>,
  at: string,
): Promise<void> {
  const content = JSON.stringify(draft);
  const { unit, form, period, revision } = draft;
  const stands = sql`exists (select from members where id = ${Number(by)} and ended_at is null)
    and not exists (select from reports r where r.campaign = ${campaign} and r.unit = ${unit} and r.form = ${form}
      and r.period = ${period} and r.revision >= ${revision})`;
  const { rows } =
    version === null
      ? await sql`
          insert into drafts (campaign, unit, form, period, version, content, updated_at)
          select ${campaign}, ${unit}, ${form}, ${period}, 1, ${content}::jsonb, ${at}::timestamptz where ${stands}
          on conflict do nothing returning id`.execute(trx)
      : await sql`
          update drafts set version = version + 1, content = ${content}::jsonb, updated_at = ${at}
          where campaign = ${campaign} and unit = ${unit} and form = ${form} and period = ${period}
            and version = ${version} and ${stands}
          returning id`.execute(trx);
  if (rows.length === 0) throw new StaleDesk("the draft, or who may write it, has changed meanwhile");
}

/** Writes down what was done to a draft. */
export async function logEntries(
  trx: Kysely<Schema>,
  campaign: string,
  { unit, revision }: { readonly unit: string; readonly revision: number },
  entries: readonly DraftEntry[],
  by: string,
  at: string,
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({
    campaign,
    unit,
    revision,
    at,
    member_id: Number(by),
    entry: JSON.stringify(entry),
  }));
  await trx.insertInto("draft_log").values(rows).execute();
}
