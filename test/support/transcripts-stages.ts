import { randomBytes } from "node:crypto";

import { hashCode } from "../../src/adapters/store/code-hash.ts";
import type { Engine } from "../../src/adapters/store/open-store.ts";
import { composeApp, KNOWLEDGE } from "../../src/app.ts";
import type { AdminAnswer } from "../../src/consolidation/admin-answer.ts";
import { createRoute } from "../../src/conversation/route.ts";
import type { Clock } from "../../src/kernel/clock.ts";
import type { ChannelId } from "../../src/messages/address.ts";
import { codeIn, makeCode } from "../../src/people/invitation-code.ts";
import { composeReports } from "../../src/reporting.ts";
import type { Server } from "../../src/server.ts";
import { clockOn } from "./assistant.ts";
import { createMemoryDesk, type MemoryDesk } from "./memory-desk.ts";
import { memoryOffice } from "./memory-office.ts";
import type { Decided, Invited, Transcript } from "./transcripts.ts";
import { type LookAtOffer, type PartsOf, type Talk, talkInMemory } from "./transcripts-channels.ts";
import { decideInMemory } from "./transcripts-decisions.ts";

/** An invitation with the code that is typed. */
export type Coded = Omit<Invited, "code"> & { readonly code: string };

/** Where transcripts are played, one after the other. */
export interface Stage {
  readonly channel: "memory" | "terminal" | "web-chat" | "telegram" | "zalo-bot" | "zalo-oa";
  /** How many messages a reply is here, where that is not as on Telegram. */
  readonly partsOf?: PartsOf | undefined;
  /** Whether the form may be another one here. */
  readonly anyForm: boolean;
  /** Takes away what the last transcript left and puts up what this one begins with. */
  begin(transcript: Transcript, invitations: readonly Coded[]): Promise<void>;
  /** Lets time run to this moment; null: a little. */
  pass(to: string | null): void;
  /** The coordinator decides at the server's own machine. */
  decide(decided: Decided): Promise<void>;
  /** Somebody new begins to talk. */
  talk(name: string): Promise<Talk>;
}

/** When a transcript begins that names no moment. */
const BEGINS = "2023-11-20T08:00";
/** How long somebody takes to type, in seconds. */
const TYPING = 15;
/** How much faster than it should the clock of a server runs: the pace of a channel then does not hold the tests up. */
const HURRY = 4;

/** The conversation itself, without store, as it goes on a channel. */
export async function memoryStage(
  like: ChannelId = "telegram",
  partsOf?: PartsOf,
  offered?: LookAtOffer,
): Promise<Stage> {
  let now = clockOn(BEGINS).now();
  const clock: Clock = { now: () => now };
  const app = await composeApp({ knowledge: KNOWLEDGE, campaign: null, clock });
  const { reports, library } = app;
  if (!reports || !library.campaign) throw new Error("the campaign asks for no report");
  const { campaign } = library;
  const officeOf = memoryOffice(reports);
  let [desk, turns, report] = [createMemoryDesk(officeOf, reports.engine.collector), 0, reports.conversation];
  return {
    channel: "memory",
    anyForm: true,
    async begin({ form, now: moment }, invitations) {
      now = clockOn(moment ?? BEGINS).now();
      desk = createMemoryDesk(officeOf, reports.engine.collector);
      turns = 0;
      const { reporting } = reports.engine;
      const changed = { ...reporting, form: { ...reporting.form, ...form } };
      report = form ? composeReports(changed, campaign).conversation : reports.conversation;
      for (const one of invitations) inviteTo(desk, one);
    },
    pass(to) {
      now = to === null ? now.add({ seconds: TYPING }) : clockOn(to).now();
    },
    async decide(decided) {
      decideInMemory(desk, reports.engine, decided, now);
    },
    async talk(name) {
      const route = createRoute({ converse: app.converse, about: app.about, report, coordinator: reports.coordinator });
      const nextTurn = () => {
        turns += 1;
        return String(turns);
      };
      return talkInMemory({
        route,
        desk,
        clock,
        name,
        nextTurn,
        channel: like,
        ...(partsOf && { partsOf }),
        ...(offered && { offered }),
      });
    },
  };
}

function inviteTo(desk: MemoryDesk, { code, unit, role, expires }: Coded): void {
  desk.invite(code, { unit, role, ...(expires !== null && { expiresAt: clockOn(expires).now() }) });
}

/** A clock that a test moves on; it never goes back, for the pace of channels and leases are counted by it. */
export interface MovedClock extends Clock {
  goTo(moment: Temporal.Instant): void;
}

/** A clock that begins with the first transcript and runs by itself, too fast. */
export function createMovedClock(): MovedClock {
  let from = clockOn(BEGINS).now();
  let began = performance.now();
  const now = () => from.add({ milliseconds: Math.round(HURRY * (performance.now() - began)) });
  return {
    now,
    goTo(moment) {
      if (Temporal.Instant.compare(moment, now()) <= 0) return;
      from = moment;
      began = performance.now();
    },
  };
}

/** A server as a stage holds it. */
interface ServerHeld {
  readonly engine: Engine;
  readonly clock: MovedClock;
  readonly control: Server["control"];
}

/** A running server on an engine that the test holds; `talk` opens one of its channels. */
export function serverStage(
  channel: Exclude<Stage["channel"], "memory">,
  {
    engine,
    clock,
    control,
    talk,
    partsOf,
  }: ServerHeld & { readonly talk: Stage["talk"]; readonly partsOf?: Stage["partsOf"] },
): Stage {
  return {
    channel,
    partsOf,
    anyForm: false,
    async begin({ now }, invitations) {
      await engine.executeSql(EMPTIED);
      if (now !== null) clock.goTo(clockOn(now).now());
      for (const { code, unit, role, expires } of invitations) {
        const until = expires === null ? clock.now().add({ hours: 24 * 365 }) : clockOn(expires).now();
        const values = [await hashCode(code), unit, role, clock.now().toString(), until.toString()];
        await engine.executeSql(INVITED, values);
      }
    },
    pass: (to) => clock.goTo(to === null ? clock.now().add({ seconds: TYPING }) : clockOn(to).now()),
    async decide({ route, body }) {
      const headers = { "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(body) };
      const answer = (await (await control.request(`/admin/${route}`, init)).json()) as AdminAnswer;
      if (answer.kind !== "done") throw new Error(`${route}: ${JSON.stringify(answer)}`);
    },
    talk,
  };
}

const EMPTIED = [
  "update conversations set member_id = null",
  ...["broadcast_people", "reminder_snoozes", "reminders"].map((table) => `delete from ${table}`),
  ...[
    "wrong_codes",
    "forwardings",
    "links",
    "files",
    "report_comments",
    "deadline_extensions",
    "collections",
    "difficulties",
    "drafts",
    "reports",
  ].map((table) => `delete from ${table}`),
  "delete from invitations",
  "delete from members",
].join(";");
const INVITED =
  "insert into invitations (code_hash, unit, role, issued_by, created_at, expires_at) values ($1, $2, $3, 'test', $4, $5)";

/** A code that nobody has. */
export function freshCode(): string {
  for (;;) {
    const code = makeCode(randomBytes(16));
    if (codeIn(code) !== null) return code;
  }
}
