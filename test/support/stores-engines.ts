import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe } from "vitest";

import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
import type { Schema } from "../../src/adapters/store/schema.ts";
import type { Address } from "../../src/messages/address.ts";
import type { Role } from "../../src/people/member.ts";
import type { Answer, Draft } from "../../src/reports/draft.ts";
import { newDraft } from "../../src/reports/draft.ts";
import type { Submission } from "../../src/reports/submission.ts";
import { ENGINES } from "./stores.ts";
import { at, OPENING_MS } from "./stores-contract.ts";

/** Tables in an order in which they can be emptied. */
const TABLES = [
  "broadcast_people",
  "broadcasts",
  "reminder_snoozes",
  "reminders",
  "reminder_runs",
  "api_requests",
  "api_tokens",
  "difficulties",
  "forwardings",
  "reports",
  "deadline_extensions",
  "drafts",
  "wrong_codes",
  "invitations",
  "outbox",
  "inbox",
  "conversations",
  "members",
];

/** Runs a suite on PGlite and on PostgreSQL, each test on empty tables. */
export function onEveryEngine(suite: (db: () => Kysely<Schema>) => void): void {
  for (const { name, absent, place } of ENGINES)
    describe.skipIf(absent)(`on ${name}`, () => {
      let store: Store;
      let drop: () => Promise<void>;
      beforeAll(async () => {
        const opened = await place();
        drop = opened.drop;
        store = await openStore(await opened.open());
      }, OPENING_MS);
      beforeEach(() => emptyTables(store.db));
      afterAll(async () => {
        await store.close();
        await drop();
      });
      suite(() => store.db);
    });
}

/** Forgets everything that members and reports leave behind. */
export async function emptyTables(db: Kysely<Schema>): Promise<void> {
  for (const table of TABLES) await sql`delete from ${sql.table(table)}`.execute(db);
}

/** A member of a unit; its number. */
export async function addMember(db: Kysely<Schema>, unit: string, role: Role = "officer"): Promise<string> {
  const row = await db
    .insertInto("members")
    .values({ unit, role, name: `cán bộ ${unit}`, created_at: at(0).toString() })
    .returning("id")
    .executeTakeFirstOrThrow();
  return String(row.id);
}

/** A conversation, bound to a member or to nobody. */
export async function addConversation(
  db: Kysely<Schema>,
  { channel, conversation }: Address,
  member: string | null,
  given: { readonly reachable?: boolean; readonly muted?: boolean } = {},
): Promise<void> {
  const moment = at(0).toString();
  await db
    .insertInto("conversations")
    .values({
      channel,
      address: conversation,
      member_id: member === null ? null : Number(member),
      created_at: moment,
      heard_at: moment,
      ...given,
    })
    .execute();
}

/** An answer that somebody gave, or put off. */
export const answer = (state: Answer["state"], value: Answer["value"] = 1): Answer => ({
  state,
  value: state === "given" ? value : null,
  raw: String(value),
  by: "1",
  at: at(0).toString(),
});

/** Keeps a draft of a unit. */
export async function addDraft(
  db: Kysely<Schema>,
  campaign: string,
  unit: string,
  given: Partial<Draft> = {},
): Promise<void> {
  const content = { ...newDraft({ form: "bao-cao", version: 1, unit, period: "2023" }), ...given };
  await db
    .insertInto("drafts")
    .values({
      campaign,
      unit,
      form: content.form,
      period: content.period,
      version: 1,
      content: JSON.stringify(content),
      updated_at: at(0).toString(),
    })
    .execute();
}

/** A revision that was handed in. */
export async function addReport(
  db: Kysely<Schema>,
  given: Partial<Submission> & { readonly unit: string; readonly state?: string; readonly official_number?: string },
): Promise<string> {
  const { answers = { a: answer("given") }, exceptions = [], submitted_by = null, revision = 1, ...rest } = given;
  const row = await db
    .insertInto("reports")
    .values({
      campaign: "c2023",
      form: "bao-cao",
      form_version: 1,
      period: "2023",
      cause: "first",
      receipt: `BC2023-${given.unit}-${revision}`,
      submitted_at: at(revision).toString(),
      timeliness: "on_time",
      ...rest,
      approved_by: null,
      revision,
      answers: JSON.stringify(answers),
      exceptions: JSON.stringify(exceptions),
      submitted_by: submitted_by === null ? null : Number(submitted_by),
    })
    .returning("receipt")
    .executeTakeFirstOrThrow();
  return row.receipt;
}

/** A difficulty that a member raised. */
export async function addDifficulty(
  db: Kysely<Schema>,
  code: string,
  given: { readonly unit: string; readonly member: string | null; readonly campaign?: string; readonly after?: number },
): Promise<void> {
  await db
    .insertInto("difficulties")
    .values({
      campaign: given.campaign ?? "c2023",
      code,
      unit: given.unit,
      member_id: given.member === null ? null : Number(given.member),
      topic: "kinh phí",
      content: `nội dung ${code}`,
      routed_to: "Sở Lao động - Thương binh và Xã hội",
      raised_at: at(given.after ?? 0).toString(),
    })
    .execute();
}
