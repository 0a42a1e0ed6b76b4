import type { Answer } from "./methods.ts";
import type { SeenTemplate, World } from "./world.ts";

const DAY = 24 * 3_600_000;
/** Days begin at midnight in Vietnam. */
const ZONE = 7 * 3_600_000;

type Refused = { readonly error: number; readonly message: string };
const refuse = (error: number, message: string): Refused => ({ error, message });

interface Given {
  readonly user_id?: unknown;
  readonly phone?: unknown;
  readonly template_id?: unknown;
  readonly template_data?: unknown;
  readonly tracking_id?: unknown;
}

/** Takes a template message to a person of the OA; this path knows no tracking id. */
export function sendToUser(world: World, body: unknown): Answer {
  const { user_id: user, ...given } = body as Given;
  if ("tracking_id" in given) return refuse(-201, "tracking_id is not a field");
  if (typeof user !== "string" || !world.users.has(user)) return refuse(-201, "user_id is invalid");
  const checked = check(world, given);
  if ("error" in checked) return checked;
  if (!checked.byUser) return refuse(-249, "template does not support uid");
  const seen = take(world, { ...checked, to: user, trackingId: null });
  return {
    error: 0,
    message: "Success",
    data: {
      message_id: seen.messageId,
      user_id: user,
      sent_time: String(world.now()),
      quota: { quota_type: "sub_quota", remain: "100" },
    },
  };
}

/** Takes a template message to a telephone, under a tracking id of its own. */
export function sendToPhone(world: World, body: unknown): Answer {
  const { phone, tracking_id: tracking, ...given } = body as Given;
  if (typeof phone !== "string" || !/^84\d{8,10}$/.test(phone)) return refuse(-108, "Phone number is invalid");
  if (typeof tracking !== "string" || tracking.length < 1 || tracking.length > 48)
    return refuse(-1121, "tracking_id is invalid");
  if (world.templatesSent.some(({ trackingId }) => trackingId === tracking))
    return refuse(-1125, "tracking_id was used before");
  const checked = check(world, given);
  if ("error" in checked) return checked;
  const wants = world.phones.get(phone);
  if (wants === undefined) return refuse(-118, "Zalo account not existed");
  if (!wants) return refuse(-139, "User refused to receive this type");
  if (leftToday(world) <= 0) return refuse(-144, "OA exceeded daily quota");
  const seen = take(world, { ...checked, to: phone, trackingId: tracking });
  return {
    error: 0,
    message: "Success",
    data: { msg_id: seen.messageId, sent_time: String(world.now()), sending_mode: "1", quota: quotaOf(world) },
  };
}

/** How many the platform still takes today. */
export const readQuota = (world: World): Answer => ({ error: 0, message: "Success", data: quotaOf(world) });

const quotaOf = (world: World) => ({
  dailyQuota: String(world.quota.daily),
  remainingQuota: String(leftToday(world)),
});

function leftToday({ quota, now }: World): number {
  const today = Math.floor((now() + ZONE) / DAY);
  return quota.daily - quota.takenAt.filter((at) => Math.floor((at + ZONE) / DAY) === today).length;
}

function check(
  world: World,
  { template_id: id, template_data: data }: Given,
):
  | Refused
  | { readonly templateId: string; readonly data: Readonly<Record<string, string>>; readonly byUser: boolean } {
  const template = typeof id === "string" ? world.templates.get(id) : undefined;
  if (!template) return refuse(-109, "Template id is invalid");
  if (typeof data !== "object" || data === null) return refuse(-112, "template_data is invalid");
  const values = data as Readonly<Record<string, unknown>>;
  const surplus = Object.keys(values).find((name) => !(name in template.parameters));
  if (surplus !== undefined) return refuse(-1123, `${surplus} is no parameter`);
  for (const [name, max] of Object.entries(template.parameters)) {
    const value = values[name];
    if (typeof value !== "string" || value.trim() === "") return refuse(-1122, `${name} is missing`);
    if (value.length > max) return refuse(-1124, `${name} is over limit`);
    if (/[\p{Cc}<>]/u.test(value)) return refuse(-1124, `${name} has characters that are not taken`);
  }
  return { templateId: template.id, data: values as Readonly<Record<string, string>>, byUser: template.byUser };
}

function take(world: World, message: Omit<SeenTemplate, "messageId"> & { readonly byUser: boolean }): SeenTemplate {
  const { byUser: _, ...seen } = message;
  const kept = { ...seen, messageId: world.nextId() };
  world.templatesSent.push(kept);
  if (seen.trackingId !== null) world.quota.takenAt.push(world.now());
  world.bell.ring();
  return kept;
}
