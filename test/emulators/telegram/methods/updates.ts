import { badRequest, grant, refuse } from "../answer.ts";
import type { WebhookPoster } from "../webhook-poster.ts";
import type { Method } from "./method.ts";

const WEBHOOK_ACTIVE =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

/** The methods by which updates reach the bot. */
export function updatesMethods(poster: WebhookPoster): Record<string, Method> {
  return {
    getMe: (_params, world) =>
      grant({
        ...world.bot,
        can_join_groups: true,
        can_read_all_group_messages: true,
        supports_inline_queries: false,
      }),
    getUpdates: (params, { updates }) => {
      if (poster.url() !== "") return refuse(409, WEBHOOK_ACTIVE);
      updates.allow(params.json("allowed_updates"));
      const limit = Math.min(Math.max(params.number("limit") ?? 100, 1), 100);
      return updates.poll({ offset: params.number("offset") ?? 0, limit, seconds: params.number("timeout") ?? 0 });
    },
    setWebhook: (params, { updates }) => {
      const url = params.text("url") ?? "";
      const secret = params.text("secret_token");
      if (!/^https:\/\/|^http:\/\/127\.0\.0\.1[:/]/.test(url)) {
        return badRequest("bad webhook: An HTTPS URL must be provided for webhook");
      }
      if (secret !== null && !/^[A-Za-z0-9_-]{1,256}$/.test(secret)) {
        return badRequest("secret token contains unallowed characters");
      }
      updates.allow(params.json("allowed_updates"));
      if (params.text("drop_pending_updates") === "true")
        for (const entry of [...updates.waiting]) updates.confirm(entry);
      updates.hangUp();
      poster.set(url, secret);
      return grant(true);
    },
    deleteWebhook: (params, { updates }) => {
      if (params.text("drop_pending_updates") === "true")
        for (const entry of [...updates.waiting]) updates.confirm(entry);
      poster.remove();
      return grant(true);
    },
    getWebhookInfo: (_params, { updates }) => {
      const error = poster.lastError();
      return grant({
        url: poster.url(),
        has_custom_certificate: false,
        pending_update_count: updates.waiting.length,
        max_connections: 40,
        ...(error !== null && { last_error_message: error }),
        ...(updates.allowed() !== null && { allowed_updates: updates.allowed() }),
      });
    },
  };
}
