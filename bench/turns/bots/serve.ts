import type { Hono } from "hono";
import { type Listening, listenOnPort } from "../../../src/adapters/http/listen.ts";
import type { ReadableMeter } from "../../../src/adapters/http/metrics.ts";
import { createServerRoutes } from "../../../src/adapters/http/server-routes.ts";
import { logger } from "./logger.ts";

/** Our HTTP server around the routes of a webhook. */
export function serve(routes: Hono, meter: ReadableMeter): Promise<Listening> {
  const readiness = { ready: async () => true, channels: () => ({}) };
  const app = createServerRoutes({ readiness, meter, mounted: [routes], secure: false, logger });
  return listenOnPort(app, "127.0.0.1", 0);
}
