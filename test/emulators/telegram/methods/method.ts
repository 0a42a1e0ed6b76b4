import type { Answer } from "../answer.ts";
import { badRequest, refuse } from "../answer.ts";
import type { Read } from "../read-text.ts";
import type { Params } from "../request-body.ts";
import type { ChatRecord, World } from "../world.ts";

/** One method of the Bot API. */
export type Method = (params: Params, world: World) => Answer | Promise<Answer>;

/** The chat a call is about, if the bot may write there. */
export function openChat(params: Params, world: World): Read<ChatRecord> {
  if (params.text("chat_id") === null) return { ok: false, refusal: badRequest("chat_id is empty") };
  const record = world.chats.get(params.number("chat_id") ?? Number.NaN);
  if (record === undefined) return { ok: false, refusal: badRequest("chat not found") };
  if (record.closed !== null) return { ok: false, refusal: refuse(403, `Forbidden: ${record.closed}`) };
  return { ok: true, value: record };
}
