import { createMeter } from "../../src/adapters/http/metrics.ts";
import { createServerRoutes } from "../../src/adapters/http/server-routes.ts";
import { createTelegram } from "../../src/adapters/telegram/telegram.ts";
import { createWebChatRoutes } from "../../src/adapters/web-chat/routes.ts";
import type { AcceptInbound } from "../../src/conversation/accept-inbound.ts";
import type { Logger } from "../../src/kernel/logger.ts";
import { createWebChatTwin } from "../support/web-chat-twin.ts";

/** What the webhook's door asks for. */
const SECRET = "bi-mat_0123456789";
/** A cookie as the page gives it. */
const COOKIE = `chat=${"c".repeat(43)}`;

type Body = string | Uint8Array<ArrayBuffer>;

/** Requests to the server as it stands at its edge, without a socket between. */
export interface FrontDoor {
  /** The status of the answer to an update; `secret` null sends none. */
  update(body: Body, secret?: string | null): Promise<number>;
  /** The status of the answer to a message from the page. */
  message(body: Body, headers?: Readonly<Record<string, string>>): Promise<number>;
  /** Errors that were logged. */
  readonly errors: readonly string[];
}

/** Opens the routes of the server over `accept`. */
export function openFrontDoor(accept: AcceptInbound): FrontDoor {
  const errors: string[] = [];
  const logger: Logger = {
    info() {},
    warn() {},
    error: (event, cause) => void errors.push(`${event}: ${cause instanceof Error ? cause.stack : String(cause)}`),
  };
  const telegram = createTelegram({
    openFile: async () => null,
    token: "7000001:emulated-secret-of-a-bot",
    apiRoot: "http://127.0.0.1:1",
    mode: "webhook",
    webhookSecret: SECRET,
    publicUrl: "http://127.0.0.1:1",
    accept,
    logger,
  });
  const webChat = createWebChatRoutes({ ...createWebChatTwin().deps, accept, logger });
  const app = createServerRoutes({
    readiness: { ready: async () => true, channels: () => ({}) },
    meter: createMeter(),
    mounted: [webChat, ...(telegram.routes ? [telegram.routes] : [])],
    secure: false,
    logger,
  });
  const post = async (path: string, body: Body, headers: Readonly<Record<string, string>>) => {
    const response = await app.request(path, { method: "POST", body, headers: { ...headers } });
    return response.status;
  };
  return {
    errors,
    update: (body, secret = SECRET) =>
      post("/webhooks/telegram", body, secret === null ? {} : { "x-telegram-bot-api-secret-token": secret }),
    message: (body, headers = { cookie: COOKIE, "content-type": "application/json" }) =>
      post("/chat/messages", body, headers),
  };
}
