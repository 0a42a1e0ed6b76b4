import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { isVerbatim } from "../../src/knowledge/library.ts";
import { realKnowledge } from "../support/assistant.ts";

const ROOT = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "ask-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const citation = z.strictObject({ document: z.string(), locator: z.string(), quote: z.string().min(1).max(700) });
const common = {
  question: z.string(),
  answer: z.string().min(1),
  engine: z.enum(["extractive", "model"]),
  elapsed_ms: z.number().nonnegative(),
};
const proofs = z.array(citation);
/** A line of `ask --json` (the contract): fields may be added, none may be missing or of another shape. */
const line = z.discriminatedUnion("status", [
  z.looseObject({ ...common, status: z.literal("answered"), citations: proofs.min(1) }),
  z.looseObject({ ...common, status: z.literal("clarify"), citations: proofs }),
  z.looseObject({
    ...common,
    status: z.literal("declined"),
    reason: z.enum(["outside", "referenced_only", "not_stated"]),
    citations: proofs.max(0),
    related: proofs.optional(),
  }),
  z.looseObject({ ...common, status: z.literal("courtesy"), citations: proofs.max(0) }),
]);

function run(args: readonly string[], input = "", env: Record<string, string> = {}) {
  return spawnSync(process.execPath, ["start.mjs", "src/cli/ask.ts", ...args], {
    cwd: ROOT,
    encoding: "utf8",
    input,
    env: { ...process.env, CAMPAIGN: "", ...env },
  });
}

/** Asks the lines and gives the answers, each checked against the contract. */
function ask(lines: readonly string[], ...args: string[]) {
  const { stdout, stderr, status } = run(["--json", ...args], lines.map((one) => `${one}\n`).join(""));
  expect([stderr, status]).toEqual(["", 0]);
  return stdout
    .trimEnd()
    .split("\n")
    .map((one) => line.parse(JSON.parse(one)));
}

describe("ask --json", () => {
  const questions = [
    "Hạn nộp báo cáo là khi nào?",
    "han nop bao cao la khi nao",
    "Hôm nay thời tiết thế nào?",
    "xin chào",
    "Đơn vị tôi phải làm gì?",
    "Xã có phải nộp báo cáo không?",
    "",
    "Mức tiền thưởng bao nhiêu?",
    "Ai ký quyết định này?",
  ];
  const answers = ask(questions);

  it("answers every line with one object, in order", () => {
    expect(answers.map(({ question }) => question)).toEqual(questions);
  });

  it("tells answered, clarify, declined and courtesy apart", () => {
    expect(answers.map(({ status }) => status)).toEqual([
      "answered",
      "answered",
      "declined",
      "courtesy",
      "clarify",
      "declined",
      "courtesy",
      "declined",
      "answered",
    ]);
    expect(answers.map((answer) => answer["reason"])).toEqual([
      ...[undefined, undefined, "outside", undefined, undefined],
      ...["not_stated", undefined, "referenced_only", undefined],
    ]);
  });

  it("quotes the document word for word", async () => {
    const { library } = await realKnowledge();
    const quotes = answers.flatMap(({ citations }) => citations);
    expect(quotes.filter(({ quote }) => !library.documents.some((document) => isVerbatim(document, quote)))).toEqual(
      [],
    );
    expect(quotes.map(({ locator }) => locator)).toContain("Kế hoạch, Mục V, khoản 3");
  });
});

describe("lines of a conversation", () => {
  const answers = ask([
    JSON.stringify({ q: "Hạn nộp báo cáo là khi nào?", conversation: "a" }),
    JSON.stringify({ q: "Ai ký quyết định này?", conversation: "b" }),
    "còn xã thì sao?",
    JSON.stringify({ q: "còn xã thì sao?", conversation: "a" }),
    JSON.stringify({ q: "còn xã thì sao?" }),
    JSON.stringify({ q: "Đơn vị tôi phải làm gì?", unit_kind: "press" }),
    JSON.stringify({ q: "Đơn vị tôi phải làm gì?", unit_kind: "huyện" }),
    JSON.stringify({ q: "Đơn vị tôi phải làm gì?", unit_kind: null }),
  ]);
  const [, , plain, followUp, alone, press, district, unknown] = answers;

  it("go on with what the same conversation said, whatever stands between", () => {
    expect(followUp).toMatchObject({ status: "declined", reason: "not_stated" });
  });

  it("are no follow-up when plain or without a conversation", () => {
    expect({ ...plain, elapsed_ms: 0 }).toEqual({ ...alone, elapsed_ms: 0 });
    expect(plain?.answer).not.toBe(followUp?.answer);
  });

  it("are answered for the kind of unit they tell", () => {
    expect(press?.answer).toContain("Dạ, các cơ quan thông tin đại chúng");
    expect(district?.answer).toContain("UBND huyện, thị xã, thành phố");
    expect(unknown?.status).toBe("clarify");
  });

  it("are named by their question alone", () => {
    expect(followUp?.question).toBe("còn xã thì sao?");
  });
});

describe("input as it comes", () => {
  it("may begin with a byte-order mark, end lines as on Windows, and lack the last line's end", () => {
    const { stdout, status } = run(
      ["--json"],
      '\uFEFFAi ký quyết định này?\r\n{"q":"xin chào"}\r\n{"q": broken\r\ncảm ơn',
    );
    const answers = stdout
      .trimEnd()
      .split("\n")
      .map((one) => line.parse(JSON.parse(one)));
    expect(status).toBe(0);
    expect(answers.map(({ question }) => question)).toEqual([
      "Ai ký quyết định này?",
      "xin chào",
      '{"q": broken',
      "cảm ơn",
    ]);
    expect(answers.map(({ status: what }) => what)).toEqual(["answered", "courtesy", expect.any(String), "courtesy"]);
  });

  it("may hold JSON that is no question: it is read as words", () => {
    expect(ask(['{"x": 1}', "[1, 2]", '{"q": 7}']).map(({ question }) => question)).toEqual([
      '{"x": 1}',
      "[1, 2]",
      '{"q": 7}',
    ]);
  });

  it("may be nothing at all", () => {
    expect(run(["--json"])).toMatchObject({ stdout: "", stderr: "", status: 0 });
  });

  it("may be a question on the command line, answered in plain text", () => {
    const { stdout, status } = run(["Ai", "ký", "quyết", "định này?"]);
    expect(status).toBe(0);
    expect(stdout).toContain("Lê Văn Phước");
    expect(stdout).toContain("— Chữ ký");
  });
});

describe("ask --document", () => {
  const file = join(folder, "quy-che.txt");
  writeFileSync(
    file,
    [
      "QUY CHẾ",
      "Điều 1. Phạm vi điều chỉnh",
      "Quy chế này quy định việc sử dụng xe công của cơ quan.",
      "Điều 2. Thời hạn đăng ký",
      "1. Đơn vị đăng ký sử dụng xe trước 03 ngày làm việc.",
      "2. Văn phòng trả lời trong vòng 24 giờ.",
    ].join("\n"),
  );

  it("answers from that file alone", () => {
    const [own, foreign] = ask(
      ["Đăng ký sử dụng xe trước mấy ngày?", "Hạn nộp báo cáo về Sở Nội vụ là khi nào?"],
      "--document",
      file,
    );
    expect(own?.status).not.toBe("declined");
    expect(own?.citations[0]).toMatchObject({
      document: "quy-che",
      quote: expect.stringContaining("trước 03 ngày làm việc"),
    });
    expect(JSON.stringify(foreign)).not.toMatch(/10 tháng 12|Kế hoạch năm 2023/);
    expect(foreign?.status).not.toBe("answered");
  });

  it.each([
    ["a file that is not there", "khong-co.docx", null],
    ["a file that is not what its name says", "hong.docx", "not a zip"],
    ["a file of an unknown kind", "anh.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"],
  ])("says in one line which file cannot be read: %s", (_, name, content) => {
    if (content !== null) writeFileSync(join(folder, name), content);
    const { stdout, stderr, status } = run(["--json", "--document", join(folder, name)], "Hạn là khi nào?\n");
    expect([stdout, status]).toEqual(["", 2]);
    expect(stderr).toContain(name);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});

it("says in one line that CAMPAIGN names no folder", () => {
  const { stdout, stderr, status } = run(["--json"], "Hạn nộp báo cáo?\n", { CAMPAIGN: "vi-nguoi-ngheo-1999" });
  expect([stdout, status]).toEqual(["", 2]);
  expect(stderr).toMatch(/^CAMPAIGN: .*vi-nguoi-ngheo-1999\n$/);
});
