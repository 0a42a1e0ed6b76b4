import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { hashCode } from "../../src/adapters/store/code-hash.ts";
import type { Store } from "../../src/adapters/store/open-store.ts";
import type { ReplyBell } from "../../src/adapters/store/reply-bell.ts";
import type { AcceptInbound } from "../../src/conversation/accept-inbound.ts";
import { codeIn, makeCode } from "../../src/people/invitation-code.ts";
import type { Office } from "./office.ts";
import type { LoadName } from "./protocol.ts";

/** So many reports a second are prepared for: their codes are hashed before anything is measured. */
const MOST_REPORTS_PER_SECOND = 60;

/** An officer with a code that has not been used. */
interface Invited {
  readonly unit: string;
  readonly code: string;
}

/** An officer who is bound to a unit, and how to speak for it. */
interface Bound {
  readonly unit: string;
  readonly say: (text: string) => Promise<void>;
}

/** A code that is told from other words. */
function someCode(): string {
  const code = makeCode(randomBytes(16));
  return codeIn(code) === null ? someCode() : code;
}

/** Officers who fill in reports as fast as they are answered. */
export function createOfficers(deps: { store: Store; office: Office; accept: AcceptInbound; bell: ReplyBell }) {
  const { store, office, accept, bell } = deps;
  const { db } = store;
  const { engine } = office.reports;
  let invited: Invited[] = [];
  let bound: Bound[] = [];
  let known = 0;
  let conversations = 0;
  let handedIn = 0;

  /** A conversation: says words and waits until they are answered. */
  function talk(): (text: string) => Promise<void> {
    conversations += 1;
    const conversation = `officer-${conversations}`;
    let said = 0;
    return async (text) => {
      said += 1;
      const answered = new Promise<void>((resolve) => {
        const stop = bell.onReply({ channel: "web-chat", conversation }, () => {
          stop();
          resolve();
        });
      });
      const eventKey = `${conversation}:${said}`;
      const happening = { kind: "text", text } as const;
      await accept({ channel: "web-chat", conversation, eventKey, at: office.clock.now(), happening });
      await answered;
    };
  }

  const questionsOf = (unit: string) => engine.questions(unit).filter(({ field }) => field.kind !== "attachment");

  /** One question after the other, then everything is thrown away and begun again. */
  async function answer({ unit, say }: Bound, until: number, seen: (ms: number) => void): Promise<void> {
    while (performance.now() < until) {
      await say("báo cáo");
      for (const { field } of questionsOf(unit)) {
        const began = performance.now();
        if (began >= until) return;
        await say(field.example ?? "không có");
        seen(performance.now() - began);
      }
      for (const text of ["hủy báo cáo", "1"]) await say(text);
    }
  }

  /** The code, the name, every section at once, and the hand-in. */
  async function report({ unit, code }: Invited, seen: (ms: number) => void): Promise<void> {
    const say = talk();
    const began = performance.now();
    for (const text of [code, "Lan", "báo cáo"]) await say(text);
    const sections = Map.groupBy(questionsOf(unit), ({ sectionNumber }) => sectionNumber);
    for (const [number, questions] of sections) {
      await say(`mục ${number}`);
      await say(questions.map((one) => `${one.number}. ${one.field.label}: ${one.field.example ?? "0"}`).join("\n"));
    }
    for (const text of ["nộp", "1"]) await say(text);
    handedIn += 1;
    seen(performance.now() - began);
  }

  return {
    /** Makes the codes that a stretch of load uses. */
    async prepare(load: LoadName, units: number, seconds: number): Promise<void> {
      const count = load === "answers" ? units : load === "reports" ? units + seconds * MOST_REPORTS_PER_SECOND : 0;
      invited = office.someUnits(count).map((unit) => ({ unit, code: someCode() }));
      const at = office.clock.now();
      for (const { unit, code } of invited) {
        const row = { unit, role: "officer" as const, issued_by: "bench", created_at: at.toString() };
        const expires_at = at.add({ hours: 24 }).toString();
        const code_hash = await hashCode(codeIn(code) ?? code);
        await db
          .insertInto("invitations")
          .values({ ...row, code_hash, expires_at })
          .execute();
      }
      bound = [];
      if (load !== "answers") return;
      for (const { unit, code } of invited.splice(0)) {
        const say = talk();
        for (const text of [code, "Lan"]) await say(text);
        bound.push({ unit, say });
      }
    },

    /** So many officers at once, each report by another. */
    async work(load: "answers" | "reports", units: number, until: number, seen: (ms: number) => void): Promise<void> {
      if (load === "answers") {
        await Promise.all(bound.map((one) => answer(one, until, seen)));
        return;
      }
      await Promise.all(
        Array.from({ length: units }, async () => {
          for (let next = invited.shift(); next && performance.now() < until; next = invited.shift())
            await report(next, seen);
        }),
      );
    },

    /** So many reports went in without an officer. */
    handedInElsewhere(count: number): void {
      handedIn += count;
    },

    /** Turns that went wrong since it was last asked, and reports or forwardings that are not there or there twice. */
    async countWrong(): Promise<number> {
      const { rows } = await sql<{ failed: number; reports: number; forwardings: number }>`
        select (select count(*) from inbox where error_code is not null or status <> 'done') as failed,
          (select count(*) from reports) as reports, (select count(*) from forwardings) as forwardings`.execute(db);
      const [found] = rows;
      if (!found) throw new Error("the store counts nothing");
      const wrong = found.failed + Math.abs(found.reports - handedIn) + Math.abs(found.forwardings - handedIn);
      const before = known;
      known = wrong;
      return wrong - before;
    },
  };
}
