import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { Hono } from "hono";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { readDocx } from "../../../src/adapters/documents/docx.ts";
import { openZip } from "../../../src/adapters/documents/zip.ts";
import { askServerForBytes } from "../../../src/adapters/http/control-client.ts";
import { listenOnSocket } from "../../../src/adapters/http/listen.ts";
import { loadLibrary } from "../../../src/adapters/knowledge-files/load-knowledge.ts";
import { loadProvincialReport } from "../../../src/adapters/knowledge-files/load-provincial-report.ts";
import { openStore } from "../../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../../src/adapters/store/pglite-engine.ts";
import { WrongUse } from "../../../src/cli/admin/command.ts";
import { receiveExport } from "../../../src/cli/admin/receive-export.ts";
import { runAdmin } from "../../../src/cli/admin/run-admin.ts";
import { createExporter, type Exporter } from "../../../src/export-composition.ts";
import { createExportRoutes } from "../../../src/export-routes.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { createOpenFile } from "../../../src/open-file.ts";
import type { FiledReport } from "../../../src/reports/submission.ts";
import { campaignEngine, sampleReports } from "../../consolidation/sample-campaign.ts";
import { CAMPAIGN } from "../../support/assistant.ts";
import { OPENING_MS } from "../../support/stores-contract.ts";

const NOW = Temporal.Instant.from("2023-12-12T02:00:00Z");
const CLOCK = { now: () => NOW };
let exporter: Exporter;
let withoutTexts: Exporter;
let broken: Exporter;
/** Whether the book gives a report that no program can read. */
let spoilt = false;
beforeAll(async () => {
  const engine = await campaignEngine();
  const { status, reports } = sampleReports(engine);
  const { campaign } = await loadLibrary(CAMPAIGN);
  if (!campaign) throw new Error("no campaign");
  const deps = {
    reporting: engine.reporting,
    campaign,
    provincial: await loadProvincialReport(CAMPAIGN),
    book: {
      status: async () => status,
      reports: async () => (spoilt ? [{ unit: "SNV", form: engine.reporting.form.id } as FiledReport] : reports),
    },
    clock: CLOCK,
  };
  exporter = createExporter(deps);
  withoutTexts = createExporter({ ...deps, provincial: null });
  broken = createExporter({
    ...deps,
    book: { ...deps.book, reports: () => Promise.reject(new Error("the store is away")) },
  });
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xuat-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

let told: string[] = [];
let asked = 0;
/** Runs the command over an exporter, without a process or a socket in between. */
async function run(args: readonly string[], over: Exporter | null = exporter): Promise<string> {
  told = [];
  const app = new Hono().route("/admin", createExportRoutes({ exporter: over, logger: silentLogger }));
  return runAdmin(["export", ...args], async ({ route, body }) => {
    asked += 1;
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await app.request(`/admin/${route}`, init);
    if (!response.ok || !response.body) throw new Error(String(response.status));
    return receiveExport(response.body, body, { write: (text: string) => told.push(text) });
  });
}
async function refusal(args: readonly string[], over: Exporter | null = exporter): Promise<string> {
  const error: unknown = await run(args, over).catch((thrown: unknown) => thrown);
  if (!(error instanceof WrongUse)) throw new Error(`not refused: ${error}`);
  return error.message;
}
const at = (name: string) => join(folder, name);

describe("admin export", { timeout: 60_000 }, () => {
  it("writes the workbook, tells how far it is, and writes over nothing", async () => {
    const args = ["--format", "xlsx", "--out", at("tong-hop.xlsx")];
    expect(await run(args)).toBe(`Đã ghi bảng tổng hợp vào ${at("tong-hop.xlsx")}`);
    expect(told).toEqual(["Đã đọc 37/37 đơn vị\n", "Đang ghi bảng tổng hợp\n"]);
    const archive = openZip(readFileSync(at("tong-hop.xlsx")), "tong-hop.xlsx");
    expect(archive.text("xl/workbook.xml")).toContain('name="Theo đơn vị"');
    const before = asked;
    expect(await refusal(args)).toBe(`--out ${at("tong-hop.xlsx")}: đã có tệp này, hãy ghi tên khác.`);
    expect(asked).toBe(before);
  });

  it("writes both documents side by side, and with --json says what they are", async () => {
    const { files } = JSON.parse(await run(["--format", "docx", "--out", at("nam-2023.docx"), "--json"]));
    expect(readdirSync(folder).toSorted()).toEqual(["nam-2023-bao-cao.docx", "nam-2023-to-trinh.docx"]);
    expect(files).toEqual(
      ["to-trinh", "bao-cao"].map((document) => {
        const path = at(`nam-2023-${document}.docx`);
        return { document, path, bytes: readFileSync(path).length };
      }),
    );
    expect(readDocx(readFileSync(at("nam-2023-to-trinh.docx")), "a.docx")).toContain("lúc 09:00 ngày 12/12/2023");
    expect(told.slice(1)).toEqual(["Đang ghi tờ trình của Sở Nội vụ\n", "Đang ghi báo cáo của UBND tỉnh\n"]);
  });

  it("writes one document to the name it is given", async () => {
    expect(await run(["--format", "docx", "--document", "bao-cao", "--out", at("b.docx")])).toBe(
      `Đã ghi báo cáo của UBND tỉnh vào ${at("b.docx")}`,
    );
    expect(readDocx(readFileSync(at("b.docx")), "b.docx")).toContain("Kính gửi: Bộ Nội vụ");
  });

  it("counts only accepted reports where that is asked", async () => {
    await run(["--format", "docx", "--document", "to-trinh", "--count", "accepted", "--out", at("t.docx")]);
    expect(readDocx(readFileSync(at("t.docx")), "t.docx")).toContain(
      "Số liệu chỉ tính theo 21 báo cáo đã được chấp nhận.",
    );
  });

  it("writes over no file that appears in the meantime", async () => {
    const writing = refusal(["--format", "xlsx", "--out", at("x.xlsx")]);
    writeFileSync(at("x.xlsx"), "của người khác");
    expect(await writing).toBe(`--out ${at("x.xlsx")}: đã có tệp này, hãy ghi tên khác.`);
    expect(readFileSync(at("x.xlsx"), "utf8")).toBe("của người khác");
  });

  it.each([
    [["--out", "x"], "Thiếu tùy chọn --format."],
    [["--format", "xlsx"], "Thiếu tùy chọn --out."],
    [["--format", "pdf", "--out", "x"], "--format pdf: chỉ nhận xlsx hoặc docx."],
    [["--format", "xlsx", "--document", "bao-cao", "--out", "x"], "--document chỉ dùng với --format docx."],
    [
      ["--format", "docx", "--document", "bc", "--out", "x"],
      "--document bc: chỉ nhận to-trinh hoặc bao-cao; không ghi thì xuất cả hai, mỗi văn bản một tệp.",
    ],
    [
      ["--format", "xlsx", "--count", "all", "--out", "x"],
      "--count all: chỉ nhận submitted (báo cáo đã nộp và đã chấp nhận) hoặc accepted (chỉ báo cáo đã chấp nhận).",
    ],
    [
      ["--format", "xlsx", "--out", "x", "thua"],
      "Thừa “thua”: chữ có dấu cách thì đặt trong ngoặc kép, tùy chọn thì bắt đầu bằng --.",
    ],
  ])("says what is wrong before anything is asked: %j", async (args, line) => {
    const before = asked;
    expect(await refusal(args)).toBe(line);
    expect(asked).toBe(before);
  });

  it("says why nothing can be exported, and leaves no file behind", async () => {
    const docx = ["--format", "docx", "--out", at("a.docx")];
    expect(await refusal(docx, null)).toBe("Phong trào này không có mẫu báo cáo và danh sách đơn vị.");
    expect(await refusal(docx, withoutTexts)).toContain("provincial-report.yaml");
    expect(await refusal(docx, broken)).toContain("Chưa xuất được tệp");
    expect(await refusal(["--format", "xlsx", "--out", at("khong-co/a.xlsx")])).toBe(
      `--out ${at("khong-co/a.xlsx")}: không ghi được (ENOENT).`,
    );
    expect(readdirSync(folder)).toEqual([]);
    await run(["--format", "xlsx", "--out", at("a.xlsx")], withoutTexts);
    expect(readdirSync(folder)).toEqual(["a.xlsx"]);
  });

  it("says so when the thread that writes breaks, and goes on to the next export", async () => {
    spoilt = true;
    expect(await refusal(["--format", "xlsx", "--out", at("a.xlsx")])).toContain("Chưa xuất được tệp");
    spoilt = false;
    await run(["--format", "docx", "--document", "to-trinh", "--out", at("a.docx")]);
    expect(readdirSync(folder)).toEqual(["a.docx"]);
  });

  it("makes one export after the other, and stops one that nobody listens to", async () => {
    const steps = exporter.run({ documents: ["xlsx", "to-trinh", "bao-cao"], counting: "submitted" });
    expect((await steps.next()).value).toEqual({ kind: "units", done: 37, of: 37 });
    const second = exporter.run({ documents: ["to-trinh"], counting: "submitted" });
    const waiting = second.next();
    await steps.return();
    expect((await waiting).value).toMatchObject({ kind: "units" });
    await second.return();
  });
});

describe("an export as it comes", () => {
  const bytes = Uint8Array.from({ length: 500 }, (_, at) => at % 256);
  const lines = [
    JSON.stringify({ kind: "units", done: 1, of: 2 }),
    JSON.stringify({ kind: "file", document: "xlsx", name: "a.xlsx", bytes: bytes.length }),
  ].join("\n");
  const whole = Buffer.concat([
    Buffer.from(`${lines}\n`),
    bytes,
    Buffer.from(`${JSON.stringify({ kind: "writing", document: "xlsx" })}\n`),
  ]);
  async function* cut(points: readonly number[]) {
    let from = 0;
    for (const to of [...points.toSorted((a, b) => a - b), whole.length]) {
      yield whole.subarray(from, to);
      from = to;
    }
  }

  it("is the same in pieces of any size", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 12 }), async (points) => {
        const path = at("a.xlsx");
        rmSync(path, { force: true });
        const paths = { xlsx: path };
        const got = await receiveExport(cut(points), { paths }, { write: () => true });
        expect(got).toEqual({ kind: "done", value: { files: [{ document: "xlsx", path, bytes: bytes.length }] } });
        expect(readFileSync(path).equals(bytes)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("leaves no half file where it breaks off", async () => {
    async function* half() {
      yield whole.subarray(0, whole.length - 300);
    }
    await expect(receiveExport(half(), { paths: { xlsx: at("a.xlsx") } }, { write: () => true })).rejects.toThrow(
      "middle of a file",
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes the place of the line before it on a screen", async () => {
    const written: string[] = [];
    await receiveExport(
      cut([]),
      { paths: { xlsx: at("a.xlsx") } },
      { isTTY: true, write: (text: string) => written.push(text) },
    );
    expect(written).toEqual(["\r\u001b[KĐã đọc 1/2 đơn vị", "\r\u001b[KĐang ghi bảng tổng hợp\n"]);
  });

  it("crosses the control socket with 40 MB", async () => {
    const large = Buffer.alloc(40 * 1024 * 1024, "bảng tổng hợp");
    const fake: Exporter = {
      hasDocuments: true,
      hasModel: false,
      async *run() {
        yield { kind: "file", document: "xlsx", file: { bytes: large, name: "a.xlsx", type: "" } };
      },
    };
    const app = new Hono().route("/admin", createExportRoutes({ exporter: fake, logger: silentLogger }));
    const socket = await listenOnSocket(app, at("control.sock"));
    try {
      const body = { documents: ["xlsx"], counting: "submitted", paths: { xlsx: at("a.xlsx") } };
      const pieces = await askServerForBytes(at("control.sock"), "/admin/export", body);
      if (!pieces) throw new Error("nobody listens");
      await receiveExport(pieces, body, { write: () => true });
      expect(readFileSync(at("a.xlsx")).equals(large)).toBe(true);
      expect(await askServerForBytes(at("nobody.sock"), "/admin/export", body)).toBeNull();
    } finally {
      await socket.close(1000);
    }
  });
});

describe("the files that replies may name", { timeout: 60_000 }, () => {
  let store: Awaited<ReturnType<typeof openStore>>;
  beforeAll(async () => {
    store = await openStore(await openPGlite(null));
  }, OPENING_MS);
  afterAll(() => store.close());

  it("are the exports, by name, and nothing else", async () => {
    const openFile = createOpenFile(store.db, null, { clock: CLOCK, exporter });
    expect(await openFile("export:xlsx")).toMatchObject({
      name: "Tong-hop-2023-12-12.xlsx",
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    });
    expect((await openFile("export:to-trinh"))?.name).toBe("To-trinh-So-Noi-vu-2023-12-12.docx");
    const report = await openFile("export:bao-cao");
    expect(report?.name).toBe("Bao-cao-UBND-tinh-2023-12-12.docx");
    expect(readDocx(report?.bytes ?? new Uint8Array(), "b.docx")).toContain("TM. ỦY BAN NHÂN DÂN");
    expect(await openFile("export:pdf")).toBeNull();
    expect(await createOpenFile(store.db, null, { clock: CLOCK })("export:xlsx")).toBeNull();
    expect(await createOpenFile(store.db, null, { clock: CLOCK, exporter: withoutTexts })("export:bao-cao")).toBeNull();
  });
});
