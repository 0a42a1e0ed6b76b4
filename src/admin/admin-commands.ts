import { Hono } from "hono";
import type { Kysely } from "kysely";
import { z } from "zod";

import type { Schema } from "../adapters/store/schema.ts";
import type { AdminAnswer, Refusal, UnitName } from "../consolidation/admin-answer.ts";
import type { ReportBook } from "../consolidation/ports.ts";
import type { ShownReport } from "../consolidation/shown-report.ts";
import type { Clock } from "../kernel/clock.ts";
import type { ChannelId } from "../messages/address.ts";
import type { OpenFile } from "../outbox/ports.ts";
import { findUnit } from "../people/find-unit.ts";
import type { Unit, Units } from "../people/unit.ts";
import type { ReportEngine } from "../reports/engine.ts";
import type { FiledReport } from "../reports/submission.ts";

/** What of a campaign that asks for reports a coordinator works with. */
export interface AdminReporting {
  /** The id of the campaign. */
  readonly campaign: string;
  readonly timeZone: string;
  readonly units: Units;
  readonly engine: ReportEngine;
  readonly book: ReportBook;
  /** A revision under the labels of the form, with what it changes of the one before. */
  readonly shown: (report: FiledReport, before: FiledReport | null) => ShownReport;
  /** The last valid day of every unit that was given no other, ISO. */
  readonly deadline: string;
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

/** What was asked for, as `--json` prints it. */
export const done = (value: unknown): AdminAnswer => ({ kind: "done", value });
/** Why nothing was done. */
export const refused = (refusal: Refusal): AdminAnswer => ({ kind: "refused", refusal });
/** A word or line that must be there. */
export const line = z.string().trim().min(1);

/** Adds commands to routes: `POST /NAME` with the options as JSON gives an AdminAnswer. */
export interface AdminCommands {
  readonly app: Hono;
  command<Body>(name: string, body: z.ZodType<Body>, run: (given: Body) => Promise<AdminAnswer>): void;
  /** A command that needs the units and their reports. */
  reportCommand<Body>(
    name: string,
    body: z.ZodType<Body>,
    run: (given: Body, reporting: AdminReporting) => Promise<AdminAnswer>,
  ): void;
}

/** Routes without commands. */
export function createAdminCommands(reporting: AdminReporting | null): AdminCommands {
  const app = new Hono();
  const commands: AdminCommands = {
    app,
    command(name, body, run) {
      app.post(`/${name}`, async (context) => {
        const read = body.safeParse(await context.req.json().catch(() => null));
        return read.success
          ? context.json(await run(read.data))
          : context.json({ message: z.prettifyError(read.error) }, 400);
      });
    },
    reportCommand(name, body, run) {
      commands.command(name, body, async (given) =>
        reporting ? run(given, reporting) : refused({ kind: "no_reporting" }),
      );
    },
  };
  return commands;
}

/** The unit that somebody named, or why it is not clear which. */
export function unitOf(
  units: Units,
  typed: string,
): UnitName | Extract<Refusal, { kind: "unknown_unit" | "ambiguous_unit" }> {
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
