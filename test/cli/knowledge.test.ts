import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const SOURCE = "knowledge/vi-nguoi-ngheo-2023/documents/quyet-dinh-va-ke-hoach.txt";

function run(...args: string[]) {
  return spawnSync(process.execPath, ["start.mjs", "src/cli/knowledge.ts", ...args], { cwd: ROOT, encoding: "utf8" });
}

describe("knowledge parse", () => {
  it("prints the tree as JSON in reading order, four fields each", () => {
    const { stdout, stderr, status } = run("parse", SOURCE, "--json");
    const nodes: { locator: string }[] = JSON.parse(stdout);
    expect([stderr, status]).toEqual(["", 0]);
    expect(new Set(nodes.map((node) => Object.keys(node).join()))).toEqual(new Set(["locator,kind,heading,text"]));
    expect(nodes.at(-1)?.locator).toBe("Kế hoạch, Mục V, đoạn cuối");
  });

  it("prints an outline to read", () => {
    const { stdout, status } = run("parse", SOURCE);
    expect(status).toBe(0);
    expect(stdout).toContain("\n  Kế hoạch, Mục I — MỤC ĐÍCH, YÊU CẦU\n    Kế hoạch, Mục I, khoản 1 — Mục đích\n");
  });

  it.each([
    ["a missing file", ["parse", "không-có.docx"], "không-có.docx: không tìm thấy tệp"],
    ["a file of another kind", ["parse", "package-lock.json", "--nope"], "Cách dùng"],
    ["no command", [], "Cách dùng"],
    ["two files", ["parse", SOURCE, SOURCE], "Cách dùng"],
  ])("says in one line on standard error what is wrong with %s", (_, args, message) => {
    const { stdout, stderr, status } = run(...args);
    expect([stdout, status]).toEqual(["", 2]);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});
