import { env } from "node:process";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";

import { createLangchainChat } from "../../../src/adapters/llm/langchain-chat.ts";
import {
  EMULATOR_KEY,
  EMULATOR_MODELS,
  type OpenaiEmulator,
  openOpenaiEmulator,
} from "../../emulators/openai/openai-emulator.ts";

const shape = z.strictObject({
  sentences: z.array(z.strictObject({ text: z.string(), passages: z.array(z.int()) })),
});
const SAID = "Cam kết tháo dỡ nhà cũ trong vòng 45 ngày.";
const REQUEST = {
  name: "answer",
  system: "Đọc <question> và <passages>.",
  user: `<question>\nBao nhiêu ngày?\n</question>\n\n<passages>\n[1] Mục I\n${SAID}\n</passages>`,
  shape,
  mostTokens: 900,
};
const NEVER = new AbortController().signal;

const WAYS = (["json_schema", "json_object"] as const).flatMap((output) => [
  { output, comes: "as a whole" as const },
  { output, comes: "as it grows" as const },
]);

/** As much of the first sentence as stands. */
const partOf = (soFar: unknown): string =>
  (soFar as Partial<z.output<typeof shape>> | null)?.sentences?.[0]?.text ?? "";

describe.each(WAYS)("a chat over LangChain, held to $output, that comes $comes", ({ output, comes }) => {
  let server: OpenaiEmulator;
  beforeAll(async () => {
    server = await openOpenaiEmulator({ takesJsonSchema: output === "json_schema" });
  });
  afterAll(() => server.close());
  afterEach(() => {
    server.behave({ kind: "well" });
    server.forget();
  });

  const chatWith = (apiKey: string | null = EMULATOR_KEY) =>
    createLangchainChat({ apiKey, baseUrl: server.url, model: EMULATOR_MODELS.chat, output });
  const grown: unknown[] = [];
  beforeEach(() => {
    grown.length = 0;
  });
  const request = comes === "as a whole" ? REQUEST : { ...REQUEST, onGrowth: (soFar: unknown) => grown.push(soFar) };
  const say = (until: AbortSignal = NEVER) => chatWith().say(request, until);

  it("says what the model said in the shape that was asked for, and what it took", async () => {
    const { value, tokens } = await say();
    expect(value).toEqual({ sentences: [{ text: SAID, passages: [1] }] });
    expect(tokens?.in).toBeGreaterThan(10);
    expect(tokens?.out).toBeGreaterThan(5);
    expect(server.requests).toHaveLength(1);
    const stream = comes === "as it grows" ? { stream: true } : {};
    expect(JSON.parse(server.requests[0]?.text ?? "")).toMatchObject({ response_format: { type: output }, ...stream });
  });

  it("is looked at while it grows only where somebody looks on", async () => {
    await say();
    const texts = grown.map(partOf).filter((text) => text !== "");
    if (comes === "as a whole") return expect(grown).toEqual([]);
    expect(new Set(texts).size).toBeGreaterThan(2);
    for (const text of texts) expect(SAID.startsWith(text)).toBe(true);
    expect(texts.at(-1)).toBe(SAID);
  });

  it.each([
    ["its JSON ends in the middle", { kind: "cut-short" }],
    ["it speaks in no shape", { kind: "raw", content: "Dạ, 45 ngày ạ." }],
    ["it speaks in another shape", { kind: "raw", content: '{"answer": "45"}' }],
    ["it declines", { kind: "refuses" }],
    ["it calls a tool", { kind: "calls-tool", name: "gia_han", arguments: "{}" }],
  ] as const)("has nothing to say where %s", async (_, mode) => {
    server.behave(mode);
    expect((await say()).value).toBeNull();
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ["is broken", { kind: "broken", status: 503 }],
    ["has too many requests", { kind: "rate-limited", retryAfter: 1 }],
    ["breaks off in the middle", { kind: "drops" }],
  ] as const)("throws after one request where the server %s, and repeats nothing of it", async (_, mode) => {
    server.behave(mode);
    const failure = await say().catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(Error);
    expect(String(failure)).not.toMatch(/Cam kết|sk-/);
    expect(server.requests).toHaveLength(1);
  });

  it("throws what status refused a key, without the key", async () => {
    await expect(chatWith("sk-another-key").say(request, NEVER)).rejects.toThrow(/^the server answered 401$/);
  });

  it("gives up at once when it is told to", async () => {
    server.behave({ kind: "hang" });
    const until = new AbortController();
    const said = say(until.signal).catch((cause: unknown) => cause);
    await server.received(1);
    until.abort();
    expect(await said).toBeInstanceOf(Error);
  });

  it("sends nothing to a service that traces", () => {
    chatWith();
    for (const name of ["LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"]) expect(env[name]).toBe("false");
  });
});

describe("a server that knows no streams", () => {
  it("refuses one, and is asked for whole answers from then on", async () => {
    const server = await openOpenaiEmulator({ streams: false });
    const chat = createLangchainChat({
      ...{ apiKey: EMULATOR_KEY, baseUrl: server.url, model: EMULATOR_MODELS.chat, output: "json_schema" },
    });
    const growing = { ...REQUEST, onGrowth: () => {} };
    await expect(chat.say(growing, NEVER)).rejects.toThrow(/^the server answered 400$/);
    expect((await chat.say(growing, NEVER)).value).toEqual({ sentences: [{ text: SAID, passages: [1] }] });
    expect(server.requests).toHaveLength(2);
    await server.close();
  });
});
