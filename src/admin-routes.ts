import type { Hono } from "hono";

import { type AdminDeps, createAdminCommands } from "./admin/admin-commands.ts";
import { addDecisionRoutes } from "./admin/decision-routes.ts";
import { addOperatorRoutes } from "./admin/operator-routes.ts";
import { addPeopleRoutes } from "./admin/people-routes.ts";
import { addReportRoutes } from "./admin/report-routes.ts";

/** A coordinator's work, for this machine's own socket. */
export function createAdminRoutes(deps: AdminDeps): Hono {
  const commands = createAdminCommands(deps.reporting);
  addPeopleRoutes(commands, deps);
  addReportRoutes(commands, deps);
  addDecisionRoutes(commands, deps);
  addOperatorRoutes(commands, deps);
  return commands.app;
}
