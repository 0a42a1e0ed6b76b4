import { z } from "zod";
import { type Called, createAuthorized } from "./authorized.ts";
import { callZalo } from "./call-zalo.ts";
import type { Tokens } from "./tokens.ts";

/** An approved text with its values, on its way to one person. */
export interface TemplateMessage {
  readonly templateId: string;
  readonly data: Readonly<Record<string, string>>;
}

/** An approved text that was taken; `remaining` is how many Zalo takes today after it, null where it did not say. */
export interface TakenTemplate {
  readonly messageId: string | null;
  readonly remaining: number | null;
}

/** Template messages (ZBS), each called once but for a refused access token. */
export interface ZbsApi {
  /** To a person by their number with the OA. */
  sendToUser(user: string, message: TemplateMessage): Promise<Called<TakenTemplate>>;
  /** To a telephone ("84…"); the tracking id comes back with the receipt. */
  sendToPhone(phone: string, message: TemplateMessage, trackingId: string): Promise<Called<TakenTemplate>>;
  /** How many template messages Zalo still takes today; null where the answer names none. */
  quota(): Promise<Called<number | null>>;
}

/** The token host's codes of both families. */
const TOKEN_REFUSED = new Set([-216, -220, -124]);

const text = z.union([z.string(), z.number()]).transform(String);
const count = z.coerce.number().int().min(0).optional().catch(undefined);
const taken = z.object({
  data: z.object({
    message_id: text.nullish().catch(null),
    msg_id: text.nullish().catch(null),
    quota: z.object({ remainingQuota: count }).nullish().catch(null),
  }),
});
const quota = z.object({ data: z.object({ remainingQuota: count }) });

/** Reaches both hosts of template messages over HTTP. */
export function createZbsApi(options: {
  apiRoot: string;
  zbsApiRoot: string;
  tokens: Tokens;
  callMs?: number;
}): ZbsApi {
  const { tokens, callMs } = options;
  const [root, zbsRoot] = [options.apiRoot, options.zbsApiRoot].map((one) => one.replace(/\/+$/, ""));
  const authorized = createAuthorized(tokens, TOKEN_REFUSED);

  async function send(url: string, given: unknown): Promise<Called<TakenTemplate>> {
    const body = JSON.stringify(given);
    const called = await authorized((token) =>
      callZalo(
        url,
        { method: "POST", headers: { access_token: token, "content-type": "application/json" }, body },
        [token],
        callMs,
      ),
    );
    if (called.kind !== "ok") return called;
    const { message_id, msg_id, quota: left } = taken.safeParse(called.value).data?.data ?? {};
    return { kind: "ok", value: { messageId: msg_id ?? message_id ?? null, remaining: left?.remainingQuota ?? null } };
  }

  return {
    sendToUser: (user, { templateId, data }) =>
      send(`${root}/v3.0/oa/message/template`, { user_id: user, template_id: templateId, template_data: data }),
    sendToPhone: (phone, { templateId, data }, trackingId) =>
      send(`${zbsRoot}/message/template`, {
        phone,
        template_id: templateId,
        template_data: data,
        tracking_id: trackingId,
      }),
    async quota() {
      const called = await authorized((token) =>
        callZalo(`${zbsRoot}/message/quota`, { headers: { access_token: token } }, [token], callMs),
      );
      if (called.kind !== "ok") return called;
      return { kind: "ok", value: quota.safeParse(called.value).data?.data.remainingQuota ?? null };
    },
  };
}
