import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { wording } from "../../src/answering/wording.ts";
import {
  EMULATOR_KEY,
  EMULATOR_MODELS,
  type OpenaiEmulator,
  openOpenaiEmulator,
} from "../emulators/openai/openai-emulator.ts";
import { wordsOfBlock } from "../support/block-words.ts";
import { type RunningServer, runServer, SLOW_START_MS } from "../support/running-server.ts";
import { visit } from "../support/running-server-visitor.ts";

const ROOT = join(import.meta.dirname, "../..");
const LETTER = join(ROOT, "test/fixtures/unseen/open/cong-van-huong-dan.txt");
const CLAUSE = "Cam kết tháo dỡ nhà cũ trong vòng bao nhiêu ngày?";
/** Typed facts do not settle it; the nearest clauses are offered. */
const UNSURE = "hoi minh phai lam nhung viec gi, em la Nguyễn Văn An 0912345678";

const STANDS_OPEN = "hoi minh phai lam nhung viec gi, em la";

let emulator: OpenaiEmulator;
let env: Record<string, string>;
beforeAll(async () => {
  emulator = await openOpenaiEmulator();
  env = { OPENAI_BASE_URL: emulator.url, OPENAI_API_KEY: EMULATOR_KEY, OPENAI_MODEL: EMULATOR_MODELS.chat };
});
afterAll(() => emulator.close());
afterEach(() => {
  emulator.behave({ kind: "well" });
  emulator.forget();
});

describe("the running assistant with a model", () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await runServer({ env });
  }, SLOW_START_MS);
  afterAll(() => server.end());

  /** What somebody new is answered, without the introduction. */
  async function answerTo(question: string): Promise<string> {
    const visitor = await visit(server.url);
    await visitor.post({ text: question });
    const replies = await visitor.until(2);
    visitor.close();
    return replies
      .slice(1)
      .flatMap(({ blocks }) => blocks.map(wordsOfBlock))
      .join("\n");
  }

  it("puts the nearest clauses into words, says so, and quotes them; what breaks or lies changes nothing", async () => {
    emulator.behave({ kind: "broken", status: 503 });
    const without = await answerTo(UNSURE);
    expect(without).not.toContain(wording.phrased);
    emulator.behave({ kind: "invents", what: "clause" });
    emulator.next({ kind: "says", words: "Em đã nộp báo cáo cho anh/chị rồi." });
    expect(await answerTo(UNSURE)).not.toContain("đã nộp");
    emulator.behave({ kind: "well" });
    const helped = await answerTo(UNSURE);
    expect(helped).toContain(wording.phrased);
    expect(helped.startsWith(without.split("\n")[0] ?? "-")).toBe(true);
  });

  it("shows nothing of an answer that lies", async () => {
    emulator.behave({ kind: "says", words: "Em đã nộp báo cáo cho anh/chị rồi. Em đã xoá báo cáo." });
    const visitor = await visit(server.url);
    await visitor.post({ text: STANDS_OPEN });
    await visitor.until(2);
    expect(emulator.requests.length).toBeGreaterThan(0);
    expect(visitor.growing()).toEqual([]);
    visitor.close();
  });

  it("shows on the page what stands of an answer while it is written, and then the answer", async () => {
    const visitor = await visit(server.url);
    emulator.behave({ kind: "pauses" });
    await visitor.post({ text: STANDS_OPEN });
    const [first = ""] = await visitor.untilGrowing(1);
    expect(first).toContain(wording.phrased);
    expect(visitor.replies()).toEqual([]);
    emulator.release();
    const [, answer] = await visitor.until(2);
    const words = answer?.blocks.map(wordsOfBlock).join("\n") ?? "";
    for (const stood of visitor.growing()) expect(words).toContain(stood.split(wording.phrased)[0]?.trim());
    expect(await visitor.history()).toHaveLength(3);
    visitor.close();
  });

  it("sends neither names nor telephone numbers, and logs no word", async () => {
    await answerTo(UNSURE);
    const sent = emulator.requests.map((request) => request.text).join();
    expect(sent).toContain("hoi minh phai lam");
    expect(sent).not.toMatch(/Nguyễn Văn An|0912345678/);
    expect(JSON.stringify(server.lines)).not.toMatch(/hoi minh|sk-emulator/);
    const labels = { task: "answer", outcome: "said" };
    expect(await server.metric("troly_model_requests_total", labels)).toBeGreaterThan(0);
  });

  it("asks no model where facts settle the question", async () => {
    await answerTo("Hạn nộp báo cáo là khi nào?");
    expect(emulator.requests).toHaveLength(0);
  });
});

describe("the running assistant with embeddings", () => {
  it("looks for passages by their meaning too, and sends neither names nor telephone numbers for it", async () => {
    const server = await runServer({ env: { ...env, OPENAI_EMBEDDING_MODEL: EMULATOR_MODELS.embedding } });
    await emulator.received(1);
    const visitor = await visit(server.url);
    await visitor.post({ text: UNSURE });
    await visitor.until(2);
    visitor.close();
    const embedded = emulator.requests.filter(({ path }) => path === "/v1/embeddings").map((request) => request.text);
    const sent = embedded.join();
    expect(sent).toContain("hoi minh phai lam");
    expect(sent).toContain("Trước ngày 10 tháng 12");
    expect(sent).not.toMatch(/Nguyễn Văn An|0912345678/);
    expect(await server.metric("troly_model_requests_total", { task: "embed", outcome: "said" })).toBe(embedded.length);
    await server.end();
  });
});

describe("npm run ask with a model", () => {
  async function ask(environment: Record<string, string>) {
    const child = spawn(process.execPath, ["start.mjs", "src/cli/ask.ts", "--json", "--document", LETTER, CLAUSE], {
      cwd: ROOT,
      env: { ...process.env, CAMPAIGN: "", ...environment },
    });
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
    expect(err).toBe("");
    return JSON.parse(out);
  }

  it(
    "says that a model phrased the answer; the quotes are as without it",
    async () => {
      const [without, helped] = await Promise.all([ask({}), ask(env)]);
      expect(without).toMatchObject({ status: "answered", engine: "extractive" });
      expect(helped).toMatchObject({ status: "answered", engine: "model", citations: without.citations });
      expect(helped.answer).toContain(wording.phrased);
    },
    SLOW_START_MS,
  );

  it(
    "is refused by name where the model is half configured",
    async () => {
      const child = spawn(process.execPath, ["start.mjs", "src/cli/ask.ts", CLAUSE], {
        cwd: ROOT,
        env: { ...process.env, CAMPAIGN: "", OPENAI_MODEL: "m" },
      });
      const [err] = await Promise.all([text(child.stderr), once(child, "close")]);
      expect(err).toContain("OPENAI_API_KEY");
      expect(child.exitCode).not.toBe(0);
    },
    SLOW_START_MS,
  );
});
