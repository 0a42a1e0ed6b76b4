import { parseArgs } from "node:util";

import type { UnansweredRow } from "../adapters/store/unanswered.ts";
import { loadConfig } from "../config.ts";
import { reachServer } from "./reach-server.ts";
import { readEnvironment } from "./read-environment.ts";
import { runCommand } from "./run-command.ts";

const USAGE = "Cách dùng: npm run -s admin -- unanswered [--json]";

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false } },
  });
  if (positionals.length !== 1 || positionals[0] !== "unanswered") {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  const server = await reachServer(loadConfig(readEnvironment()));
  const rows = (await server.ask("GET", "/unanswered")) as UnansweredRow[];
  await server.close();
  process.stdout.write(values.json ? `${JSON.stringify(rows)}\n` : asTable(rows));
});

function asTable(rows: readonly UnansweredRow[]): string {
  if (rows.length === 0) return "Chưa có câu hỏi nào chưa trả lời được.\n";
  return rows
    .map(({ asked_on, question, unit_kind, reason, times }) =>
      [asked_on, `${times} lần`, unit_kind ?? "-", reason, question].join("\t"),
    )
    .map((line) => `${line}\n`)
    .join("");
}
