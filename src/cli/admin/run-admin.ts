import type { AdminAnswer } from "../../consolidation/admin-answer.ts";
import { accept } from "./accept.ts";
import { answer } from "./answer.ts";
import { audit } from "./audit.ts";
import { broadcast } from "./broadcast.ts";
import { type AdminCommand, type Asked, WrongUse } from "./command.ts";
import { comment } from "./comment.ts";
import { difficulties } from "./difficulties.ts";
import { exportReports } from "./export.ts";
import { extend } from "./extend.ts";
import { forwardings } from "./forwardings.ts";
import { invitations } from "./invitations.ts";
import { invite } from "./invite.ts";
import { readArguments } from "./read-arguments.ts";
import { received } from "./received.ts";
import { refusalWords } from "./refusal-words.ts";
import { reports } from "./reports.ts";
import { returnReport } from "./return.ts";
import { revoke } from "./revoke.ts";
import { show } from "./show.ts";
import { signed } from "./signed.ts";
import { status } from "./status.ts";
import { token } from "./token.ts";
import { unanswered } from "./unanswered.ts";
import { units } from "./units.ts";
import { wording } from "./wording.ts";

const COMMANDS: ReadonlyMap<string, AdminCommand<unknown>> = new Map<string, AdminCommand<unknown>>(
  Object.entries({
    units,
    invite,
    invitations,
    revoke,
    status,
    reports,
    show,
    accept,
    return: returnReport,
    extend,
    comment,
    received,
    signed,
    difficulties,
    answer,
    export: exportReports,
    forwardings,
    broadcast,
    token,
    unanswered,
    audit,
  }),
);

/** Runs one command of a coordinator and gives what it prints; `fail` is told where that is a failure. Throws WrongUse, before the server is asked where it can be told before. */
export async function runAdmin(
  args: readonly string[],
  ask: (asked: Asked) => Promise<AdminAnswer>,
  fail: () => void = () => {},
): Promise<string> {
  const [name = "", ...rest] = args;
  if (name === "--help" || name === "help") return help();
  const command = COMMANDS.get(name);
  if (!command) throw new WrongUse(wording.noCommand(name, [...COMMANDS.keys()]));
  const given = readArguments(rest, command);
  const asked = command.ask(given);
  const answered = await ask(asked);
  if (answered.kind === "refused") throw new WrongUse(refusalWords(answered.refusal));
  if (command.failed?.(answered.value)) fail();
  return given.json ? JSON.stringify(answered.value) : command.show(answered.value, asked);
}

function help(): string {
  const lines = [...COMMANDS].map(([name, { usage }]) => [wording.command, name, usage, "[--json]"].join(" "));
  return lines.map((line) => line.replace(/ +/g, " ")).join("\n");
}
