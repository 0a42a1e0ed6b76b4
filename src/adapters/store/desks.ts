import type { Kysely } from "kysely";

import type { Desk, Desks } from "../../conversation/ports.ts";
import { EMPTY_DESK } from "../../conversation/route.ts";
import { WRONG_CODES_WITHIN } from "../../people/invitation.ts";
import type { Member } from "../../people/member.ts";
import { restoreDraft } from "../../reports/draft.ts";
import { hashCode } from "./code-hash.ts";
import { filedReportOf } from "./filed-report.ts";
import { findInvitation } from "./invitations.ts";
import type { Schema } from "./schema.ts";

/** Desks out of the tables of one campaign; nothing is read for somebody who is bound to no unit and types no code. */
export function createDesks(
  db: Kysely<Schema>,
  campaign: string,
  /** A unit's own last valid day; null where it is the plan's. */
  lastDayOf: (unit: string) => Promise<Temporal.PlainDate | null> = async () => null,
): Desks {
  async function unitDesk(
    memberId: string,
  ): Promise<Pick<Desk, "member" | "colleagues" | "draft" | "filed" | "lastDay">> {
    const me = await db
      .selectFrom("members")
      .selectAll()
      .where("id", "=", Number(memberId))
      .where("ended_at", "is", null)
      .executeTakeFirst();
    if (!me) return EMPTY_DESK;
    const [members, draft, filed, lastDay] = await Promise.all([
      db
        .selectFrom("members")
        .selectAll()
        .where("unit", "=", me.unit)
        .where("ended_at", "is", null)
        .where("id", "<>", me.id)
        .orderBy("id")
        .execute(),
      db
        .selectFrom("drafts")
        .select(["content", "version"])
        .where("campaign", "=", campaign)
        .where("unit", "=", me.unit)
        .executeTakeFirst(),
      db
        .selectFrom("reports")
        .selectAll()
        .where("campaign", "=", campaign)
        .where("unit", "=", me.unit)
        .orderBy("revision", "desc")
        .limit(1)
        .executeTakeFirst(),
      lastDayOf(me.unit),
    ]);
    return {
      member: memberOf(me),
      colleagues: members.map(memberOf),
      draft: draft ? { content: restoreDraft(draft.content), version: draft.version } : null,
      filed: filed ? filedReportOf(filed) : null,
      lastDay,
    };
  }

  async function codeDesk(
    conversationId: string,
    code: string,
    now: Temporal.Instant,
  ): Promise<Pick<Desk, "invitation" | "wrongCodes">> {
    const since = now.subtract(WRONG_CODES_WITHIN).toString();
    const [invitation, wrong] = await Promise.all([
      hashCode(code).then((hash) => findInvitation(db, hash)),
      db
        .selectFrom("wrong_codes")
        .select("at")
        .where("conversation_id", "=", Number(conversationId))
        .where("at", ">", since as never)
        .orderBy("at")
        .execute(),
    ]);
    return { invitation, wrongCodes: wrong.map(({ at }) => at) };
  }

  return {
    async open({ conversationId, memberId }, code, now) {
      const unit = memberId === null ? null : await unitDesk(memberId);
      const coded = code === null ? null : await codeDesk(conversationId, code, now);
      return { ...EMPTY_DESK, ...unit, ...coded };
    },
  };
}

function memberOf({
  id,
  unit,
  role,
  name,
}: {
  id: number;
  unit: string;
  role: Member["role"];
  name: string | null;
}): Member {
  return { id: String(id), unit, role, name };
}
