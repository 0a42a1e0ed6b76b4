import { Hono } from "hono";

import { openStore, type Store } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { createReportBook } from "../../src/adapters/store/report-book.ts";
import { createAdminRoutes } from "../../src/admin-routes.ts";
import { WrongUse } from "../../src/cli/admin/command.ts";
import { runAdmin } from "../../src/cli/admin/run-admin.ts";
import type { AdminAnswer } from "../../src/consolidation/admin-answer.ts";
import { shownReport } from "../../src/consolidation/shown-report.ts";
import { createOpenFile } from "../../src/open-file.ts";
import { createReportEngine } from "../../src/reports/engine.ts";
import { formSchema } from "../../src/reports/form.ts";
import { UNITS } from "./units.ts";

/** The moment of these tests: 08:00 on a Monday in An Giang. */
export const NOW = Temporal.Instant.from("2023-11-20T01:00:00Z");

const FORM = formSchema.parse({
  id: "bao-cao",
  version: 1,
  title: "Báo cáo",
  status: "proposed",
  source: "test",
  period: "2023",
  sections: [
    {
      id: "ket_qua",
      title: "Kết quả",
      asked: ["district"],
      fields: [
        { id: "ho_ngheo", kind: "whole", label: "Hộ nghèo cuối năm", unit: "hộ" },
        { id: "nha_o", kind: "whole", label: "Nhà ở", unit: "căn" },
      ],
    },
  ],
});

/** A coordinator's command line over a store in memory, without a process or a socket in between. */
export interface AdminUnderTest {
  readonly store: Store;
  /** What the command prints. */
  run(...args: string[]): Promise<string>;
  /** What the command prints with `--json`, read. */
  json(...args: string[]): Promise<unknown>;
  /** The line that says why the command was not done. */
  refusal(...args: string[]): Promise<string>;
  /** How many commands have reached the server. */
  asked(): number;
  /** Changes what is known from now on. */
  set(given: Partial<AdminSurroundings>): void;
}

/** What is around the routes. */
export interface AdminSurroundings {
  telegramBot: string | null;
  publicUrl: string | null;
  banner: string | null;
  now: Temporal.Instant;
}

/** Opens the command line; `reporting: false`: over a campaign that asks for no report. */
export async function openAdmin({ reporting = true } = {}): Promise<AdminUnderTest> {
  const store = await openStore(await openPGlite(null));
  const around: AdminSurroundings = { telegramBot: null, publicUrl: null, banner: null, now: NOW };
  let seed = 0;
  const book = createReportBook({
    db: store.db,
    campaign: "c2023",
    units: UNITS.units,
    questionsOf: (_, answers) => ({ answered: Object.keys(answers).length, questions: 3 }),
    deadlineOf: () => "2023-12-09",
  });
  const engine = createReportEngine({ form: FORM, units: UNITS });
  const routes = createAdminRoutes({
    db: store.db,
    reporting: reporting
      ? {
          campaign: "c2023",
          timeZone: "Asia/Ho_Chi_Minh",
          units: UNITS,
          engine,
          book,
          shown: (report, before) => shownReport(engine, report, before),
          deadline: "2023-12-09",
        }
      : null,
    deliveredByRow: new Set(["web-chat", "terminal"] as const),
    reached: () => around,
    practice: () => around.banner,
    openFile: createOpenFile(store.db, null, { clock: { now: () => NOW } }),
    clock: { now: () => around.now },
    random(bytes) {
      seed += 1;
      return Uint8Array.from({ length: bytes }, (_, at) => (at * 31 + seed * 7) % 256);
    },
  });
  const app = new Hono().route("/admin", routes);
  let count = 0;
  const run = (...args: string[]) =>
    runAdmin(args, async ({ route, body }) => {
      count += 1;
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      const response = await app.request(`/admin/${route}`, init);
      if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`);
      return (await response.json()) as AdminAnswer;
    });
  return {
    store,
    run,
    json: async (...args) => JSON.parse(await run(...args, "--json")),
    async refusal(...args) {
      const said = await run(...args).catch((error: unknown) => error);
      if (!(said instanceof WrongUse)) throw new Error(`not refused: ${said}`);
      return said.message;
    },
    asked: () => count,
    set: (given) => void Object.assign(around, given),
  };
}
