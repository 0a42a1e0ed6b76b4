import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Seen, UserRecord, World } from "./world.ts";

/** What the platform answers: HTTP 200 also where `error` is not 0. */
export type Answer = Readonly<Record<string, unknown>>;

const HOUR = 3_600_000;
const ACCESS_MS = 25 * HOUR;
const FREE_MS = 48 * HOUR;
const BILLED_MS = 7 * 24 * HOUR;
const UPLOAD_MAX = 5 * 1024 * 1024;

type Refused = { readonly error: number; readonly message: string };
const refuse = (error: number, message: string): Refused => ({ error, message });
const grant = (data: Answer): Answer => ({ data, error: 0, message: "Success" });

/** Gives a new pair for the one refresh token that works; both old tokens die with it. */
export function renewTokens(world: World, headers: IncomingHttpHeaders, form: URLSearchParams): Answer {
  if (headers["secret_key"] !== world.appSecret) return { error: -14004, error_name: "Invalid secret key" };
  if (form.get("app_id") !== world.appId) return { error: -14001, error_name: "Invalid app id" };
  if (form.get("grant_type") !== "refresh_token" || form.get("refresh_token") !== world.tokens.refresh)
    return { error: -14014, error_name: "Invalid refresh token" };
  world.renewals += 1;
  Object.assign(world.tokens, {
    refresh: secret("refresh"),
    access: secret("access"),
    expiresAt: world.now() + ACCESS_MS,
  });
  const { access, refresh } = world.tokens;
  return { access_token: access, refresh_token: refresh, expires_in: String(ACCESS_MS / 1000) };
}

const secret = (kind: string): string => `emulated-${kind}-${randomBytes(8).toString("hex")}`;

/** Why a call is refused for its token; null where it is not. */
export function tokenFault({ tokens, now }: World, headers: IncomingHttpHeaders): Answer | null {
  if (tokens.access === null || headers["access_token"] !== tokens.access)
    return refuse(-216, "Access token is invalid");
  return now() >= tokens.expiresAt ? refuse(-220, "Access token is expired") : null;
}

/** Keeps a file for seven days. */
export async function uploadFile(world: World, headers: IncomingHttpHeaders, body: Buffer): Promise<Answer> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": headers["content-type"] ?? "" } })
    .formData()
    .catch(() => null);
  const file = form?.get("file");
  if (!(file instanceof File)) return refuse(-201, "file is invalid");
  if (!/\.(pdf|docx?|csv)$/i.test(file.name)) return refuse(-201, "file type is not supported");
  if (file.size > UPLOAD_MAX) return refuse(-210, "file is over limit");
  const token = world.nextId();
  world.uploads.set(token, { name: file.name, bytes: Buffer.from(await file.arrayBuffer()), at: world.now() });
  return grant({ token });
}

interface Attachment {
  readonly type?: string;
  readonly payload?: { readonly token?: string; readonly buttons?: readonly unknown[] };
}

/** Sends a consultation message: free for 48 hours after the person's last interaction, billed for seven days, then refused. */
export function sendMessage(world: World, body: unknown): Answer {
  const { recipient, message } = body as {
    readonly recipient?: { readonly user_id?: string };
    readonly message?: { readonly text?: unknown; readonly attachment?: Attachment };
  };
  const user = world.users.get(recipient?.user_id ?? "");
  if (!user) return refuse(-201, "user_id is invalid");
  const since = world.now() - (user.lastInteraction ?? Number.NEGATIVE_INFINITY);
  if (!user.isFollower && since > BILLED_MS) return refuse(-213, "User is not follower");
  if (since > BILLED_MS) return refuse(-230, "User has not interacted with the OA in the past 7 days");
  const text = message?.text ?? "";
  if (typeof text !== "string" || !text.isWellFormed()) return refuse(-201, "text is invalid");
  if (text.length > 2000) return refuse(-210, "text is over limit");
  const attached = attachmentOf(world, message?.attachment);
  if (!("file" in attached)) return attached;
  if (text.trim() === "" && attached.file === null) return refuse(-201, "text is empty");
  return deliver(world, user, { text, ...attached }, since <= FREE_MS);
}

function attachmentOf(world: World, attachment: Attachment | undefined): Pick<Seen, "buttons" | "file"> | Refused {
  if (attachment === undefined) return { buttons: [], file: null };
  if (attachment.type === "file") {
    const upload = world.uploads.get(attachment.payload?.token ?? "");
    if (!upload || world.now() - upload.at > BILLED_MS) return refuse(-100, "Attachment is expired");
    return { buttons: [], file: upload };
  }
  const buttons = attachment.payload?.buttons;
  if (attachment.type !== "template" || !world.knowsButtons || !buttons) return refuse(-201, "attachment is invalid");
  if (buttons.length > 5) return refuse(-210, "buttons are over limit");
  const read = buttons as readonly { title?: unknown; type?: unknown; payload?: unknown }[];
  const isFit = read.every(
    ({ title, type, payload }) =>
      typeof title === "string" &&
      title.length >= 1 &&
      title.length <= 100 &&
      type === "oa.query.hide" &&
      typeof payload === "string" &&
      payload.length <= 1000,
  );
  return isFit ? { buttons: read as Seen["buttons"], file: null } : refuse(-201, "button is invalid");
}

function deliver(world: World, user: UserRecord, seen: Omit<Seen, "messageId" | "quota">, isFree: boolean): Answer {
  const messageId = world.nextId();
  user.posted.push({ ...seen, messageId, quota: isFree ? "reply" : null });
  world.bell.ring();
  return grant({
    message_id: messageId,
    user_id: user.id,
    sent_time: String(world.now()),
    ...(isFree && { quota: { quota_type: "reply" } }),
  });
}
