import type { Foreseen } from "../../reminders/foreseen.ts";
import { type Asked, optional, WrongUse } from "../admin/command.ts";
import { readArguments } from "../admin/read-arguments.ts";
import { wording } from "./wording.ts";

/** A local moment to the minute, or to the second. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;
const COMMAND = {
  usage: wording.usage,
  options: { at: { type: "string" }, "dry-run": { type: "boolean" } },
  ask: () => ({ route: "", body: {} }),
  show: () => "",
} as const;

/**
 * Runs `remind`: with `--dry-run` it tells what one run of the scheduler at `--at` (left out: now) would claim; without, the
 * scheduler runs once now. `--at` without `--dry-run` is refused: nothing is ever sent at another moment than its own. Throws WrongUse.
 */
export async function runRemind(args: readonly string[], ask: (asked: Asked) => Promise<unknown>): Promise<string> {
  if (args[0] === "--help" || args[0] === "help") return wording.usage;
  const given = readArguments(args, COMMAND);
  const [surplus] = given.words;
  if (surplus !== undefined) throw new WrongUse(wording.surplusWord(surplus));
  const at = optional(given, "at");
  const isDry = given.options["dry-run"] === true;
  if (at !== null && !isDry) throw new WrongUse(wording.onlyDry);
  if (at !== null && !isMoment(at)) throw new WrongUse(wording.wrongMoment(at));
  const answered = await ask(isDry ? { route: "foresee", body: { at } } : { route: "run", body: {} });
  if (answered === null) throw new WrongUse(wording.noReminders);
  if (given.json) return JSON.stringify(answered);
  return isDry ? shown(answered as readonly Foreseen[]) : wording.ran;
}

function isMoment(text: string): boolean {
  if (!MOMENT.test(text)) return false;
  try {
    Temporal.PlainDateTime.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

function shown(rows: readonly Foreseen[]): string {
  return rows.length === 0 ? wording.nothing : rows.map(block).join("\n\n");
}

function block({ unit, name, step, deadline, recipients, text, state }: Foreseen): string {
  const to = recipients.map((one) => wording.recipient(one.name, one.channel)).join(", ");
  const whom = state === "nobody_bound" ? wording.nobodyBound : to || wording.nobodyReachable;
  return [wording.head(unit, name, step, deadline), wording.whom(whom), text].join("\n");
}
