import { type Kysely, sql } from "kysely";

import type { ChannelId } from "../../messages/address.ts";
import type { Contact, KeptReminder, ReminderState, UnitSnapshot } from "../../reminders/ports.ts";
import { restoreDraft } from "../../reports/draft.ts";
import { channelLoad } from "./channel-load.ts";
import { filedReportOf } from "./filed-report.ts";
import type { Schema } from "./schema.ts";
import { templatePlaces } from "./template-places.ts";

/** Units of a campaign as reminders look at them, in the order given. */
export async function unitSnapshots(
  db: Kysely<Schema>,
  campaign: string,
  units: readonly string[],
  deliveredByRow: ReadonlySet<ChannelId>,
  at: { readonly timeZone: string; readonly now: Temporal.Instant },
): Promise<readonly UnitSnapshot[]> {
  if (units.length === 0) return [];
  const filed = await db
    .selectFrom("newest_reports")
    .selectAll()
    .where("campaign", "=", campaign)
    .where("unit", "in", units)
    .orderBy("submitted_at")
    .execute();
  const drafts = await db
    .selectFrom("drafts")
    .select(["unit", "content"])
    .where("campaign", "=", campaign)
    .where("unit", "in", units)
    .orderBy("updated_at")
    .execute();
  const before = await db
    .selectFrom("reminders")
    .select(["unit", "deadline", "step", "member_id", "state", "claimed_at"])
    .where("campaign", "=", campaign)
    .where("unit", "in", units)
    .orderBy("id")
    .execute();
  const load = await channelLoad(db, at.timeZone, at.now);
  const people = await contactsOf(db, sql`m.unit = any(${[...units]}::text[])`, deliveredByRow);
  return units.map((unit) => {
    const report = filed.findLast((row) => row.unit === unit);
    const draft = drafts.findLast((row) => row.unit === unit);
    return {
      unit,
      filed: report ? filedReportOf(report) : null,
      draft: draft ? restoreDraft(draft.content) : null,
      people: people.filter((person) => person.unit === unit),
      before: before.filter((row) => row.unit === unit).map(keptOf),
      load,
    };
  });
}

/** The people that a condition on `members m` picks, the longest bound first, each with where to write: what rings a phone first, then what was used last. */
export async function contactsOf(
  db: Kysely<Schema>,
  which: ReturnType<typeof sql>,
  deliveredByRow: ReadonlySet<ChannelId>,
): Promise<readonly Contact[]> {
  const byRow = [...deliveredByRow];
  const { rows } = await sql<ContactRow>`
    select m.id, m.unit, m.role, m.name, m.wants_reminders, coalesce((
      select jsonb_agg(jsonb_build_object('id', c.id::text, 'channel', c.channel, 'muted', c.muted, 'heard', c.heard_at)
        order by c.channel = any(${byRow}::text[]), c.heard_at desc, c.id)
      from conversations c where c.member_id = m.id and c.reachable and c.forgotten_at is null
    ), '[]') as conversations, ${templatePlaces} as templates
    from members m where m.ended_at is null and ${which}
    order by m.id`.execute(db);
  return rows.map(({ id, unit, role, name, wants_reminders, conversations, templates }) => ({
    id: String(id),
    unit,
    role,
    name,
    wantsReminders: wants_reminders,
    conversations: conversations.map(({ heard, ...one }) => ({ ...one, heardAt: Temporal.Instant.from(heard) })),
    templates,
  }));
}

interface ContactRow {
  readonly id: number;
  readonly unit: string;
  readonly role: Contact["role"];
  readonly name: string | null;
  readonly wants_reminders: boolean;
  readonly conversations: readonly (Omit<Contact["conversations"][number], "heardAt"> & { readonly heard: string })[];
  readonly templates: Contact["templates"];
}

function keptOf(row: {
  unit: string;
  deadline: string;
  step: string;
  member_id: number | null;
  state: string;
  claimed_at: Temporal.Instant;
}): KeptReminder {
  return {
    unit: row.unit,
    deadline: row.deadline,
    step: row.step,
    member: row.member_id === null ? null : String(row.member_id),
    state: row.state as ReminderState,
    claimedAt: row.claimed_at,
  };
}
