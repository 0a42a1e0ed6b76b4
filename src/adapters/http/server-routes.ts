import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";

import type { Logger } from "../../kernel/logger.ts";
import type { ReadableMeter } from "./metrics.ts";

/** The largest request body that is read, in bytes; a channel may allow less. */
export const LARGEST_BODY = 1024 * 1024;

/** The rest of a body that was refused is not read, so its connection cannot be used again. */
const UNREAD = { connection: "close" };

/** What the server knows of its own state. */
export interface Readiness {
  /** False while the store does not answer or the schedules have not started. */
  ready(): Promise<boolean>;
  /** How each channel stands; none of them makes the server unready. */
  channels(): Readonly<Record<string, string>>;
}

/** The server's own paths, and around everything mounted on it: limits, security headers, request ids and a log line. */
export function createServerRoutes(deps: {
  readiness: Readiness;
  meter: ReadableMeter;
  mounted: readonly Hono[];
  /** Paths that set a limit of their own for the size of a body. */
  ownLimits?: readonly string[];
  /** True where people come over HTTPS. */
  secure: boolean;
  logger: Logger;
}): Hono {
  const { readiness, meter, mounted, ownLimits = [], secure, logger } = deps;
  const app = new Hono();

  app.use(requestId({ limitLength: 64 }));
  app.use(secureHeaders({ xFrameOptions: "DENY", referrerPolicy: "no-referrer", strictTransportSecurity: secure }));
  app.use(async (context, next) => {
    const began = performance.now();
    await next();
    const ms = Math.round(performance.now() - began);
    meter.time("http_seconds", ms / 1000, { method: context.req.method, status: String(context.res.status) });
    if (context.res.status >= 500)
      logger.warn("http_failed", { id: context.get("requestId"), status: context.res.status, ms });
  });
  const limit = bodyLimit({ maxSize: LARGEST_BODY, onError: (context) => context.body(null, 413, UNREAD) });
  app.use((context, next) =>
    ownLimits.some((path) => context.req.path.startsWith(path)) ? next() : limit(context, next),
  );

  app.get("/healthz", (context) => context.json({ status: "alive" }));
  app.get("/readyz", async (context) => {
    const ready = await readiness.ready().catch(() => false);
    return context.json({ ready, channels: readiness.channels() }, ready ? 200 : 503);
  });
  app.get("/metrics", async (context) => {
    const { contentType, text } = await meter.read();
    return context.body(text, 200, { "content-type": contentType });
  });
  for (const routes of mounted) app.route("/", routes);
  app.notFound((context) => context.json({ message: "Không có trang này." }, 404));
  app.onError((cause, context) => {
    logger.error("http_error", cause, { id: context.get("requestId") });
    return context.json({ message: "Có trục trặc, anh/chị thử lại sau ít phút giúp em ạ." }, 500);
  });
  return app;
}
