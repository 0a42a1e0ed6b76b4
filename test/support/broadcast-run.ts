import { type Kysely, sql } from "kysely";

import { createMemoryCoordination } from "../../src/adapters/coordination/memory-coordination.ts";
import type { Store } from "../../src/adapters/store/open-store.ts";
import type { Schema } from "../../src/adapters/store/schema.ts";
import { type Broadcasting, composeBroadcasting } from "../../src/broadcast-composition.ts";
import type { ReportBook, StatusRow } from "../../src/consolidation/ports.ts";
import { silentLogger } from "../../src/kernel/logger.ts";
import { createMessagePath, type MessagePath } from "../../src/message-path.ts";
import type { ChannelId } from "../../src/messages/address.ts";
import type { Channel, Pace } from "../../src/outbox/ports.ts";
import { routeOfCrashTests } from "./crash-conversations.ts";
import type { HandTime } from "./crash-time.ts";
import { local, real } from "./reminding.ts";
import { UNITS } from "./units.ts";

/** A working morning, so that broadcasts go out. */
export const MORNING = local("2023-11-20T08:00");
const BY_ROW: ReadonlySet<ChannelId> = new Set<ChannelId>(["web-chat"]);
const UNIT = "886";

/** Binds so many officers on Telegram; their chats have the numbers from 1 on. */
export async function bindOfficers(db: Kysely<Schema>, count: number, unit = UNIT): Promise<void> {
  const at = MORNING.subtract({ hours: 24 }).toString();
  await sql`
    with officers as (
      insert into members (unit, role, name, created_at)
      select ${unit}, 'officer', 'cán bộ ' || n, ${at}::timestamptz from generate_series(1, ${count}::integer) n returning id
    )
    insert into conversations (channel, address, member_id, created_at, heard_at)
    select 'telegram', row_number() over (order by id), id, ${at}::timestamptz, ${at}::timestamptz from officers`.execute(
    db,
  );
}

/** The sending side of the assistant over one store, with nothing to hear. */
export interface Sending {
  readonly path: MessagePath;
  readonly broadcasting: Broadcasting;
  /** Begins a broadcast to everybody, who are so many. */
  begin(people: number): Promise<void>;
  /** One second of work: what is due is written and sent. */
  second(): Promise<void>;
}

/** Puts it together; time passes only in `second`. */
export function composeSending(given: {
  readonly store: Store;
  readonly time: HandTime;
  readonly channel: (pace: Pace) => Channel;
  readonly newId: () => string;
}): Sending {
  const { store, time, newId } = given;
  const { clock, timers } = time;
  const coordination = createMemoryCoordination(clock);
  const channel = given.channel(coordination.pace);
  const path = createMessagePath({
    store,
    coordination,
    route: routeOfCrashTests,
    channels: () => [channel],
    deliveredByRow: BY_ROW,
    campaign: "",
    forwards: false,
    clock,
    timers,
    newId,
    logger: silentLogger,
    meter: { count() {}, time() {} },
  });
  const status = async () => [{ unit: UNIT, name: "An Phú", kind: "district", state: "not_started" } as StatusRow];
  const broadcasting = composeBroadcasting({
    store,
    campaign: "c2023",
    timeZone: real.campaign.time_zone,
    units: UNITS,
    book: { status } as unknown as ReportBook,
    rules: real.rules,
    deliveredByRow: BY_ROW,
    practice: () => null,
    clock,
  });
  return {
    path,
    broadcasting,
    async begin(people) {
      const body = { to: ["all"], text: "Họp giao ban sáng thứ Hai.", link: null, at: null, confirm: people };
      const headers = { "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(body) };
      const answer = (await (await broadcasting.routes.request("/broadcast", init)).json()) as { kind: string };
      if (answer.kind !== "done") throw new Error(JSON.stringify(answer));
    },
    async second() {
      await broadcasting.run().catch(() => {});
      time.pass(1000);
      await path.idle();
    },
  };
}

/** How the newest broadcast stands. */
export async function broadcastState(db: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{
    state: string;
  }>`select state from broadcasts order by id desc limit 1`.execute(db);
  return rows[0]?.state ?? "none";
}

/** The state of everybody a broadcast was for, by the number of the chat. */
export async function statesByChat(db: Kysely<Schema>): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ address: string; state: string }>`
    select c.address, p.state from broadcast_people p join conversations c on c.member_id = p.member_id`.execute(db);
  return new Map(rows.map(({ address, state }) => [Number(address), state]));
}

/** Whether a broadcast is still to go on. */
export const isUnderWay = (state: string): boolean => state === "scheduled" || state === "sending";

/** What is wrong with the states of so many people, held against what each of them truly received. */
export function untruths(
  people: number,
  states: ReadonlyMap<number, string>,
  received: (chat: number) => number,
): readonly string[] {
  const wrong: string[] = [];
  for (let chat = 1; chat <= people; chat += 1) {
    const state = states.get(chat) ?? "without a state";
    const [least, most] = MAY_HAVE_RECEIVED[state] ?? [Number.NaN, Number.NaN];
    const count = received(chat);
    if (!(count >= least && count <= most)) wrong.push(`${chat}: ${state}, received ${count}`);
  }
  return wrong;
}

/** How often somebody in a final state may have received the message. */
const MAY_HAVE_RECEIVED: Readonly<Record<string, readonly [number, number]>> = {
  sent: [1, 1],
  unknown: [0, 1],
  blocked: [0, 0],
  failed: [0, 0],
  withdrawn: [0, 0],
};

/** How many people stand where, for a line of print. */
export function tally(states: ReadonlyMap<number, string>): string {
  const counts = Map.groupBy(states.values(), (state) => state);
  return [...counts].map(([state, all]) => `${all.length} ${state}`).join(", ");
}
