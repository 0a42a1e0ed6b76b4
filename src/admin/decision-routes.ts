import { z } from "zod";

import { decideNow } from "../adapters/store/decide-now.ts";
import { extensionOf, standingOf } from "../adapters/store/standings.ts";
import type { AdminAnswer } from "../consolidation/admin-answer.ts";
import type { Decision, Standing } from "../consolidation/decision.ts";
import type { DecisionWrite } from "../consolidation/decision-write.ts";
import { extendDeadline } from "../consolidation/extend-deadline.ts";
import { acceptReport, returnReport } from "../consolidation/judge-report.ts";
import { answerDifficulty, commentOnReport, markReceived } from "../consolidation/note-on-report.ts";
import { isMarkedSecret } from "../conversation/secrecy.ts";
import type { Reply } from "../messages/reply.ts";
import type { Units } from "../people/unit.ts";
import {
  type AdminCommands,
  type AdminDeps,
  type AdminReporting,
  done,
  line,
  refused,
  unitOf,
} from "./admin-commands.ts";

const by = { kind: "admin" } as const;
const text = z.string();

/** What a coordinator decides at this machine: the same rules and writes as in a conversation. */
export function addDecisionRoutes({ reportCommand }: AdminCommands, deps: AdminDeps): void {
  const { db, deliveredByRow, practice, clock } = deps;

  /** Decides about a revision; `given` is what people wrote, and must carry no marking of secrecy. */
  async function decideAbout(
    typed: string,
    { campaign }: AdminReporting,
    given: readonly string[],
    judge: (standing: Standing) => Decision,
  ): Promise<AdminAnswer> {
    if (given.some(isMarkedSecret)) return refused({ kind: "marked_secret" });
    const found = await standingOf(db, campaign, typed);
    if (!found) return refused({ kind: "unknown_receipt", receipt: typed });
    const again = async () => opened(judge((await standingOf(db, campaign, typed)) ?? found));
    const decided = await decideNow(db, { campaign, deliveredByRow }, again, clock.now());
    if (decided.kind === "refused") return refused(decided.refusal);
    const after = await standingOf(db, campaign, typed);
    return done({ ...(after ?? found).report, told: decided.told });
  }

  reportCommand("accept", z.object({ receipt: line }), ({ receipt }, reporting) =>
    decideAbout(receipt, reporting, [], (standing) => acceptReport(standing, receiverOf(reporting.units), by)),
  );

  const returned = z.object({ receipt: line, fields: z.array(z.object({ field: line, reason: text })) });
  reportCommand("return", returned, ({ receipt, fields }, reporting) => {
    const reasons = fields.map(({ reason }) => reason);
    const context = { engine: reporting.engine, receiver: receiverOf(reporting.units) };
    return decideAbout(receipt, reporting, reasons, (standing) => returnReport(standing, fields, context, by));
  });

  reportCommand("comment", z.object({ receipt: line, text }), ({ receipt, text: words }, reporting) =>
    decideAbout(receipt, reporting, [words], ({ report }) => commentOnReport(report.receipt, words, by)),
  );

  const official = z.object({ receipt: line, number: line, date: z.iso.date() });
  reportCommand("received", official, ({ receipt, number, date }, reporting) =>
    decideAbout(receipt, reporting, [], ({ report }) =>
      markReceived({ receipt: report.receipt, number, date, today: today(reporting) }, by),
    ),
  );

  const extension = z.object({ unit: line, until: z.iso.date(), reason: text });
  reportCommand("extend", extension, async ({ unit, until, reason }, reporting) => {
    if (isMarkedSecret(reason)) return refused({ kind: "marked_secret" });
    const { campaign, units, deadline } = reporting;
    const found = unitOf(units, unit);
    if ("kind" in found) return refused(found);
    const { code } = found;
    const judge = async () => {
      const present = (await extensionOf(db, campaign, code)) ?? deadline;
      const given = { unit: code, until, present, today: today(reporting), reason, receiver: receiverOf(units) };
      return opened(extendDeadline(given, by));
    };
    const decided = await decideNow(db, { campaign, deliveredByRow }, judge, clock.now());
    if (decided.kind === "refused") return refused(decided.refusal);
    return done({ unit: code, name: found.name, until, reason, told: decided.told });
  });

  reportCommand("answer", z.object({ code: line, text: line }), async ({ code, text: words }, reporting) => {
    if (isMarkedSecret(words)) return refused({ kind: "marked_secret" });
    const { campaign, units, book } = reporting;
    const find = async () => (await book.difficulties()).find((one) => one.code === code.toUpperCase());
    const found = await find();
    if (!found) return refused({ kind: "unknown_difficulty", code });
    const now = clock.now();
    const given = { text: words, body: receiverOf(units), at: now.toString() };
    const judge = async () => opened(answerDifficulty((await find()) ?? found, given, by));
    const decided = await decideNow(db, { campaign, deliveredByRow }, judge, now);
    if (decided.kind === "refused") return refused(decided.refusal);
    return done({ ...(await find()), told: decided.told });
  });

  function today({ timeZone }: AdminReporting): string {
    return clock.now().toZonedDateTimeISO(timeZone).toPlainDate().toString();
  }

  /** What is told says first that the clock is set for practice, where it is. */
  function opened(decision: Decision): Decision {
    const banner = practice();
    if (banner === null || decision.kind === "refused") return decision;
    const before = (reply: Reply): Reply => ({ ...reply, blocks: [{ kind: "text", text: banner }, ...reply.blocks] });
    const writes = decision.writes.map(
      (write): DecisionWrite => ("reply" in write ? { ...write, reply: before(write.reply) } : write),
    );
    return { kind: "decided", writes };
  }
}

const receiverOf = ({ units, receiver }: Units): string =>
  units.find(({ code }) => code === receiver)?.name ?? receiver;
