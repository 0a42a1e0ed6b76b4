import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Logger } from "../../kernel/logger.ts";
import { type SignedBy, signedBy } from "./signature.ts";
import type { TakeEvent } from "./take-event.ts";

/** Where Zalo posts events; the address is set by hand in Zalo's console. */
const WEBHOOK_PATH = "/webhooks/zalo-oa";

const MAX_BYTES = 1024 * 1024;

const signed = z.looseObject({
  timestamp: z.union([z.string(), z.number()]).transform(String),
  app_id: z.union([z.string(), z.number()]).transform(String),
  oa_id: z.union([z.string(), z.number()]).transform(String).optional().catch(undefined),
  sender: z.looseObject({ id: z.string() }).optional().catch(undefined),
  recipient: z.looseObject({ id: z.string() }).optional().catch(undefined),
});

/**
 * The route for events: only what carries Zalo's signature is taken, 200 means that it is kept, and an event of another
 * app is refused. Zalo wants the 200 within two seconds: nothing but the inbox's one statement comes before it.
 */
export function createWebhookRoutes(options: {
  appId: string;
  secretKey: string;
  take: TakeEvent;
  logger: Logger;
}): Hono {
  const { appId, secretKey, take, logger } = options;
  const routes = new Hono();
  const limit = bodyLimit({ maxSize: MAX_BYTES, onError: (context) => context.body(null, 413) });
  let known: SignedBy | null = null;

  function isZalos(header: string, raw: Uint8Array, event: unknown): boolean {
    const read = signed.safeParse(event);
    if (!read.success || read.data.app_id !== appId) return false;
    const { timestamp, oa_id: oa, sender, recipient } = read.data;
    const oaIds = [oa, recipient?.id, sender?.id].filter((one) => one !== undefined);
    const found = [null, ...oaIds]
      .map((oaId) => signedBy(header, raw, { appId, oaId, timestamp, secretKey }))
      .find((one) => one !== null);
    if (found && found !== known) logger.info("zalo_oa_signature_begins_with", { first: found });
    known = found ?? known;
    return found !== undefined;
  }

  routes.post(WEBHOOK_PATH, limit, async (context) => {
    const raw = new Uint8Array(await context.req.arrayBuffer());
    // Zalo looks whether the address is there.
    if (raw.byteLength === 0) return context.body(null, 200);
    const event = parseJson(raw);
    if (!isZalos(context.req.header("X-ZEvent-Signature") ?? "", raw, event)) return context.body(null, 401);
    try {
      await take(event);
    } catch (cause) {
      logger.error("zalo_oa_event_not_taken", cause);
      return context.body(null, 500);
    }
    return context.body(null, 200);
  });
  return routes;
}

function parseJson(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(raw));
  } catch {
    return undefined;
  }
}
