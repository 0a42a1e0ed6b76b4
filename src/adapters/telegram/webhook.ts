import { createHash, timingSafeEqual } from "node:crypto";
import type { Api } from "grammy";
import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Logger } from "../../kernel/logger.ts";
import { ALLOWED_UPDATES } from "./allowed-updates.ts";
import type { TakeUpdate } from "./take-update.ts";
import { apiSignal } from "./telegram-api.ts";

/** Where Telegram posts updates. */
export const WEBHOOK_PATH = "/webhooks/telegram";

const MAX_BYTES = 1024 * 1024;

/** The route for updates: only who knows the secret is read, and 200 means that the update is kept. */
export function createWebhookRoutes(options: { secret: string; take: TakeUpdate; logger: Logger }): Hono {
  const { secret, take, logger } = options;
  const routes = new Hono();
  const limit = bodyLimit({ maxSize: MAX_BYTES, onError: (context) => context.body(null, 413) });
  routes.post(WEBHOOK_PATH, onlyWith(secret), limit, async (context) => {
    const update = parseJson(await context.req.text());
    if (update === undefined) return context.body(null, 400);
    try {
      await take(update);
    } catch (cause) {
      logger.error("telegram_update_not_taken", cause);
      return context.body(null, 500);
    }
    return context.body(null, 200);
  });
  return routes;
}

/** Has Telegram post updates to us from now on; what is waiting there is kept. */
export async function registerWebhook(options: {
  api: Api;
  publicUrl: string;
  secret: string;
  signal: AbortSignal;
}): Promise<void> {
  const { api, publicUrl, secret, signal } = options;
  const settings = { secret_token: secret, allowed_updates: ALLOWED_UPDATES, drop_pending_updates: false };
  await api.setWebhook(`${publicUrl.replace(/\/+$/, "")}${WEBHOOK_PATH}`, settings, apiSignal(signal));
}

function onlyWith(secret: string): MiddlewareHandler {
  const expected = digest(secret);
  return async (context, next) => {
    const given = context.req.header("X-Telegram-Bot-Api-Secret-Token") ?? "";
    if (!timingSafeEqual(digest(given), expected)) return context.body(null, 401);
    return await next();
  };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
