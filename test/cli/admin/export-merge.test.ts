import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { readDocx } from "../../../src/adapters/documents/docx.ts";
import { loadLibrary } from "../../../src/adapters/knowledge-files/load-knowledge.ts";
import { loadProvincialReport } from "../../../src/adapters/knowledge-files/load-provincial-report.ts";
import { receiveExport } from "../../../src/cli/admin/receive-export.ts";
import { runAdmin } from "../../../src/cli/admin/run-admin.ts";
import { createExporter } from "../../../src/export-composition.ts";
import { MERGING_MAY_TAKE_MS } from "../../../src/export-merging.ts";
import { createExportRoutes } from "../../../src/export-routes.ts";
import type { LanguageModel } from "../../../src/kernel/language-model.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { campaignEngine, sampleReports } from "../../consolidation/sample-campaign.ts";
import { answersOf } from "../../reports/small-form.ts";
import { CAMPAIGN } from "../../support/assistant.ts";
import { createManualTimers } from "../../support/manual-timers.ts";
import { createRecordingModel } from "../../support/recording-model.ts";

const FIRST = "Nguồn lực vận động còn hạn chế, mới đạt 350 triệu đồng.";
const SECOND = "Cán bộ làm công tác giảm nghèo còn kiêm nhiệm nhiều việc.";

let exporterWith: (model: LanguageModel | null) => ReturnType<typeof createExporter>;
const { timers, pass, waiting } = createManualTimers();
let units: string[] = [];
beforeAll(async () => {
  const engine = await campaignEngine();
  const { status, reports } = sampleReports(engine);
  units = reports.slice(0, 2).map(({ unit }) => unit);
  const written = reports.map((report) => {
    const text = report.unit === units[0] ? FIRST : report.unit === units[1] ? SECOND : null;
    const { han_che: _, ...answers } = report.answers;
    return { ...report, answers: text === null ? answers : { ...answers, ...answersOf({ han_che: text }) } };
  });
  const { campaign } = await loadLibrary(CAMPAIGN);
  if (!campaign) throw new Error("no campaign");
  const provincial = await loadProvincialReport(CAMPAIGN);
  exporterWith = (model) =>
    createExporter({
      reporting: engine.reporting,
      campaign,
      provincial,
      book: { status: async () => status, reports: async () => written },
      clock: { now: () => Temporal.Instant.from("2023-12-12T02:00:00Z") },
      merging: model && { model, timers },
    });
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gop-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command; gives the document's text and what was told on the way. */
async function run(model: LanguageModel | null, ...args: string[]): Promise<{ text: string; told: string }> {
  const told: string[] = [];
  const out = join(folder, "b.docx");
  const app = new Hono().route("/admin", createExportRoutes({ exporter: exporterWith(model), logger: silentLogger }));
  await runAdmin(["export", "--format", "docx", "--document", "bao-cao", "--out", out, ...args], async (asked) => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(asked.body) };
    const response = await app.request(`/admin/${asked.route}`, init);
    if (!response.body) throw new Error(String(response.status));
    return receiveExport(response.body, asked.body, { write: (text: string) => told.push(text) });
  });
  return { text: readDocx(readFileSync(out), "b.docx"), told: told.join("") };
}

const saying = (text: string) =>
  createRecordingModel(({ inputs }) => ({
    sentences:
      inputs["question"]?.startsWith("Tồn tại") || inputs["texts"]?.includes("350 triệu")
        ? [{ text, units: units.slice(0, 1) }]
        : [],
  }));

describe("an export whose texts a machine puts together", { timeout: 60_000 }, () => {
  it("marks what the machine wrote, names its units, and holds every unit's own words", async () => {
    const model = saying(FIRST);
    const { text, told } = await run(model, "--merge");
    expect(text).toContain("do máy gộp từ phần viết của các đơn vị");
    expect(text).toMatch(new RegExp(`${FIRST} \\(.+\\)`));
    expect(text).toContain("máy chưa gộp, ghi nguyên văn");
    expect(text).toContain("NGUYÊN VĂN PHẦN VIẾT CỦA CÁC ĐƠN VỊ");
    expect(text.split(SECOND)).toHaveLength(3);
    expect(told).toContain("Đang nhờ máy gộp phần");
    expect(model.requests.every(({ task }) => task === "merge")).toBe(true);
    expect(waiting()).toBe(0);
  });

  it("is as without it where nothing holds, and where it is not asked for", async () => {
    const plain = await run(null);
    expect(plain.text).not.toContain("máy gộp");
    rmSync(join(folder, "b.docx"));
    expect((await run(saying("Nguồn lực vận động mới đạt 450 triệu đồng."), "--merge")).text).toBe(plain.text);
    rmSync(join(folder, "b.docx"));
    const unasked = saying(FIRST);
    expect((await run(unasked)).text).toBe(plain.text);
    expect(unasked.requests).toHaveLength(0);
  });

  it("goes on without a model that does not answer in time", async () => {
    let aborted = false;
    const model: LanguageModel = {
      ask: (_, until) => {
        until.addEventListener("abort", () => {
          aborted = true;
        });
        void pass(MERGING_MAY_TAKE_MS);
        return new Promise(() => {});
      },
    };
    expect((await run(model, "--merge")).text).not.toContain("máy gộp");
    expect(aborted).toBe(true);
  });

  it("is refused without a model, and for the workbook", async () => {
    await expect(run(null, "--merge")).rejects.toThrow("chưa nối với mô hình ngôn ngữ");
    const xlsx = runAdmin(["export", "--format", "xlsx", "--out", join(folder, "x"), "--merge"], () => {
      throw new Error("nothing is asked");
    });
    await expect(xlsx).rejects.toThrow("--merge chỉ dùng với --format docx.");
  });
});
