import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";

import type { HandedIn, HandIn } from "../../consolidation/ports.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Campaign } from "../../knowledge/campaign.ts";
import type { ReportEngine } from "../../reports/engine.ts";
import { submissionOf } from "../../reports/hand-in.ts";
import type { FiledReport } from "../../reports/submission.ts";
import { readWholeReport } from "../../reports/whole-report.ts";
import { type AuditEntry, appendAudit } from "./audit.ts";
import { filedEntry, insertReport } from "./file-report.ts";
import { filedReportOf } from "./filed-report.ts";
import type { Schema } from "./schema.ts";
import { isStale, StaleDesk } from "./stale-desk.ts";
import { extensionOf } from "./standings.ts";

/** How often filing is tried again because another revision of the unit came first. */
const MOST_TRIES = 5;

/** Hands in whole reports: the revision, its forwarding and the key it came under are one transaction. */
export function createHandIn(deps: {
  readonly db: Kysely<Schema>;
  readonly engine: ReportEngine;
  readonly campaign: Campaign;
  readonly forwards: boolean;
  readonly clock: Clock;
}): HandIn {
  const { db, engine, campaign, forwards, clock } = deps;
  const deadline = campaign.deadlines["report"];

  return async (request) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await handIn(request);
      } catch (error) {
        if (!isStale(error) || tries === MOST_TRIES) throw error;
      }
    }
  };

  async function handIn(request: Parameters<HandIn>[0]): Promise<HandedIn> {
    const { unit, fields, reasons, idempotencyKey, tokenId } = request;
    const body = hashOf({ unit, fields, reasons });
    return db.transaction().execute(async (trx): Promise<HandedIn> => {
      const before = await trx
        .selectFrom("api_requests")
        .selectAll()
        .where("idempotency_key", "=", idempotencyKey)
        .executeTakeFirst();
      if (before) {
        const report = await reportBy(trx, before.receipt);
        return before.body_hash === body && report ? { kind: "repeated", report } : { kind: "key_reused" };
      }
      const now = clock.now();
      const at = now.toString();
      const previous = await newestOf(trx, unit);
      const today = now.toZonedDateTimeISO(campaign.time_zone).toPlainDate();
      const read = readWholeReport({ engine, unit, previous, fields, reasons, today, at });
      if (read.kind === "refused") return read;
      if (!deadline) throw new Error(`${campaign.id} has no deadline of reports`);
      const { draft } = read;
      const extendedUntil = await extensionOf(trx, campaign.id, unit);
      const by = { by: "", approvedBy: null };
      const submission = submissionOf({ engine, campaign, deadline, extendedUntil, draft, previous, ...by, now });
      await insertReport(trx, submission, forwards, at);
      const moved = await moveDraftOn(trx, unit, submission.revision);
      const { receipt } = submission;
      const kept = { idempotency_key: idempotencyKey, token_id: Number(tokenId), body_hash: body, receipt, at };
      const key = await trx
        .insertInto("api_requests")
        .values(kept)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (key.numInsertedOrUpdatedRows === 0n) throw new StaleDesk("the same request came twice at once");
      const entry = filedEntry(submission, previous?.answers ?? {}, { kind: "api" }, null);
      await appendAudit(trx, [entry, ...moved], at);
      return { kind: "filed", report: { ...submission, state: "submitted", official: null } };
    });
  }

  /** Held until the next one is filed, so that nobody returns or accepts it meanwhile. */
  async function newestOf(trx: Kysely<Schema>, unit: string): Promise<FiledReport | null> {
    const row = await trx
      .selectFrom("reports")
      .selectAll()
      .where("campaign", "=", campaign.id)
      .where("unit", "=", unit)
      .orderBy("revision", "desc")
      .limit(1)
      .forUpdate()
      .executeTakeFirst();
    return row ? filedReportOf(row) : null;
  }

  /** A draft that is open in chat becomes the revision after this one: nothing in it is lost. One that a return opened and nobody touched is settled. */
  async function moveDraftOn(trx: Kysely<Schema>, unit: string, revision: number): Promise<readonly AuditEntry[]> {
    const ended = await sql`
      delete from drafts where campaign = ${campaign.id} and unit = ${unit}
        and content ->> 'cause' = 'returned' and content -> 'undo' = '[]'`.execute(trx);
    const now = JSON.stringify({ revision: revision + 1, cause: "correction", returned: {}, kept: {} });
    const moved = await sql`
      update drafts set version = version + 1, content = content || ${now}::jsonb
      where campaign = ${campaign.id} and unit = ${unit}`.execute(trx);
    const entry = { by: { kind: "api" } as const, subject: unit, campaign: campaign.id, unit };
    if (ended.numAffectedRows) return [{ ...entry, action: "draft.ended" }];
    return moved.numAffectedRows ? [{ ...entry, action: "draft.moved_on", after: { revision: revision + 1 } }] : [];
  }
}

async function reportBy(trx: Kysely<Schema>, receipt: string): Promise<FiledReport | null> {
  const row = await trx.selectFrom("reports").selectAll().where("receipt", "=", receipt).executeTakeFirst();
  return row ? filedReportOf(row) : null;
}

/** The same body gives the same hash in whatever order its keys came. */
function hashOf(body: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(body)))
    .digest("hex");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
