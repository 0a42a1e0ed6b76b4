import type { Kysely, Selectable } from "kysely";

import type { ChannelId } from "../../messages/address.ts";
import type { Reply } from "../../messages/reply.ts";
import type { Difficulty } from "../../reports/difficulty.ts";
import { inTransaction } from "./in-transaction.ts";
import type { Schema } from "./schema.ts";
import { tellMember } from "./tell.ts";

/** What came of answering a difficulty; one that was answered before keeps its first answer. */
export type AnsweredDifficulty =
  /** `told`: into how many conversations the answer goes. */
  | { readonly kind: "answered"; readonly difficulty: Difficulty; readonly told: number }
  | { readonly kind: "answered_before"; readonly difficulty: Difficulty }
  | { readonly kind: "unknown" };

/** The difficulties of a campaign, the newest first. */
export async function difficultiesOf(db: Kysely<Schema>, campaign: string): Promise<Difficulty[]> {
  const rows = await db
    .selectFrom("difficulties")
    .selectAll()
    .where("campaign", "=", campaign)
    .orderBy("raised_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(difficultyOf);
}

/** Writes the answer and, in the same transaction, a message to whoever raised the difficulty, worded by `reply`. */
export async function answerDifficulty(
  db: Kysely<Schema>,
  answer: {
    readonly campaign: string;
    readonly code: string;
    readonly text: string;
    readonly by: string;
    readonly reply: (difficulty: Difficulty) => Reply;
    /** The channels whose readers read the outbox row itself. */
    readonly deliveredByRow: ReadonlySet<ChannelId>;
  },
  now: Temporal.Instant,
): Promise<AnsweredDifficulty> {
  const at = now.toString();
  const run = async (trx: Kysely<Schema>): Promise<AnsweredDifficulty> => {
    const asked = trx
      .updateTable("difficulties")
      .set({ answer: answer.text, answered_by: answer.by, answered_at: at })
      .where("campaign", "=", answer.campaign)
      .where("code", "=", answer.code)
      .where("answer", "is", null);
    const row = await asked.returningAll().executeTakeFirst();
    if (!row) return answeredBefore(trx, answer);
    const difficulty = difficultyOf(row);
    const told =
      row.member_id === null
        ? 0
        : await tellMember(trx, String(row.member_id), answer.reply(difficulty), answer.deliveredByRow, at);
    return { kind: "answered", difficulty, told };
  };
  return inTransaction(db, run);
}

async function answeredBefore(
  trx: Kysely<Schema>,
  { campaign, code }: { readonly campaign: string; readonly code: string },
): Promise<AnsweredDifficulty> {
  const row = await trx
    .selectFrom("difficulties")
    .selectAll()
    .where("campaign", "=", campaign)
    .where("code", "=", code)
    .executeTakeFirst();
  return row ? { kind: "answered_before", difficulty: difficultyOf(row) } : { kind: "unknown" };
}

function difficultyOf(row: Selectable<Schema["difficulties"]>): Difficulty {
  const { answer: text, answered_by: by, answered_at: at } = row;
  return {
    code: row.code,
    unit: row.unit,
    member: row.member_id === null ? "" : String(row.member_id),
    topic: row.topic,
    text: row.content,
    routed_to: row.routed_to,
    raised_at: row.raised_at.toString(),
    answer: text === null || by === null || at === null ? null : { text, by, at: at.toString() },
  };
}
