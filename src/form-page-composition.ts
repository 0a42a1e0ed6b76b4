import { randomBytes } from "node:crypto";
import type { Hono } from "hono";

import type { Coordination } from "./adapters/coordination/coordination.ts";
import { FORM_LIMIT } from "./adapters/form-page/limits.ts";
import { createFormPageRoutes } from "./adapters/form-page/routes.ts";
import { createDesks } from "./adapters/store/desks.ts";
import {
  closeFormPage,
  createFormDesks,
  findFormSession,
  isFormLinkOpen,
  openFormPage,
} from "./adapters/store/form-pages.ts";
import type { Store } from "./adapters/store/open-store.ts";
import { createApplyWrite } from "./adapters/store/turn-writes.ts";
import { createFormPage } from "./conversation/form-page/form-page.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Logger } from "./kernel/logger.ts";
import type { ChannelId } from "./messages/address.ts";
import type { OpenFile } from "./outbox/ports.ts";
import type { Reports } from "./reporting.ts";

/** Puts the report form as a page together, over the same store as the chat. */
export function composeFormPage(deps: {
  store: Pick<Store, "db">;
  reports: Reports;
  coordination: Coordination;
  deliveredByRow: ReadonlySet<ChannelId>;
  forwards: boolean;
  openFile: OpenFile;
  practice: () => string | null;
  secure: boolean;
  clock: Clock;
  logger: Logger;
}): Hono {
  const { store, reports, coordination, deliveredByRow, forwards, openFile, practice, secure, clock, logger } = deps;
  const { db } = store;
  const campaign = reports.campaign.id;
  const desks = createFormDesks({
    db,
    campaign,
    desks: createDesks(db, campaign),
    applyWrite: createApplyWrite({ campaign, deliveredByRow, forwards }),
  });
  const page = createFormPage({ ...reports.deps, desks, clock });
  return createFormPageRoutes({
    page,
    isLinkOpen: (token) => isFormLinkOpen(db, token, clock.now()),
    open: (token, secret, until) => openFormPage(db, token, secret, clock.now(), until),
    find: (secret) => findFormSession(db, secret, clock.now()),
    close: (session) => closeFormPage(db, session),
    async word(session) {
      const { draft, filed } = await desks.open(session, clock.now());
      return openFile(filed && !draft ? `report:${filed.receipt}` : `draft:${session.unit}`);
    },
    limiter: coordination.limiter(FORM_LIMIT),
    practice,
    secureCookies: secure,
    newSecret: () => randomBytes(32).toString("base64url"),
    clock,
    logger,
  });
}
