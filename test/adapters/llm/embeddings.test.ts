import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { createMemoryCoordination } from "../../../src/adapters/coordination/memory-coordination.ts";
import { createDayBudget } from "../../../src/adapters/llm/day-budget.ts";
import { createEmbedder } from "../../../src/adapters/llm/embedder.ts";
import { createOpenaiEmbeddings } from "../../../src/adapters/llm/openai-embeddings.ts";
import type { EmbeddingServer } from "../../../src/adapters/llm/ports.ts";
import { createRequestGuard } from "../../../src/adapters/llm/request-guard.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import {
  EMULATOR_KEY,
  EMULATOR_MODELS,
  type OpenaiEmulator,
  openOpenaiEmulator,
} from "../../emulators/openai/openai-emulator.ts";
import { createHandTime } from "../../support/crash-time.ts";

const TEXTS = ["hạn nộp báo cáo", "hạn nộp báo cáo năm", "trâu bò heo gà"];
const NEVER = new AbortController().signal;

let emulator: OpenaiEmulator;
beforeAll(async () => {
  emulator = await openOpenaiEmulator();
});
afterAll(() => emulator.close());
afterEach(() => {
  emulator.behave({ kind: "well" });
  emulator.forget();
});

const reach = (apiKey: string = EMULATOR_KEY) =>
  createOpenaiEmbeddings({ apiKey, baseUrl: emulator.url, model: EMULATOR_MODELS.embedding });

describe("embeddings over OpenAI's client", () => {
  it("are one vector for each text, in their order, with the tokens they took", async () => {
    const { value, tokens } = await reach().embed(TEXTS, NEVER);
    expect(value).toHaveLength(3);
    expect(new Set(value?.map(({ length }) => length)).size).toBe(1);
    const [alone] = (await reach().embed(TEXTS.slice(2), NEVER)).value ?? [];
    expect(value?.[2]).toEqual(alone);
    expect(tokens?.in).toBeGreaterThan(5);
    expect(tokens?.out).toBe(0);
    expect(emulator.requests).toHaveLength(2);
  });

  it.each([
    ["is broken", { kind: "broken", status: 503 }, "the server answered 503"],
    ["has too many requests", { kind: "rate-limited", retryAfter: 1 }, "the server answered 429"],
  ] as const)("throws after one request where the server %s, and repeats nothing of it", async (_, mode, words) => {
    emulator.behave(mode);
    await expect(reach().embed(TEXTS, NEVER)).rejects.toThrow(new RegExp(`^${words}$`));
    expect(emulator.requests).toHaveLength(1);
  });

  it("throws what status refused a key, without the key", async () => {
    await expect(reach("sk-another-key").embed(TEXTS, NEVER)).rejects.toThrow(/^the server answered 401$/);
  });

  it("gives up at once when it is told to", async () => {
    emulator.behave({ kind: "hang" });
    const until = new AbortController();
    const failing = reach()
      .embed(TEXTS, until.signal)
      .catch((cause: unknown) => cause);
    await emulator.received(1);
    until.abort();
    expect(await failing).toBeInstanceOf(Error);
  });
});

describe("an embedder behind its guard", () => {
  /** An embedder over a server, with what was counted. */
  function createWorld(server: EmbeddingServer, tokens = 1_000_000) {
    const { clock } = createHandTime(Temporal.Instant.from("2023-11-20T01:00:00Z"));
    const { tally } = createMemoryCoordination(clock);
    const limits = { tokens, cost: 5, prices: null };
    const counted: string[] = [];
    const guard = createRequestGuard({
      budget: createDayBudget(limits, { tally, clock, timeZone: "Asia/Ho_Chi_Minh" }),
      clock,
      logger: silentLogger,
      meter: {
        count: (name, labels = {}, by = 1) => void counted.push(`${name} ${Object.values(labels).join(" ")} ${by}`),
        time() {},
      },
    });
    return { embedder: createEmbedder({ server, guard }), counted };
  }
  const giving = (...vectors: readonly number[][]): EmbeddingServer => ({
    embed: async () => ({ value: vectors.map((one) => Float32Array.from(one)), tokens: { in: 7, out: 0 } }),
  });

  it("gives vectors of length 1, and counts what they took", async () => {
    const { embedder, counted } = createWorld(giving([3, 4], [0, 2]));
    const vectors = await embedder.embed(["một", "hai"], NEVER);
    expect(vectors?.map((one) => [...one].map((value) => value.toFixed(3)))).toEqual([
      ["0.600", "0.800"],
      ["0.000", "1.000"],
    ]);
    expect(counted).toEqual([
      "model_tokens_total embed in 7",
      "model_tokens_total embed out 0",
      "model_requests_total embed said 1",
    ]);
  });

  it.each([
    ["point nowhere", [[0, 0]]],
    ["are no numbers", [[Number.NaN, 1]]],
    ["are of several lengths", [[1, 0], [1]]],
    ["are empty", [[]]],
  ])("gives none where the vectors %s", async (_, vectors) => {
    expect(await createWorld(giving(...vectors)).embedder.embed(["một", "hai"], NEVER)).toBeNull();
  });

  it("gives none where the server fails, or the day's tokens are used up", async () => {
    const down = { embed: () => Promise.reject(new Error("down")) };
    const failing = createWorld(down);
    expect(await failing.embedder.embed(["một"], NEVER)).toBeNull();
    expect(failing.counted).toEqual(["model_requests_total embed down 1"]);
    const spent = createWorld(giving([1]), 1);
    expect(await spent.embedder.embed(["một hai"], NEVER)).toBeNull();
    expect(spent.counted).toEqual(["model_requests_total embed spent 1"]);
  });
});
