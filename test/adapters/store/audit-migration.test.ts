import { Kysely, sql } from "kysely";
import { describe, expect, test } from "vitest";

import { auditRows, verifyAudit } from "../../../src/adapters/store/audit.ts";
import { messages } from "../../../src/adapters/store/migrations/0001-messages.ts";
import { reports } from "../../../src/adapters/store/migrations/0002-reports.ts";
import { files } from "../../../src/adapters/store/migrations/0003-files.ts";
import { incomingFiles } from "../../../src/adapters/store/migrations/0004-incoming-files.ts";
import { decisions } from "../../../src/adapters/store/migrations/0005-decisions.ts";
import { audit } from "../../../src/adapters/store/migrations/0006-audit.ts";
import type { Schema } from "../../../src/adapters/store/schema.ts";
import { ENGINES } from "../../support/stores.ts";

describe.each(ENGINES)("a store of before the audit log, on $name", ({ absent, place }) => {
  test.skipIf(absent)("brings its log of drafts along, in order and chained", async () => {
    const { open, drop } = await place();
    const engine = await open();
    const db = new Kysely<Schema>({ dialect: engine.dialect });
    for (const { up } of [messages, reports, files, incomingFiles, decisions]) await up(db);
    const { rows } = await sql<{ id: number }>`
      insert into members (unit, role, created_at) values ('886', 'officer', now()) returning id`.execute(db);
    const member = rows[0]?.id;
    for (const did of ["answered", "undid", "handed_in"])
      await sql`insert into draft_log (campaign, unit, revision, at, member_id, entry)
        values ('c2023', '886', 1, '2023-12-01T01:00:00Z', ${member}, ${JSON.stringify({ did })}::jsonb)`.execute(db);
    await audit.up(db);
    const brought = await auditRows(db, { unit: "886", since: null });
    expect(brought.map(({ sequence, who, action }) => `${sequence} ${who} ${action}`)).toEqual([
      `1 officer ${member} draft.answered`,
      `2 officer ${member} draft.undid`,
      `3 officer ${member} draft.handed_in`,
    ]);
    expect(await verifyAudit(db, null)).toMatchObject({ rows: 3, bad: null });
    const log = await db.selectFrom("draft_log").select(["revision", "entry"]).orderBy("id").execute();
    expect(log.map(({ revision, entry }) => [revision, entry])).toEqual([
      [1, { did: "answered" }],
      [1, { did: "undid" }],
      [1, { did: "handed_in" }],
    ]);
    await db.destroy();
    await engine.close();
    await drop();
  });
});
