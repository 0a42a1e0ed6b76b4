import { z } from "zod";

import { standingOf } from "../adapters/store/standings.ts";
import { type AdminCommands, type AdminDeps, done, line, refused } from "./admin-commands.ts";

/** What was handed in, to be read. */
export function addReportRoutes({ reportCommand }: AdminCommands, { db, openFile }: AdminDeps): void {
  reportCommand("status", z.object({}), async (_, { book }) => done(await book.status()));
  reportCommand("reports", z.object({}), async (_, { book }) => done(await book.reports()));
  reportCommand("show", z.object({ receipt: line }), async ({ receipt }, { campaign, shown }) => {
    const standing = await standingOf(db, campaign, receipt);
    if (!standing) return refused({ kind: "unknown_receipt", receipt });
    return done({ ...shown(standing.report, standing.before), comments: standing.comments });
  });
  reportCommand("signed", z.object({ receipt: line, out: z.string() }), async ({ receipt }, { book }) => {
    const report = await book.show(receipt);
    if (report === null) return refused({ kind: "unknown_receipt", receipt });
    const file = await openFile(`signed:${report.receipt}`);
    if (file === null) return refused({ kind: "no_signed_file", receipt: report.receipt });
    return done({ name: file.name, base64: Buffer.from(file.bytes).toString("base64") });
  });
  reportCommand("difficulties", z.object({}), async (_, { book }) => done(await book.difficulties()));
}
