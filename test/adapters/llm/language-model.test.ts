import { describe, expect, it } from "vitest";
import { z } from "zod";

import { createMemoryCoordination } from "../../../src/adapters/coordination/memory-coordination.ts";
import { createDayBudget, type DayLimits } from "../../../src/adapters/llm/day-budget.ts";
import { createLanguageModel } from "../../../src/adapters/llm/language-model.ts";
import { type Chat, ModelRefused, type Taken } from "../../../src/adapters/llm/ports.ts";
import { createRequestGuard } from "../../../src/adapters/llm/request-guard.ts";
import { createHandTime } from "../../support/crash-time.ts";

const PROMPT = { task: "understand", inputs: ["message"], text: "Đọc <message>.", version: "1" } as const;
const REQUEST = {
  task: "understand",
  inputs: { message: "bí mật của tôi" },
  shape: z.strictObject({ ok: z.boolean() }),
} as const;
const NEVER = new AbortController().signal;
const PLENTY: DayLimits = { tokens: 1_000_000, cost: 5, prices: null };

/** A model whose chat answers as the test says, with what was counted and logged. */
function createWorld(answer: (said: string) => Promise<Taken<unknown>>, limits = PLENTY) {
  const time = createHandTime(Temporal.Instant.from("2023-11-20T01:00:00Z"));
  const clock = { now: () => time.clock.now() };
  const { tally } = createMemoryCoordination(clock);
  const counted: string[] = [];
  const logged: string[] = [];
  const prompted: string[] = [];
  const log = (event: string, ...rest: unknown[]) => void logged.push(`${event} ${JSON.stringify(rest)}`);
  const chat: Chat = {
    model: "m",
    say: async <T>({ user }: { user: string }) => {
      prompted.push(user);
      return (await answer(user)) as Taken<T>;
    },
  };
  const guard = createRequestGuard({
    budget: createDayBudget(limits, { tally, clock, timeZone: "Asia/Ho_Chi_Minh" }),
    clock,
    logger: { info: log, warn: log, error: log },
    meter: {
      count: (name, labels = {}, by = 1) => void counted.push(`${name} ${Object.values(labels).join(" ")} ${by}`),
      time() {},
    },
  });
  const model = createLanguageModel({ chat, prompts: new Map([["understand", PROMPT]]), guard });
  const ask = (until: AbortSignal = NEVER) => model.ask(REQUEST, until);
  const reasons = async (times: number) => {
    const all: string[] = [];
    for (let at = 0; at < times; at += 1) {
      const outcome = await ask();
      all.push(outcome.kind === "said" ? "said" : outcome.reason);
    }
    return all;
  };
  return { ask, reasons, time, counted, logged, prompted };
}

const well = async () => ({ value: { ok: true }, tokens: { in: 40, out: 10 } });
const down = () => Promise.reject(new ModelRefused(500));

describe("a language model behind its guards", () => {
  it("says what its chat said, and counts requests and tokens", async () => {
    const { ask, counted } = createWorld(well);
    expect(await ask()).toEqual({ kind: "said", value: { ok: true }, model: "m" });
    expect(counted).toEqual([
      "model_tokens_total understand in 40",
      "model_tokens_total understand out 10",
      "model_requests_total understand said 1",
    ]);
  });

  it("says that an answer of another shape is malformed", async () => {
    const { reasons } = createWorld(async () => ({ value: null, tokens: null }));
    expect(await reasons(1)).toEqual(["malformed"]);
  });

  it("leaves a model alone that failed five times, and tries it once after 30 seconds", async () => {
    let healthy = false;
    const { reasons, time, prompted } = createWorld(() => (healthy ? well() : down()));
    expect(await reasons(7)).toEqual(["down", "down", "down", "down", "down", "resting", "resting"]);
    expect(prompted).toHaveLength(5);
    time.pass(29_999);
    expect(await reasons(1)).toEqual(["resting"]);
    time.pass(1);
    expect(await reasons(2)).toEqual(["down", "resting"]);
    time.pass(30_000);
    healthy = true;
    expect(await reasons(2)).toEqual(["said", "said"]);
  });

  it("lets one request through as a trial while others wait", async () => {
    const { ask, reasons, time } = createWorld(down);
    await reasons(5);
    time.pass(30_000);
    const both = await Promise.all([ask(), ask()]);
    expect(both.map((outcome) => outcome.kind === "failed" && outcome.reason)).toEqual(["down", "resting"]);
  });

  it("has eight requests under way and leaves the ninth out", async () => {
    const waiting = Promise.withResolvers<void>();
    const { ask } = createWorld(() => waiting.promise.then(well));
    const first = Array.from({ length: 8 }, () => ask());
    expect(await ask()).toEqual({ kind: "failed", reason: "busy" });
    waiting.resolve();
    expect(new Set((await Promise.all(first)).map(({ kind }) => kind))).toEqual(new Set(["said"]));
    expect((await ask()).kind).toBe("said");
  });

  it("stops when the day's tokens are used up, and goes on the next day", async () => {
    const { reasons, time } = createWorld(well, { ...PLENTY, tokens: 400 });
    expect(await reasons(4)).toEqual(["said", "said", "spent", "spent"]);
    time.pass(24 * 60 * 60 * 1000);
    expect(await reasons(1)).toEqual(["said"]);
  });

  it("stops when the day's money is used up", async () => {
    const limits = { tokens: 1_000_000, cost: 0.0004, prices: { in: 1, out: 1 } };
    expect(await createWorld(well, limits).reasons(3)).toEqual(["said", "said", "spent"]);
  });

  it("spends nothing on a server that is down", async () => {
    const { reasons, time } = createWorld(down, { ...PLENTY, tokens: 400 });
    expect(await reasons(5)).not.toContain("spent");
    time.pass(30_000);
    expect(await reasons(1)).toEqual(["down"]);
  });

  it("gives up when the time is over, and is not asked after it", async () => {
    const until = new AbortController();
    const { ask, prompted } = createWorld(() => {
      until.abort();
      return Promise.reject(new Error("aborted"));
    });
    expect(await ask(until.signal)).toEqual({ kind: "failed", reason: "too_slow" });
    expect(await ask(until.signal)).toEqual({ kind: "failed", reason: "too_slow" });
    expect(prompted).toHaveLength(1);
  });

  it("logs neither what it was asked nor what an error repeats of it", async () => {
    const { ask, logged } = createWorld(() => Promise.reject(new Error("bí mật của tôi, sk-khóa")));
    await ask();
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toMatch(/bí mật|sk-/);
  });
});
