import { type AuditRow, type AuditVerdict, isSound } from "../../consolidation/audit.ts";
import { type AdminCommand, optional, WrongUse, wordsOf } from "./command.ts";
import { readDay } from "./read-day.ts";
import { moment, table } from "./table.ts";
import { wording } from "./wording.ts";

/** How much of a change is shown on one line, in characters; `--json` has all of it. */
const MOST_SHOWN = 120;

/** `audit`: every change that was made; `--verify` works its chain out again. */
export const audit: AdminCommand<readonly AuditRow[] | AuditVerdict> = {
  usage: wording.usage.audit,
  options: {
    unit: { type: "string" },
    since: { type: "string" },
    verify: { type: "boolean" },
    head: { type: "string" },
  },
  ask(given) {
    wordsOf(given, []);
    const [unit, since, head] = [optional(given, "unit"), optional(given, "since"), optional(given, "head")];
    if (given.options["verify"] === true) {
      if (unit !== null || since !== null) throw new WrongUse(wording.verifiesAll);
      if (head !== null && !/^[0-9a-f]{64}$/i.test(head)) throw new WrongUse(wording.wrongHead(head));
      return { route: "verify-audit", body: { head: head?.toLowerCase() ?? null } };
    }
    if (head !== null) throw new WrongUse(wording.headNeedsVerify);
    return { route: "audit", body: { unit, since: since === null ? null : momentOf(since) } };
  },
  show: (value) => ("sound" in value ? verdict(value) : listed(value)),
  failed: (value) => "sound" in value && !isSound(value),
};

function verdict(value: AuditVerdict): string {
  const { rows, sound, head, bad, head_found } = value;
  const words = wording.auditLog;
  return [
    bad ? words.broken(sound, bad.sequence, moment(bad.at), bad.action, words.faults[bad.fault]) : words.sound(rows),
    ...(head_found === false ? [words.headMissing] : []),
    ...(head_found === true ? [words.headFound] : []),
    ...(head === null ? [] : [words.head(head)]),
  ].join("\n");
}

function listed(rows: readonly AuditRow[]): string {
  if (rows.length === 0) return wording.auditLog.nothing;
  return table(
    wording.auditLog.headings,
    rows.map(({ sequence, at, who, action, subject, before, after }) => [
      String(sequence),
      moment(at),
      who,
      action,
      subject,
      changeText(before, after),
    ]),
  );
}

function changeText(before: unknown, after: unknown): string {
  const text = [before, after].map((one) => (one === null ? "" : JSON.stringify(one))).join(" → ");
  const bare = text === " → " ? "" : text;
  return bare.length > MOST_SHOWN ? `${bare.slice(0, MOST_SHOWN)}…` : bare;
}

/** A day begins at its midnight in Viet Nam. */
function momentOf(typed: string): string {
  const day = readDay(typed);
  if (day !== null) return `${day}T00:00:00+07:00`;
  try {
    return Temporal.Instant.from(typed).toString();
  } catch {
    throw new WrongUse(wording.wrongDate("since", typed));
  }
}
