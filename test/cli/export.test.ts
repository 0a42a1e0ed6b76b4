import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";

import { readDocx } from "../../src/adapters/documents/docx.ts";
import { openZip } from "../../src/adapters/documents/zip.ts";
import { type RunningServer, runServer, SLOW_START_MS } from "../support/running-server.ts";
import { endPrograms, runToEnd } from "../support/running-server-process.ts";

let server: RunningServer;
const folder = mkdtempSync(join(tmpdir(), "xuat-"));
beforeAll(async () => {
  server = await runServer();
}, SLOW_START_MS);
afterEach(endPrograms);
afterAll(async () => {
  await server.end();
  rmSync(folder, { recursive: true });
});

const admin = (...args: string[]) => runToEnd(["src/cli/admin.ts", ...args], { DATA_DIR: server.dataDir });

it("exports through the running server, and alone once it is stopped", { timeout: 120_000 }, async () => {
  const sheet = join(folder, "tong-hop.xlsx");
  const exported = await admin("export", "--format", "xlsx", "--out", sheet);
  expect([exported.code, exported.out]).toEqual([0, `Đã ghi bảng tổng hợp vào ${sheet}\n`]);
  expect(exported.err).toBe("Đã đọc 37/37 đơn vị\nĐang ghi bảng tổng hợp\n");
  expect(openZip(readFileSync(sheet), "a.xlsx").text("xl/workbook.xml")).toContain('name="Chưa nộp"');
  await server.stop();
  const alone = await admin("export", "--format", "docx", "--out", join(folder, "cuoi-nam.docx"), "--json");
  expect(alone.code).toBe(0);
  for (const { path } of JSON.parse(alone.out).files as { path: string }[])
    expect(readDocx(readFileSync(path), path)).toContain("chưa báo cáo 37");
});
