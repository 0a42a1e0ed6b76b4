import { sql } from "kysely";
import { createMemoryCoordination } from "../../src/adapters/coordination/memory-coordination.ts";
import type { Store } from "../../src/adapters/store/open-store.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { createMessagePath, type MessagePath } from "../../src/message-path.ts";
import type { Reply } from "../../src/messages/reply.ts";
import { restoreDraft } from "../../src/reports/draft.ts";
import { createRecordingChannel, textOf } from "../support/crash-conversations.ts";
import type { HandTime } from "../support/crash-time.ts";
import { campaign, createReportRoute } from "../support/report-talk.ts";
import { emptyAudit } from "../support/tamper-audit.ts";

/** What a report came to, as a test compares it: nothing in it depends on when or how often a process died. */
export interface Picture {
  /** The words of every reply, in order, and whether it is settled. */
  readonly replies: readonly string[];
  readonly draft: string;
  readonly log: readonly string[];
  readonly reports: readonly string[];
  readonly forwardings: number;
  readonly links: number;
  /** What the conversation waits for. */
  readonly waitsFor: string;
}

/** The message path over a store, as one process runs it. */
export function composeReportPath(store: Store, time: HandTime): MessagePath {
  return createMessagePath({
    store,
    coordination: createMemoryCoordination(time.clock),
    route,
    channels: () => [createRecordingChannel([], 1000)],
    deliveredByRow: new Set(["web-chat"]),
    campaign: campaign.id,
    forwards: true,
    clock: time.clock,
    timers: time.timers,
    newId: () => {
      ids += 1;
      return String(ids).padStart(6, "0");
    },
    logger: silentLogger,
    meter: { count() {}, time() {} },
  });
}
const route = createReportRoute();
let ids = 0;

/** Looks at everything that a unit's report has left in the store. */
export async function pictureOf({ db }: Store, unit: string, conversation: string): Promise<Picture> {
  const { rows } = await sql<{
    replies: Reply[];
    draft: unknown;
    log: { did: string; field?: string }[];
    reports: { receipt: string; answers: object }[];
    forwardings: number;
    links: number;
    state: { report?: { focus: unknown } } | null;
  }>`
    select c.state,
      coalesce((select jsonb_agg(o.reply order by o.id) from outbox o where o.conversation_id = c.id), '[]') as replies,
      (select content from drafts where unit = ${unit}) as draft,
      coalesce((select jsonb_agg(entry order by id) from draft_log where unit = ${unit}), '[]') as log,
      coalesce((select jsonb_agg(jsonb_build_object('receipt', receipt, 'answers', answers) order by id)
        from reports where unit = ${unit}), '[]') as reports,
      (select count(*) from forwardings f join reports r on r.id = f.report_id where r.unit = ${unit}) as forwardings,
      (select count(*) from links where file like ${`%-${unit}-%`}) as links
    from conversations c where c.address = ${conversation}`.execute(db);
  const [row] = rows;
  if (!row) throw new Error(`no conversation ${conversation}`);
  return {
    replies: row.replies.map((reply) => `${timeless(textOf(reply))} ${reply.choices.map(({ id }) => id).join(" ")}`),
    draft: row.draft === null ? "none" : timeless(JSON.stringify(restoreDraft(row.draft).answers)),
    log: row.log.map(({ did, field }) => `${did} ${field ?? ""}`.trim()),
    reports: row.reports.map(({ receipt, answers }) => `${receipt} ${timeless(JSON.stringify(answers))}`),
    forwardings: row.forwardings,
    links: row.links,
    waitsFor: JSON.stringify(row.state?.report?.focus ?? null),
  };
}

/** Without moments, members' numbers and the unit: what differs from run to run. */
const timeless = (text: string): string =>
  text
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "moment")
    .replace(/\d\d:\d\d ngày/g, "giờ ngày")
    .replace(/"by": ?"\d+"/g, '"by":"member"');

/** Whether every message of a conversation is answered and every answer is settled. */
export async function isSettled({ db }: Store, conversation: string): Promise<boolean> {
  const { rows } = await sql<{ open: number }>`
    select (select count(*) from inbox i where i.conversation_id = c.id and i.status = 'waiting')
      + (select count(*) from outbox o where o.conversation_id = c.id and o.state in ('pending', 'sending')) as open
    from conversations c where c.address = ${conversation}`.execute(db);
  return rows[0]?.open === 0;
}

/** Forgets everything, so that the next run begins with nothing. */
export async function clearAll({ db }: Store): Promise<void> {
  await emptyAudit(db);
  await sql`truncate conversations, inbox, outbox, unanswered, members, invitations, wrong_codes, drafts, reports,
    forwardings, difficulties, links restart identity cascade`.execute(db);
}
