import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder = "";
const file = (name: string) => join(folder, name);
const lines = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

function bench(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["start.mjs", "bench/run.ts", ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "retrieval-benchmark-"));
  const passages = ["Báo cáo gửi về Sở Nội vụ", "Hộ nghèo được hỗ trợ", "Khen thưởng tập thể"];
  writeFileSync(
    file("corpus.jsonl"),
    lines(passages.map((text, i) => ({ _id: `d${i}`, document: "Kế hoạch", title: "", text }))),
  );
  writeFileSync(
    file("queries.jsonl"),
    lines([
      { _id: "q0", text: "báo cáo gửi đâu?" },
      { _id: "q1", text: "Hỗ trợ ai?" },
    ]),
  );
  writeFileSync(file("qrels.tsv"), "query-id\tcorpus-id\tscore\nq0\td0\t1\nq1\td1\t1\n");
  writeFileSync(file("broken.jsonl"), `${JSON.stringify({ _id: "d0", document: "", title: "", text: "" })}\n{oops\n`);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("prints our rows as JSON", () => {
  const set = ["--corpus", file("corpus.jsonl"), "--queries", file("queries.jsonl"), "--qrels", file("qrels.tsv")];
  const { status, stdout } = bench("retrieval", ...set, "--only", "ours", "--json");
  expect(status).toBe(0);
  const cost = expect.any(Number);
  const costs = { build_ms: cost, p50_ms: cost, p95_ms: cost, rss_mb: cost };
  const rates = { n: 2, "recall@1": 1, "recall@5": 1, "recall@10": 1, "recall@20": 1, "mrr@10": 1 };
  expect(JSON.parse(stdout)).toMatchObject([
    { engine: "ours", form: "as typed", ...rates, ...costs },
    { engine: "ours", form: "unaccented", ...rates, ...costs },
  ]);
});

test("measures growth on passages made from the corpus", () => {
  const { status, stdout } = bench(
    "retrieval",
    "--scale",
    "--sizes",
    "10,30",
    "--corpus",
    file("corpus.jsonl"),
    "--queries",
    file("queries.jsonl"),
    "--only",
    "ours",
    "--json",
  );
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject([
    { engine: "ours", passages: 10, n: 2 },
    { engine: "ours", passages: 30, n: 2 },
  ]);
});

test.each([
  [["no-such"], "no-such"],
  [["retrieval"], "--corpus FILE, --queries FILE, --qrels FILE"],
  [["retrieval", "--corpus", "absent.jsonl", "--queries", "q", "--qrels", "r"], "absent.jsonl"],
  [["retrieval", "--only", "nobody"], "nobody"],
])("ends with 2 for %j and names what is missing", (args, named) => {
  const { status, stderr } = bench(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(named);
});

test("names the file and the line of a broken row", () => {
  const { status, stderr } = bench(
    "retrieval",
    "--corpus",
    file("broken.jsonl"),
    "--queries",
    file("queries.jsonl"),
    "--qrels",
    file("qrels.tsv"),
  );
  expect(status).toBe(2);
  expect(stderr).toContain(`${file("broken.jsonl")}:2`);
});
