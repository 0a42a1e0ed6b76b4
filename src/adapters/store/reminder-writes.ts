import type { Kysely } from "kysely";

import type { Write } from "../../conversation/ports.ts";
import type { Schema } from "./schema.ts";

/** What a turn says about reminders: one that is put off, a leader who wants them, a telephone they may go to. */
export async function applyReminderWrite(
  trx: Kysely<Schema>,
  campaign: string,
  write: Extract<Write, { kind: "snooze" | "wants_reminders" | "phone" }>,
): Promise<void> {
  const member = Number(write.member);
  if (write.kind === "wants_reminders") {
    await trx.updateTable("members").set({ wants_reminders: write.wants }).where("id", "=", member).execute();
    return;
  }
  if (write.kind === "phone") {
    await trx.updateTable("members").set({ phone: write.phone }).where("id", "=", member).execute();
    return;
  }
  await trx
    .insertInto("reminder_snoozes")
    .values({ campaign, unit: write.unit, member_id: member, due_at: write.at.toString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
