import type { Kysely } from "kysely";

import type { Schema } from "./schema.ts";

/** The conversations in which somebody of the office writes by hand. */
export function createZaloOaTakeovers(db: Kysely<Schema>) {
  return {
    /** An admin wrote here: the assistant keeps quiet until then; what is over is forgotten. */
    async begin(user: string, until: Temporal.Instant): Promise<void> {
      const row = { user_id: user, quiet_until: until.toString() };
      await db
        .insertInto("zalo_oa_takeovers")
        .values(row)
        .onConflict((conflict) => conflict.column("user_id").doUpdateSet(row))
        .execute();
    },

    async isOn(user: string, now: Temporal.Instant): Promise<boolean> {
      const at = now.toString() as never;
      await db.deleteFrom("zalo_oa_takeovers").where("quiet_until", "<=", at).execute();
      const row = await db
        .selectFrom("zalo_oa_takeovers")
        .select("user_id")
        .where("user_id", "=", user)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
