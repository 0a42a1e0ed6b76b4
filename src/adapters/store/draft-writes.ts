import { type Kysely, sql } from "kysely";

import type { DraftEntry, Write } from "../../conversation/ports.ts";
import { type Draft, restoreDraft } from "../../reports/draft.ts";
import type { AuditEntry } from "./audit.ts";
import type { Schema } from "./schema.ts";
import { StaleDesk } from "./stale-desk.ts";
import { valuesChanged } from "./values-changed.ts";

/** Saves the draft of a member who is still there, of a revision that nobody has handed in; throws StaleDesk otherwise. */
export async function saveDraft(
  trx: Kysely<Schema>,
  campaign: string,
  { draft, version, by, entries }: Extract<Write, { kind: "save_draft" }>,
  at: string,
): Promise<readonly AuditEntry[]> {
  const content = JSON.stringify(draft);
  const { unit, form, period, revision } = draft;
  const stands = sql`exists (select from members where id = ${Number(by)} and ended_at is null)
    and not exists (select from reports r where r.campaign = ${campaign} and r.unit = ${unit} and r.form = ${form}
      and r.period = ${period} and r.revision >= ${revision})`;
  const { rows } =
    version === null
      ? await sql<{ before: unknown }>`
          insert into drafts (campaign, unit, form, period, version, content, updated_at)
          select ${campaign}, ${unit}, ${form}, ${period}, 1, ${content}::jsonb, ${at}::timestamptz where ${stands}
          on conflict do nothing returning null as before`.execute(trx)
      : await sql<{ before: unknown }>`
          with old as (
            select id, content from drafts
            where campaign = ${campaign} and unit = ${unit} and form = ${form} and period = ${period}
              and version = ${version} and ${stands}
            for update
          )
          update drafts set version = version + 1, content = ${content}::jsonb, updated_at = ${at}
          from old where drafts.id = old.id
          returning old.content as before`.execute(trx);
  const [row] = rows;
  if (!row) throw new StaleDesk("the draft, or who may write it, has changed meanwhile");
  const before = row.before === null ? null : restoreDraft(row.before);
  return draftEntries(campaign, before, draft, entries, by);
}

/** A row for everything that was done to a draft; what changed of its answers stands with the last. */
export function draftEntries(
  campaign: string,
  before: Draft | null,
  draft: Draft,
  entries: readonly DraftEntry[],
  by: AuditEntry["by"],
): readonly AuditEntry[] {
  const { unit, revision } = draft;
  const changes = valuesChanged(before?.answers ?? {}, draft.answers);
  const done: readonly (DraftEntry | null)[] = entries.length > 0 ? entries : [null];
  return done.map((entry, place) => ({
    by,
    action: entry ? `draft.${entry.did}` : "draft.saved",
    subject: unit,
    campaign,
    unit,
    ...(place === done.length - 1 && { before: { answers: changes.before } }),
    after: {
      revision,
      ...(entry && { entry }),
      ...(place === done.length - 1 && { awaiting: draft.awaiting !== null, answers: changes.after }),
    },
  }));
}
