import { type Kysely, type Selectable, sql } from "kysely";

import type { ChannelId } from "../../messages/address.ts";
import { tellCoordinators } from "./channel-months.ts";
import { hashToken } from "./link-hash.ts";
import type { Schema } from "./schema.ts";

/** The tokens of one app as they are kept. */
export interface StoredTokens {
  readonly refreshToken: string;
  readonly accessToken: string | null;
  readonly expiresAt: Temporal.Instant | null;
  readonly isDead: boolean;
}

/** Keeps the tokens of one app; every change is one statement or one transaction, and no call to Zalo runs inside. */
export function createZaloOaTokens(options: {
  db: Kysely<Schema>;
  appId: string;
  deliveredByRow: ReadonlySet<ChannelId>;
}) {
  const { db, appId, deliveredByRow } = options;
  const ofApp = () => db.updateTable("zalo_oa_tokens").where("app_id", "=", appId);

  return {
    /** Takes up the refresh token of the environment, unless what is kept came from that one. */
    async seed(refreshToken: string): Promise<void> {
      const hash = hashToken(refreshToken);
      await sql`
        insert into zalo_oa_tokens (app_id, seed_hash, refresh_token) values (${appId}, ${hash}, ${refreshToken})
        on conflict (app_id) do update set
          seed_hash = excluded.seed_hash, refresh_token = excluded.refresh_token, access_token = null, expires_at = null,
          lease_owner = null, lease_until = null, dead_at = null
        where zalo_oa_tokens.seed_hash <> excluded.seed_hash`.execute(db);
    },

    async read(): Promise<StoredTokens> {
      const row = await db
        .selectFrom("zalo_oa_tokens")
        .selectAll()
        .where("app_id", "=", appId)
        .executeTakeFirstOrThrow();
      return storedOf(row);
    },

    /** The right to renew, for one at a time until a moment; null while somebody else has it. */
    async claim(owner: string, now: Temporal.Instant, until: Temporal.Instant): Promise<StoredTokens | null> {
      const row = await ofApp()
        .set({ lease_owner: owner, lease_until: until.toString() })
        .where(({ or, eb }) => or([eb("lease_until", "is", null), eb("lease_until", "<=", now.toString() as never)]))
        .where("dead_at", "is", null)
        .returningAll()
        .executeTakeFirst();
      return row ? storedOf(row) : null;
    },

    /** Keeps a new pair in place of the one whose refresh token was spent, whoever holds the claim by now. */
    async save(
      spent: string,
      pair: { readonly refreshToken: string; readonly accessToken: string; readonly expiresAt: Temporal.Instant },
    ): Promise<void> {
      await ofApp()
        .set({
          refresh_token: pair.refreshToken,
          access_token: pair.accessToken,
          expires_at: pair.expiresAt.toString(),
          lease_owner: null,
          lease_until: null,
          dead_at: null,
        })
        .where("refresh_token", "=", spent)
        .execute();
    },

    /** Ends the claim without a new pair. */
    async release(owner: string): Promise<void> {
      await ofApp().set({ lease_owner: null, lease_until: null }).where("lease_owner", "=", owner).execute();
    },

    /** Notes that the refresh token is dead, and tells the coordinators the first time. */
    async bury(spent: string, words: string, now: Temporal.Instant): Promise<void> {
      await db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable("zalo_oa_tokens")
          .set({ dead_at: now.toString(), lease_owner: null, lease_until: null })
          .where("app_id", "=", appId)
          .where("refresh_token", "=", spent)
          .where("dead_at", "is", null)
          .executeTakeFirst();
        if (numUpdatedRows > 0n) await tellCoordinators(trx, words, "zalo-oa", deliveredByRow, now.toString());
      });
    },
  };
}

const storedOf = (row: Selectable<Schema["zalo_oa_tokens"]>): StoredTokens => ({
  refreshToken: row.refresh_token,
  accessToken: row.access_token,
  expiresAt: row.expires_at,
  isDead: row.dead_at !== null,
});
