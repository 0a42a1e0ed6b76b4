import { Hono } from "hono";
import type { Kysely } from "kysely";
import { z } from "zod";

import { apiTokens, createApiToken, revokeApiToken } from "./adapters/store/api-tokens.ts";
import { hashCode } from "./adapters/store/code-hash.ts";
import { answerDifficulty } from "./adapters/store/difficulties.ts";
import { createForwardingQueue } from "./adapters/store/forwarding-queue.ts";
import { createInvitation, openInvitations, revokeInvitations } from "./adapters/store/invitations.ts";
import type { Schema } from "./adapters/store/schema.ts";
import { unansweredQuestions } from "./adapters/store/unanswered.ts";
import type { AdminAnswer, Refusal, UnitName } from "./consolidation/admin-answer.ts";
import type { ReportBook } from "./consolidation/ports.ts";
import type { ShownReport } from "./consolidation/shown-report.ts";
import { answerToDifficulty } from "./consolidation/wording.ts";
import { isMarkedSecret } from "./conversation/secrecy.ts";
import type { Clock } from "./kernel/clock.ts";
import type { ChannelId } from "./messages/address.ts";
import type { OpenFile } from "./outbox/ports.ts";
import { findUnit } from "./people/find-unit.ts";
import { MOST_INVITATION_DAYS } from "./people/invitation.ts";
import { makeCode } from "./people/invitation-code.ts";
import { invitationLinks } from "./people/invitation-links.ts";
import { ROLES } from "./people/member.ts";
import type { Unit, Units } from "./people/unit.ts";
import type { FiledReport } from "./reports/submission.ts";

/** What of a campaign that asks for reports a coordinator works with. */
export interface AdminReporting {
  /** The id of the campaign. */
  readonly campaign: string;
  readonly timeZone: string;
  readonly units: Units;
  readonly book: ReportBook;
  /** A revision under the labels of the form. */
  readonly shown: (report: FiledReport) => ShownReport;
}

/** What the coordinator's routes need. */
export interface AdminDeps {
  readonly db: Kysely<Schema>;
  /** Null where no report is asked for. */
  readonly reporting: AdminReporting | null;
  /** The channels whose readers read the outbox row itself. */
  readonly deliveredByRow: ReadonlySet<ChannelId>;
  /** Where people are known to reach the assistant just now. */
  readonly reached: () => { readonly telegramBot: string | null; readonly publicUrl: string | null };
  /** What every message says first while the clock is set for practice; null in earnest. */
  readonly practice: () => string | null;
  readonly openFile: OpenFile;
  readonly clock: Clock;
  readonly random: (bytes: number) => Uint8Array;
}

const done = (value: unknown): AdminAnswer => ({ kind: "done", value });
const refused = (refusal: Refusal): AdminAnswer => ({ kind: "refused", refusal });
const revoked = (count: number): AdminAnswer =>
  count > 0 ? done({ revoked: count }) : refused({ kind: "no_open_invitation" });
const orUnknown = (receipt: string, report: unknown): AdminAnswer =>
  report === null ? refused({ kind: "unknown_receipt", receipt }) : done(report);
const line = z.string().trim().min(1);

/** A coordinator's work, for this machine's own socket: `POST /NAME` with the options as JSON gives an AdminAnswer. */
export function createAdminRoutes(deps: AdminDeps): Hono {
  const { db, reporting, deliveredByRow, reached, practice, openFile, clock, random } = deps;
  const app = new Hono();

  function command<Body>(name: string, body: z.ZodType<Body>, run: (given: Body) => Promise<AdminAnswer>): void {
    app.post(`/${name}`, async (context) => {
      const read = body.safeParse(await context.req.json().catch(() => null));
      return read.success
        ? context.json(await run(read.data))
        : context.json({ message: z.prettifyError(read.error) }, 400);
    });
  }

  /** A command that needs the units and their reports. */
  function reportCommand<Body>(
    name: string,
    body: z.ZodType<Body>,
    run: (given: Body, reporting: AdminReporting) => Promise<AdminAnswer>,
  ): void {
    command(name, body, async (given) => (reporting ? run(given, reporting) : refused({ kind: "no_reporting" })));
  }

  reportCommand("units", z.object({}), async (_, { units }) =>
    done(
      units.units.map(({ code, name, kind, reports_to, confirmed }) => ({
        unit: code,
        name,
        kind,
        reports_to,
        confirmed,
      })),
    ),
  );

  const invitation = z.object({
    unit: line,
    role: z.enum(ROLES),
    days: z.int().min(1).max(MOST_INVITATION_DAYS),
  });
  reportCommand("invite", invitation, async ({ unit, role, days }, { units }) => {
    const found = unitOf(units, unit);
    if ("kind" in found) return refused(found);
    const now = clock.now();
    const code = makeCode(random(16));
    const expiresAt = now.add({ hours: 24 * days });
    const given = { unit: found.code, role, replaces: null, issuedBy: "admin", expiresAt };
    await createInvitation(db, { ...given, codeHash: await hashCode(code) }, now);
    const links = invitationLinks(code.replace("-", ""), reached());
    return done({ code, expires_at: expiresAt.toString(), links, unit: found.code, name: found.name, role });
  });

  reportCommand("invitations", z.object({}), async (_, { units }) => {
    const open = await openInvitations(db, clock.now());
    return done(
      open.map(({ unit, role, issuedBy, createdAt, expiresAt }) => ({
        unit,
        name: units.units.find(({ code }) => code === unit)?.name ?? unit,
        role,
        issued_by: issuedBy,
        created_at: createdAt.toString(),
        expires_at: expiresAt.toString(),
      })),
    );
  });

  reportCommand("revoke", z.union([z.object({ code: line }), z.object({ unit: line })]), async (which, { units }) => {
    if ("code" in which) return revoked(await revokeInvitations(db, { hash: await hashCode(which.code) }, clock.now()));
    const found = unitOf(units, which.unit);
    return "kind" in found ? refused(found) : revoked(await revokeInvitations(db, { unit: found.code }, clock.now()));
  });

  reportCommand("status", z.object({}), async (_, { book }) => done(await book.status()));
  reportCommand("reports", z.object({}), async (_, { book }) => done(await book.reports()));
  reportCommand("show", z.object({ receipt: line }), async ({ receipt }, { book, shown }) => {
    const report = await book.show(receipt);
    return orUnknown(receipt, report && shown(report));
  });

  const official = z.object({ receipt: line, number: line, date: z.iso.date() });
  reportCommand("received", official, async ({ receipt, number, date }, { book, timeZone }) => {
    const now = clock.now();
    const today = now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
    if (date > today) return refused({ kind: "future_date", date, today });
    return orUnknown(receipt, await book.received(receipt, { number, date }, now));
  });

  reportCommand("signed", z.object({ receipt: line, out: z.string() }), async ({ receipt }, { book }) => {
    const report = await book.show(receipt);
    if (report === null) return refused({ kind: "unknown_receipt", receipt });
    const file = await openFile(`signed:${report.receipt}`);
    if (file === null) return refused({ kind: "no_signed_file", receipt: report.receipt });
    return done({ name: file.name, base64: Buffer.from(file.bytes).toString("base64") });
  });

  reportCommand("difficulties", z.object({}), async (_, { book }) => done(await book.difficulties()));
  reportCommand("answer", z.object({ code: line, text: line }), async ({ code, text }, { campaign, units }) => {
    if (isMarkedSecret(text)) return refused({ kind: "marked_secret" });
    const by = units.units.find((unit) => unit.code === units.receiver)?.name ?? units.receiver;
    const answered = await answerDifficulty(
      db,
      { campaign, code: code.toUpperCase(), text, by, reply: (one) => opened(answerToDifficulty(one)), deliveredByRow },
      clock.now(),
    );
    if (answered.kind === "unknown") return refused({ kind: "unknown_difficulty", code });
    const { difficulty } = answered;
    if (answered.kind === "answered") return done({ ...difficulty, told: answered.told });
    return refused({
      kind: "answered_before",
      code: difficulty.code,
      by: difficulty.answer?.by ?? "",
      at: difficulty.answer?.at ?? "",
    });
  });

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

  return app;

  function opened(reply: ReturnType<typeof answerToDifficulty>) {
    const banner = practice();
    return banner === null ? reply : { ...reply, blocks: [{ kind: "text" as const, text: banner }, ...reply.blocks] };
  }
}

function unitOf(units: Units, typed: string): UnitName | Extract<Refusal, { kind: "unknown_unit" | "ambiguous_unit" }> {
  const found = findUnit(units, typed);
  const names = (some: readonly Unit[]) => some.map(({ code, name }) => ({ code, name }));
  switch (found.kind) {
    case "found":
      return { code: found.unit.code, name: found.unit.name };
    case "ambiguous":
      return { kind: "ambiguous_unit", typed, units: names(found.candidates) };
    case "unknown":
      return { kind: "unknown_unit", typed, units: names(found.near) };
  }
}
