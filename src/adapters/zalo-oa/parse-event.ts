import { cleanFileName } from "../../files/file-name.ts";
import { announcedType } from "../../files/file-types.ts";
import type { Happening, InboundEvent, Unsupported } from "../../messages/inbound-event.ts";
import { eventShape, type ReadEvent } from "./event-shape.ts";
import type { TemplateReceipt } from "./ports.ts";
import { CHOSEN } from "./render.ts";
import { trackedMessage } from "./tracking-id.ts";

/** What an event of Zalo's means to the house. */
export type Parsed =
  | { readonly kind: "events"; readonly events: readonly InboundEvent[] }
  /** Somebody of the office wrote to this person by hand. */
  | { readonly kind: "admin_wrote"; readonly user: string }
  /** A template message reached a telephone; other receipts are not read. */
  | { readonly kind: "received"; readonly receipt: TemplateReceipt }
  /** Zalo takes more or fewer template messages a day from now on. */
  | { readonly kind: "quota_changed" };

const CONTENTS: ReadonlyMap<string, Unsupported> = new Map([
  ["user_send_image", "photo"],
  ["user_send_gif", "photo"],
  ["user_send_file", "file"],
  ["user_send_audio", "voice"],
  ["user_send_video", "video"],
  ["user_send_sticker", "sticker"],
  ["user_send_location", "location"],
  ["user_send_business_card", "contact"],
]);
const START = /^\/start(?:\s+(.*))?$/is;
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;
const CHOICE = new RegExp(`^${CHOSEN}(\\S(?:.{0,62}\\S)?)$`);

/** An event in the words of the house; null for what is not for the assistant or cannot be read. Never throws. */
export function parseEvent(body: unknown): Parsed | null {
  const read = eventShape.safeParse(body);
  if (!read.success) return null;
  const event = read.data;
  if (event.event_name === "follow" || event.event_name === "unfollow") return following(event);
  if (event.event_name.startsWith("oa_send_")) {
    const user = event.recipient?.id;
    return event.sender?.admin_id !== undefined && user !== undefined ? { kind: "admin_wrote", user } : null;
  }
  if (event.event_name === "change_oa_daily_quota") return { kind: "quota_changed" };
  if (event.event_name === "user_received_message") return receiptOf(event);
  const user = event.sender?.id;
  const happening = user === undefined ? null : happeningOf(event);
  if (user === undefined || !happening) return null;
  const key = `${event.event_name}:${event.message?.msg_id ?? `${user}@${event.timestamp}`}`;
  return { kind: "events", events: [inbound(event, user, key, happening)] };
}

function receiptOf({ message }: ReadEvent): Parsed | null {
  const { msg_id: messageId, tracking_id: tracking, delivery_time: at } = message ?? {};
  if (messageId === undefined || at === undefined) return null;
  const moment = Temporal.Instant.fromEpochMilliseconds(Math.min(Number(at), LAST_MS));
  return { kind: "received", receipt: { messageId, message: trackedMessage(tracking ?? ""), at: moment } };
}

/** Who follows can be written to again, and is greeted; who leaves cannot. */
function following(event: ReadEvent): Parsed | null {
  const user = event.follower?.id;
  if (user === undefined) return null;
  const happenings: readonly Happening[] =
    event.event_name === "unfollow" ? [{ kind: "blocked" }] : [{ kind: "unblocked" }, { kind: "start", payload: null }];
  const key = `${event.event_name}:${user}@${event.timestamp}`;
  return {
    kind: "events",
    events: happenings.map((happening) => inbound(event, user, `${key}:${happening.kind}`, happening)),
  };
}

const inbound = (event: ReadEvent, user: string, eventKey: string, happening: Happening): InboundEvent => ({
  channel: "zalo-oa",
  conversation: user,
  eventKey,
  at: Temporal.Instant.fromEpochMilliseconds(Math.min(Number(event.timestamp), LAST_MS)),
  happening,
});

/** The end of the year 9999. */
const LAST_MS = 253_402_300_799_999;

function happeningOf(event: ReadEvent): Happening | null {
  const { event_name: name, message } = event;
  if (name === "user_send_text") return message?.text === undefined ? null : parseText(message.text);
  // A link comes with the words around it, if there were any.
  if (name === "user_send_link")
    return message?.text?.trim() ? parseText(message.text) : { kind: "unsupported", what: "unseen" };
  const what = CONTENTS.get(name);
  if (!what) return null;
  return (
    (name === "user_send_image" || name === "user_send_file" ? fileSent(event) : null) ?? { kind: "unsupported", what }
  );
}

function fileSent({ event_name: name, message, timestamp }: ReadEvent): Happening | null {
  const payload = message?.attachments?.[0]?.payload;
  if (!payload?.url) return null;
  const isPhoto = name === "user_send_image";
  const type = isPhoto ? "image/jpeg" : announcedType(payload.name ?? "", null);
  if (!type) return null;
  const caption = message?.text?.trim();
  return {
    kind: "file",
    what: isPhoto ? "photo" : "file",
    name: cleanFileName(isPhoto ? `anh-${timestamp}.jpg` : (payload.name ?? ""), type),
    type,
    size: payload.size ?? null,
    handle: payload.url,
    ...(caption && { caption }),
  };
}

/** What a button sends back comes as a text that the person does not see. */
function parseText(text: string): Happening {
  const choice = CHOICE.exec(text.trim())?.[1];
  if (choice !== undefined) return { kind: "choice", choice };
  const start = START.exec(text.trim());
  if (start === null) return { kind: "text", text };
  const payload = start[1]?.trim() ?? "";
  return { kind: "start", payload: PAYLOAD.test(payload) ? payload : null };
}
