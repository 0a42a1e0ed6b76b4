import type { AuditRow } from "../../src/consolidation/audit.ts";

/** What the audit log alone tells of one unit. */
export interface ToldStatus {
  readonly state: string;
  /** How many answers are given in what is being written, or was handed in. */
  readonly given: number;
  readonly isOpen: boolean;
  readonly until: string | null;
  readonly timeliness: string | null;
  readonly revision: number;
  readonly receipt: string | null;
  readonly official: { readonly number: string; readonly date: string; readonly received_at: string | null } | null;
}

interface Told {
  draft: Map<string, string> | null;
  awaiting: boolean;
  filed: { answers: Map<string, string>; state: string; revision: number; receipt: string; timeliness: string } | null;
  official: ToldStatus["official"];
  until: string | null;
}

/** Works out how far each unit is from the audit log and from nothing else. */
export function statusFromAudit(rows: readonly AuditRow[]): ReadonlyMap<string, ToldStatus> {
  const units = new Map<string, Told>();
  for (const row of rows) {
    if (row.unit === null) continue;
    const told = units.get(row.unit) ?? { draft: null, awaiting: false, filed: null, official: null, until: null };
    units.set(row.unit, told);
    follow(told, row);
  }
  return new Map([...units].map(([unit, told]) => [unit, statusOf(told)] as const));
}

/** What the rows that matter here hold; which of it depends on the action. */
interface After {
  readonly answers: Changes;
  readonly revision: number;
  readonly timeliness: string;
  readonly entry: object;
  readonly number: string;
  readonly date: string;
  readonly received_at: string;
  readonly until: string;
  readonly awaiting: boolean;
}

type Changes = Readonly<Record<string, { readonly state: string } | null>>;

function follow(told: Told, { action, subject, after: given }: AuditRow): void {
  const after = (given ?? {}) as Partial<After>;
  switch (action) {
    case "draft.ended":
      told.draft = null;
      return;
    case "draft.moved_on":
      return;
    case "report.filed": {
      const answers = told.filed?.answers ?? new Map<string, string>();
      change(answers, after.answers ?? {});
      told.filed = {
        answers,
        state: "submitted",
        revision: after.revision ?? 0,
        receipt: subject,
        timeliness: after.timeliness ?? "",
      };
      told.official = null;
      if (after.entry) told.draft = null;
      return;
    }
    case "report.accepted":
    case "report.returned":
      if (told.filed) told.filed.state = action.slice("report.".length);
      return;
    case "report.official_number":
      told.official = { number: after.number ?? "", date: after.date ?? "", received_at: null };
      return;
    case "report.received":
      told.official = { number: after.number ?? "", date: after.date ?? "", received_at: after.received_at ?? "" };
      return;
    case "deadline.extended":
      told.until = after.until ?? null;
      return;
    default:
      if (!action.startsWith("draft.")) return;
      told.draft ??= new Map();
      if (after.answers) change(told.draft, after.answers);
      if (after.awaiting !== undefined) told.awaiting = after.awaiting;
  }
}

function change(answers: Map<string, string>, changes: Changes): void {
  for (const [field, answer] of Object.entries(changes))
    if (answer) answers.set(field, answer.state);
    else answers.delete(field);
}

function statusOf({ draft, awaiting, filed, official, until }: Told): ToldStatus {
  const answers = draft ?? filed?.answers ?? new Map();
  const open = draft === null || draft.size === 0 ? "not_started" : "drafting";
  return {
    state: filed?.state ?? (draft && awaiting ? "pending_approval" : open),
    given: [...answers.values()].filter((state) => state === "given").length,
    isOpen: draft !== null,
    until,
    timeliness: filed?.timeliness ?? null,
    revision: filed?.revision ?? 0,
    receipt: filed?.receipt ?? null,
    official,
  };
}
