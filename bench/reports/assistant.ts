import { randomUUID } from "node:crypto";
import { createMemoryCoordination } from "../../src/adapters/coordination/memory-coordination.ts";
import { type Engine, openStore } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { openPostgres } from "../../src/adapters/store/postgres-engine.ts";
import { createReplyBell } from "../../src/adapters/store/reply-bell.ts";
import { createRoute } from "../../src/conversation/route.ts";
import { systemTimers as timers } from "../../src/kernel/timers.ts";
import { createMessagePath } from "../../src/message-path.ts";
import { logger } from "../turns/bots/logger.ts";
import { answerParent, settingsOf } from "../turns/child.ts";
import { percentiles } from "../turns/load/percentiles.ts";
import { composeOffice } from "./office.ts";
import { createOfficers } from "./officers.ts";
import { openSubmissions } from "./over-http.ts";
import type { AssistantQuestions, AssistantSettings, Phase, PhaseResult } from "./protocol.ts";

/** The message path as the server composes it, on a channel whose row is the delivery; the officers are in the same process. */
const { store: kind, storeAt } = settingsOf<AssistantSettings>();
const engine: Engine = kind === "pglite" ? await openPGlite(storeAt) : openPostgres(storeAt, logger);
const store = await openStore(engine);
const office = await composeOffice();
const bell = createReplyBell();
await engine.listen(bell.ring);
const path = createMessagePath({
  store,
  coordination: createMemoryCoordination(office.clock),
  route: createRoute({ converse: office.converse, about: office.about, report: office.reports.conversation }),
  channels: () => [],
  deliveredByRow: new Set(["web-chat"]),
  campaign: office.reports.campaign.id,
  forwards: true,
  clock: office.clock,
  timers,
  newId: randomUUID,
  logger,
  meter: { count() {}, time() {} },
});
await path.start();
const submitOverHttp = await openSubmissions({ store, office });
const officers = createOfficers({ store, office, accept: path.accept, bell });

async function phase({ load, units, seconds }: Phase): Promise<PhaseResult> {
  await officers.prepare(load, units, seconds);
  const times: number[] = [];
  const cpu = process.cpuUsage();
  const began = performance.now();
  // The last reports are finished after the time is up, and the time they take counts.
  const until = began + seconds * 1000;
  const seen = (ms: number) => void times.push(ms);
  if (load === "http") officers.handedInElsewhere(await submitOverHttp(office.someUnits(units), until, seen));
  else await officers.work(load, units, until, seen);
  const passed = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const { p50, p99 } = percentiles(times);
  const wrong = await officers.countWrong();
  const counts = load === "answers" ? { answers: times.length, reports: 0 } : { answers: 0, reports: times.length };
  return { ...counts, seconds: passed, p50, p99, cpuMs: (user + system) / 1000, wrong };
}

answerParent<AssistantQuestions>(null, { phase, rss: async () => process.memoryUsage.rss() / 1e6 }, async () => {
  await path.stop();
  await store.close();
});
