import { isDeepStrictEqual } from "node:util";
import type { Answer } from "../answer.ts";
import { badRequest, grant } from "../answer.ts";
import { readKeyboard } from "../read-keyboard.ts";
import { readMessageText } from "../read-text.ts";
import type { Params } from "../request-body.ts";
import { type ChatRecord, messageOf, type Posted, type World } from "../world.ts";
import { type Method, openChat } from "./method.ts";

const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

const editMessageText: Method = (params, world) => {
  const text = readMessageText(params);
  if (!text.ok) return text.refusal;
  const keyboard = readKeyboard(params);
  if (!keyboard.ok) return keyboard.refusal;
  return edit(params, world, (old) => ({ ...old, seen: text.value, keyboard: keyboard.value }));
};

const editMessageReplyMarkup: Method = (params, world) => {
  const keyboard = readKeyboard(params);
  if (!keyboard.ok) return keyboard.refusal;
  return edit(params, world, (old) => ({ ...old, keyboard: keyboard.value }));
};

const deleteMessage: Method = (params, world) => {
  const chat = openChat(params, world);
  if (!chat.ok) return chat.refusal;
  const at = indexOf(params, chat.value);
  if (at < 0) return badRequest("message to delete not found");
  chat.value.posted.splice(at, 1);
  world.bell.ring();
  return grant(true);
};

const answerCallbackQuery: Method = (params, world) => {
  const id = params.text("callback_query_id") ?? "";
  const tell = world.presses.get(id);
  if (tell === undefined) return badRequest("query is too old and response timeout expired or query ID is invalid");
  const text = params.text("text");
  if (text !== null && text.length > 200) return badRequest("MESSAGE_TOO_LONG");
  world.presses.delete(id);
  tell(text);
  return grant(true);
};

function edit(params: Params, world: World, change: (old: Posted) => Posted): Answer {
  const chat = openChat(params, world);
  if (!chat.ok) return chat.refusal;
  const at = indexOf(params, chat.value);
  const old = chat.value.posted[at];
  if (old === undefined) return badRequest("message to edit not found");
  const now = change(old);
  if (isDeepStrictEqual(now, old)) return badRequest(NOT_MODIFIED);
  chat.value.posted[at] = now;
  world.bell.ring();
  return grant(messageOf(world, chat.value, now));
}

function indexOf(params: Params, { posted }: ChatRecord): number {
  const id = params.number("message_id");
  return posted.findIndex(({ messageId }) => messageId === id);
}

/** Methods that change what is there already. */
export const editing = { editMessageText, editMessageReplyMarkup, deleteMessage, answerCallbackQuery };
