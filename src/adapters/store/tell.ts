import { type Kysely, sql } from "kysely";

import type { ChannelId } from "../../messages/address.ts";
import type { Reply } from "../../messages/reply.ts";
import type { Schema } from "./schema.ts";

/** One message into every conversation of a member that can be written to, on every channel but one; gives how many there are. */
export async function tellMember(
  trx: Kysely<Schema>,
  member: string,
  reply: Reply,
  deliveredByRow: ReadonlySet<ChannelId>,
  at: string,
  except: ChannelId | null = null,
): Promise<number> {
  const byRow = [...deliveredByRow];
  const { numAffectedRows } = await sql`
    insert into outbox (conversation_id, in_reply_to, reply, state, due_at, created_at, settled_at)
    select id, null, ${JSON.stringify(reply)}::jsonb,
      case when channel = any(${byRow}::text[]) then 'sent' else 'pending' end, ${at}, ${at},
      case when channel = any(${byRow}::text[]) then ${at}::timestamptz end
    from conversations where member_id = ${Number(member)} and reachable and forgotten_at is null
      and channel is distinct from ${except}::text`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
