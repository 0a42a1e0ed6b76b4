import { createHash, timingSafeEqual } from "node:crypto";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Logger } from "../../kernel/logger.ts";
import type { TakeUpdate } from "./take-update.ts";
import type { Answered, ZaloBotApi } from "./zalo-bot-api.ts";

/** Where Zalo posts updates. */
export const WEBHOOK_PATH = "/webhooks/zalo-bot";

const MAX_BYTES = 1024 * 1024;

/**
 * The route for updates: only who knows the secret is read, and 200 means that the update is kept. An empty body is a
 * probe of Zalo's, with or without the secret: it is answered 200 and nothing else.
 */
export function createWebhookRoutes(options: { secret: string; take: TakeUpdate; logger: Logger }): Hono {
  const { secret, take, logger } = options;
  const routes = new Hono();
  const limit = bodyLimit({ maxSize: MAX_BYTES, onError: (context) => context.body(null, 413) });
  routes.post(WEBHOOK_PATH, onlyWith(secret), limit, async (context) => {
    const text = await context.req.text();
    if (text.trim() === "") return context.body(null, 200);
    const update = parseJson(text);
    if (update === undefined) return context.body(null, 400);
    try {
      await take(update);
    } catch (cause) {
      logger.error("zalo_bot_update_not_taken", cause);
      return context.body(null, 500);
    }
    return context.body(null, 200);
  });
  return routes;
}

const registered = z.object({
  verification: z.object({ ok: z.boolean(), outcome: z.string().catch(""), status_code: z.number().catch(0) }),
});

/** Has Zalo post updates to us from now on. Zalo keeps the address even where its own test of it failed, so that is only logged. */
export async function registerWebhook(options: {
  api: ZaloBotApi;
  publicUrl: string;
  secret: string;
  signal: AbortSignal;
  logger: Logger;
}): Promise<Answered> {
  const { api, publicUrl, secret, signal, logger } = options;
  const url = `${publicUrl.replace(/\/+$/, "")}${WEBHOOK_PATH}`;
  const answered = await api.call("setWebhook", { url, secret_token: secret }, { signal });
  const read = answered.kind === "ok" ? registered.safeParse(answered.result) : null;
  if (read?.success && !read.data.verification.ok)
    logger.warn("zalo_bot_webhook_not_verified", {
      outcome: read.data.verification.outcome.slice(0, 80),
      status: read.data.verification.status_code,
    });
  return answered;
}

function onlyWith(secret: string): MiddlewareHandler {
  const expected = digest(secret);
  return async (context, next) => {
    const given = context.req.header("X-Bot-Api-Secret-Token") ?? "";
    if (timingSafeEqual(digest(given), expected)) return await next();
    return context.body(null, (await isProbe(context)) ? 200 : 401);
  };
}

/** Whether a request has no body: one that announces a body is not read. */
async function isProbe({ req }: Context): Promise<boolean> {
  const isAnnounced = (req.header("content-length") ?? "0") !== "0" || req.header("transfer-encoding") !== undefined;
  return !isAnnounced && (await req.text()) === "";
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
