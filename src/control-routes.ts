import { Hono } from "hono";

import type { createConversationLog } from "./adapters/store/conversation-log.ts";
import { createTerminalRoutes } from "./adapters/terminal/terminal-routes.ts";
import type { AdminDeps } from "./admin/admin-commands.ts";
import { createAdminRoutes } from "./admin-routes.ts";
import type { AcceptInbound } from "./conversation/accept-inbound.ts";
import type { Exporter } from "./export-composition.ts";
import { createExportRoutes } from "./export-routes.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Logger } from "./kernel/logger.ts";
import type { Timers } from "./kernel/timers.ts";
import type { OpenFile } from "./outbox/ports.ts";

/** What this machine's command-line tools ask of the running server, over its own socket; nothing here is reached from a network. */
export function createControlRoutes(deps: {
  accept: AcceptInbound;
  log: ReturnType<typeof createConversationLog>;
  admin: AdminDeps;
  exporter: Exporter | null;
  openFile: OpenFile;
  base: () => string | null;
  clock: Clock;
  timers: Timers;
  logger: Logger;
}): Hono {
  const { accept, log, admin, exporter, openFile, base, clock, timers, logger } = deps;
  const app = new Hono();
  app.route("/", createTerminalRoutes({ accept, log, openFile, base, clock, timers }));
  app.get("/alive", (context) => context.json(true));
  app.route("/admin", createAdminRoutes(admin));
  app.route("/admin", createExportRoutes({ exporter, logger }));
  return app;
}
