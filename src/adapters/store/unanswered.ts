import type { Kysely } from "kysely";

import type { Schema } from "./schema.ts";

/** A question the documents did not settle, as coordinators read it. */
export interface UnansweredRow {
  /** The local day (Asia/Ho_Chi_Minh) of the newest such question. */
  readonly asked_on: string;
  readonly question: string;
  readonly unit_kind: string | null;
  readonly reason: string;
  /** How often it was asked in these words. */
  readonly times: number;
}

/** The questions that were not settled, the newest first; the same words from the same kind of unit count as one. */
export async function unansweredQuestions(db: Kysely<Schema>): Promise<UnansweredRow[]> {
  const rows = await db
    .selectFrom("unanswered")
    .select(({ fn }) => [
      "question",
      "unit_kind",
      "reason",
      fn.max("asked_on").as("asked_on"),
      fn.countAll().as("times"),
    ])
    .groupBy(["question", "unit_kind", "reason"])
    .orderBy("asked_on", "desc")
    .orderBy("times", "desc")
    .execute();
  return rows.map(({ times, ...row }) => ({ ...row, times: Number(times) }));
}
