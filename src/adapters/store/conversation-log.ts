import { type Kysely, sql } from "kysely";

import type { KeptHappening } from "../../conversation/ports.ts";
import type { Address, ChannelId } from "../../messages/address.ts";
import type { Reply } from "../../messages/reply.ts";
import type { Schema } from "./schema.ts";

/** A reply as it stands in the outbox. */
interface LoggedReply {
  readonly id: number;
  readonly at: Temporal.Instant;
  readonly reply: Reply;
}

/** One message of a conversation, whoever wrote it. */
type LoggedLine =
  | { readonly from: "officer"; readonly id: string; readonly at: Temporal.Instant; readonly text: string | null }
  | ({ readonly from: "assistant" } & LoggedReply);

/** How many replies are read at once. */
const MOST_REPLIES = 200;

/** A conversation as the one who holds it reads it: turns in order, each followed by its replies; what was deleted is left out. */
export function createConversationLog(db: Kysely<Schema>) {
  const idOf = async ({ channel, conversation }: Address): Promise<number | null> => {
    const row = await db
      .selectFrom("conversations")
      .select("id")
      .where("channel", "=", channel)
      .where("address", "=", conversation)
      .executeTakeFirst();
    return row?.id ?? null;
  };

  return {
    async lines(
      address: Address,
      range: { readonly most: number; readonly before?: string },
    ): Promise<{ lines: readonly LoggedLine[]; earlier: string | null }> {
      const conversation = await idOf(address);
      if (conversation === null) return { lines: [], earlier: null };
      const before = /^\d{1,15}$/.test(range.before ?? "") ? Number(range.before) : null;
      const { rows } = await sql<TurnRow>`
        with turns as (
          select id, event_key, happening, happened_at from inbox
          where conversation_id = ${conversation} and (${before}::bigint is null or id < ${before})
          order by id desc
          limit ${range.most + 1}
        ), replied as (
          select in_reply_to, jsonb_agg(jsonb_build_object('id', id, 'reply', reply, 'at', created_at) order by id) as replies
          from outbox
          where conversation_id = ${conversation} and reply is not null and in_reply_to in (select id from turns)
          group by in_reply_to
        )
        select turns.*, coalesce(replied.replies, '[]') as replies,
          (select choice ->> 'label' from outbox o, jsonb_array_elements(o.reply -> 'choices') as choice
            where turns.happening ->> 'kind' = 'choice' and o.conversation_id = ${conversation}
              and choice ->> 'id' = turns.happening ->> 'choice'
            limit 1) as label
        from turns left join replied on replied.in_reply_to = turns.id
        order by turns.id desc`.execute(db);
      const turns = rows.slice(0, range.most).reverse();
      return {
        lines: turns.flatMap(linesOf),
        earlier: rows.length > range.most ? String(turns[0]?.id ?? "") : null,
      };
    },

    /** Whether the turn that an event began is over. */
    async isAnswered(channel: ChannelId, eventKey: string): Promise<boolean> {
      const row = await db
        .selectFrom("inbox")
        .select("status")
        .where("channel", "=", channel)
        .where("event_key", "=", eventKey)
        .executeTakeFirst();
      return row?.status === "done";
    },

    /** The number of the newest reply; 0 where nothing was said yet. */
    async lastReply({ channel, conversation }: Address): Promise<number> {
      const row = await db
        .selectFrom("outbox")
        .innerJoin("conversations", "conversations.id", "outbox.conversation_id")
        .select(({ fn }) => fn.max("outbox.id").as("last"))
        .where("channel", "=", channel)
        .where("address", "=", conversation)
        .executeTakeFirst();
      return row?.last ?? 0;
    },

    async repliesAfter({ channel, conversation }: Address, id: number): Promise<readonly LoggedReply[]> {
      const rows = await db
        .selectFrom("outbox")
        .innerJoin("conversations", "conversations.id", "outbox.conversation_id")
        .select(["outbox.id", "outbox.created_at", "outbox.reply"])
        .where("channel", "=", channel)
        .where("address", "=", conversation)
        .where("outbox.id", ">", id)
        .where("outbox.reply", "is not", null)
        .orderBy("outbox.id")
        .limit(MOST_REPLIES)
        .execute();
      return rows.map(({ id, created_at, reply }) => ({ id, at: created_at, reply: reply as Reply }));
    },
  };
}

interface TurnRow {
  readonly id: number;
  readonly event_key: string;
  readonly happening: unknown;
  /** What the button said that was pressed. */
  readonly label: string | null;
  readonly happened_at: Temporal.Instant;
  readonly replies: readonly { readonly id: number; readonly reply: Reply; readonly at: string }[];
}

function linesOf(turn: TurnRow): LoggedLine[] {
  const replies = turn.replies.map(({ id, reply, at }) => ({
    from: "assistant" as const,
    id,
    at: Temporal.Instant.from(at),
    reply,
  }));
  const happening = turn.happening as KeptHappening | null;
  if (happening === null || happening.kind === "form_read") return replies;
  const text =
    happening.kind === "text" ? happening.text : happening.kind === "file" ? `[${happening.name}]` : turn.label;
  return [{ from: "officer", id: turn.event_key, at: turn.happened_at, text }, ...replies];
}
