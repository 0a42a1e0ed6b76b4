import { badRequest, grant, refuse } from "../answer.ts";
import type { FormFile } from "../multipart.ts";
import { readKeyboard } from "../read-keyboard.ts";
import { readCaption, readMessageText } from "../read-text.ts";
import type { Params } from "../request-body.ts";
import { messageOf, type Posted, type World } from "../world.ts";
import { type Method, openChat } from "./method.ts";

const sendMessage: Method = (params, world) => {
  const chat = openChat(params, world);
  if (!chat.ok) return chat.refusal;
  const text = readMessageText(params);
  if (!text.ok) return text.refusal;
  const keyboard = readKeyboard(params);
  if (!keyboard.ok) return keyboard.refusal;
  const posted: Posted = { messageId: world.nextId(), seen: text.value, keyboard: keyboard.value, file: null };
  chat.value.posted.push(posted);
  world.bell.ring();
  return grant(messageOf(world, chat.value, posted));
};

const sendDocument: Method = (params, world) => {
  const chat = openChat(params, world);
  if (!chat.ok) return chat.refusal;
  const file = fileOf(params, world);
  if (file === null) return badRequest("there is no document in the request");
  if (file.bytes.length > 50 * 1024 * 1024) return refuse(413, "Request Entity Too Large");
  if (file.bytes.length === 0) return badRequest("file must be non-empty");
  const caption = readCaption(params);
  if (!caption.ok) return caption.refusal;
  const keyboard = readKeyboard(params);
  if (!keyboard.ok) return keyboard.refusal;
  const posted: Posted = { messageId: world.nextId(), seen: caption.value, keyboard: keyboard.value, file };
  chat.value.posted.push(posted);
  world.bell.ring();
  return grant(messageOf(world, chat.value, posted));
};

const sendChatAction: Method = (params, world) => {
  const chat = openChat(params, world);
  if (!chat.ok) return chat.refusal;
  const known = /^(typing|upload_(photo|video|voice|document|video_note)|record_\w+|choose_sticker|find_location)$/;
  return known.test(params.text("action") ?? "") ? grant(true) : badRequest("wrong parameter action in request");
};

const getFile: Method = (params, world) => {
  const id = params.text("file_id") ?? "";
  const file = world.files.get(id);
  if (file === undefined) return badRequest("invalid file_id");
  if (file.bytes.length > 20 * 1024 * 1024) return badRequest("file is too big");
  return grant({ file_id: id, file_unique_id: `unique-${id}`, file_size: file.bytes.length, file_path: `files/${id}` });
};

function fileOf(params: Params, world: World): FormFile | null {
  return params.file("document") ?? world.files.get(params.text("document") ?? "") ?? null;
}

/** Methods that bring something to a chat, and the way to its files. */
export const sending = { sendMessage, sendDocument, sendChatAction, getFile };
