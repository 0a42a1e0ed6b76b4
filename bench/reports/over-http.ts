import { randomBytes, randomUUID } from "node:crypto";
import { listenOnPort } from "../../src/adapters/http/listen.ts";
import { createApiRoutes } from "../../src/adapters/http-api/api-routes.ts";
import { createApiToken, findApiToken } from "../../src/adapters/store/api-tokens.ts";
import { createHandIn } from "../../src/adapters/store/hand-in-whole.ts";
import type { Store } from "../../src/adapters/store/open-store.ts";
import { createReportBook } from "../../src/adapters/store/report-book.ts";
import { createPayloadOf } from "../../src/consolidation/forwarded-report.ts";
import { progress } from "../../src/reports/questions.ts";
import { logger } from "../turns/bots/logger.ts";
import type { Office } from "./office.ts";

/** How many programs hand in at once. */
const CLIENTS = 16;

/** Hands whole reports of so many units in through `POST /api/v1/reports`; the API listens on this machine, its rate limit lifted. */
export async function openSubmissions({ store, office }: { store: Store; office: Office }) {
  const { engine, campaign } = office.reports;
  const { form, units } = engine.reporting;
  const random = (count: number) => randomBytes(count);
  const { token } = await createApiToken(store.db, { label: "bench", random }, office.clock.now());
  const routes = createApiRoutes({
    book: createReportBook({
      db: store.db,
      campaign: campaign.id,
      units: units.units,
      questionsOf: (unit, answers) => progress(engine.questions(unit.code), answers),
      deadlineOf: () => "2023-12-09",
    }),
    handIn: createHandIn({ db: store.db, engine, campaign, forwards: true, clock: office.clock }),
    payloadOf: createPayloadOf({ form, units: units.units }),
    findToken: (typed) => findApiToken(store.db, typed),
    limiter: { hit: async () => ({ allowed: true }) },
    logger,
  });
  const { at } = await listenOnPort(routes, "127.0.0.1", 0);

  function bodyOf(unit: string): string {
    const asked = engine.questions(unit).filter(({ field }) => field.kind !== "attachment");
    const fields = Object.fromEntries(asked.map(({ field }) => [field.id, field.example ?? "0"]));
    return JSON.stringify({ unit, fields, reasons: {} });
  }

  async function submit(unit: string): Promise<void> {
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    };
    const response = await fetch(`${at}/api/v1/reports`, { method: "POST", headers, body: bodyOf(unit) });
    const text = await response.text();
    if (response.status !== 201) throw new Error(`a report was answered ${response.status}: ${text.slice(0, 300)}`);
  }

  /** Hands in until the time is up and gives how many reports went in; `seen` is told how long each took, in milliseconds. */
  return async (codes: readonly string[], until: number, seen: (ms: number) => void): Promise<number> => {
    let count = 0;
    await Promise.all(
      Array.from({ length: CLIENTS }, async (_, client) => {
        for (let at = client; performance.now() < until; at += CLIENTS) {
          const began = performance.now();
          await submit(codes[at % codes.length] ?? "");
          count += 1;
          seen(performance.now() - began);
        }
      }),
    );
    return count;
  };
}
