import { z } from "zod";

import { apiTokens, createApiToken, revokeApiToken } from "../adapters/store/api-tokens.ts";
import { auditRows, verifyAudit } from "../adapters/store/audit.ts";
import { createForwardingQueue } from "../adapters/store/forwarding-queue.ts";
import { unansweredQuestions } from "../adapters/store/unanswered.ts";
import { type AdminCommands, type AdminDeps, done, line, refused, unitOf } from "./admin-commands.ts";

/** What whoever runs the assistant looks after: forwarding, tokens, open questions, the audit log. */
export function addOperatorRoutes({ command }: AdminCommands, deps: AdminDeps): void {
  const { db, reporting, clock, random } = deps;
  const forwarding = createForwardingQueue(db);
  command("forwardings", z.object({}), async () => done(await forwarding.deadLetters()));
  command("retry-forwarding", z.object({ receipt: line }), async ({ receipt }) => {
    const dead = await forwarding.deadLetters();
    const which = receipt === "all" ? receipt : dead.find((one) => one.receipt === receipt.toUpperCase())?.reportId;
    if (which === undefined) return refused({ kind: "unknown_receipt", receipt });
    return done({ retried: await forwarding.retry(which, clock.now()) });
  });

  command("token", z.object({ label: line.nullable() }), async ({ label: given }) => {
    const now = clock.now();
    const label = given ?? now.toString().slice(0, 10);
    return done({ ...(await createApiToken(db, { label, random }, now)), label });
  });
  command("tokens", z.object({}), async () =>
    done((await apiTokens(db)).map(({ id, label, createdAt }) => ({ id, label, created_at: createdAt.toString() }))),
  );
  command("revoke-token", z.object({ id: z.string().regex(/^\d{1,15}$/) }), async ({ id }) =>
    (await revokeApiToken(db, id, clock.now())) ? done({ revoked: 1 }) : refused({ kind: "unknown_token", id }),
  );

  command("unanswered", z.object({}), async () => done(await unansweredQuestions(db)));

  const which = z.object({ unit: line.nullable(), since: z.iso.datetime({ offset: true }).nullable() });
  command("audit", which, async ({ unit, since }) => {
    const found = unit !== null && reporting ? unitOf(reporting.units, unit) : null;
    if (found && "kind" in found) return refused(found);
    const moment = since === null ? null : Temporal.Instant.from(since);
    return done(await auditRows(db, { unit: found?.code ?? unit, since: moment }));
  });
  command("verify-audit", z.object({ head: line.nullable() }), async ({ head }) => done(await verifyAudit(db, head)));
}
