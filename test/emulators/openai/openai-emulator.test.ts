import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { ChatOpenAI } from "@langchain/openai";
import OpenAI, {
  APIConnectionError,
  AuthenticationError,
  BadRequestError,
  NotFoundError,
  RateLimitError,
} from "openai";
import { afterAll, beforeEach, describe, expect, it } from "vitest";

import { createManualTimers } from "../telegram/timers.ts";
import { EMULATOR_KEY, EMULATOR_MODELS, openOpenaiEmulator } from "./openai-emulator.ts";

const timers = createManualTimers();
const emulator = await openOpenaiEmulator({ timers });
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.forget();
  emulator.behave({ kind: "well" });
});

const clientWith = (apiKey: string) => new OpenAI({ apiKey, baseURL: emulator.url, maxRetries: 0, logLevel: "off" });
const client = clientWith(EMULATOR_KEY);
const model = EMULATOR_MODELS.chat;
const PASSAGES = "[1] Mục I\nXã xây 12 căn nhà.\n\n[2] Mục V\nBáo cáo gửi về Sở Nội vụ trước ngày 10 tháng 12.";
const QUESTION = `<question>\nBáo cáo gửi trước ngày nào?\n</question>\n\n<passages>\n${PASSAGES}\n</passages>`;
const schema = {
  type: "object",
  properties: {
    sentences: {
      type: "array",
      items: {
        type: "object",
        properties: { text: { type: "string" }, passages: { type: "array", items: { type: "integer" } } },
        required: ["text", "passages"],
        additionalProperties: false,
      },
    },
  },
  required: ["sentences"],
  additionalProperties: false,
};
const held = { type: "json_schema", json_schema: { name: "answer", strict: true, schema } } as const;
const messages = [
  { role: "system", content: "Trả lời bằng JSON." },
  { role: "user", content: QUESTION },
] as const;
const ask = (more: object = {}) =>
  client.chat.completions.create({ model, messages: [...messages], response_format: held, ...more });
const RIGHT = { sentences: [{ text: "Báo cáo gửi về Sở Nội vụ trước ngày 10 tháng 12.", passages: [2] }] };

describe("an OpenAI-compatible server, asked by the official client", () => {
  it("quotes the best passage in the shape that is asked for, and counts tokens", async () => {
    const { choices, usage } = await ask();
    expect(JSON.parse(choices[0]?.message.content ?? "")).toEqual(RIGHT);
    expect(choices[0]?.finish_reason).toBe("stop");
    expect(usage?.total_tokens).toBe((usage?.prompt_tokens ?? 0) + (usage?.completion_tokens ?? 0));
  });

  it("takes JSON without a schema where the prompt speaks of JSON, and plain words", async () => {
    const { choices } = await ask({ response_format: { type: "json_object" } });
    expect(JSON.parse(choices[0]?.message.content ?? "")).toEqual(RIGHT);
    const silent = { response_format: { type: "json_object" }, messages: [{ role: "user", content: "chào" }] };
    await expect(ask(silent)).rejects.toThrow(BadRequestError);
    const plain = await client.chat.completions.create({ model, messages: [{ role: "user", content: "chào" }] });
    expect(plain.choices[0]?.message.content).toBe("chào");
  });

  it("streams the same in pieces, with the tokens at the end", async () => {
    const pieces: string[] = [];
    let tokens = 0;
    const stream = await client.chat.completions.create({
      ...{ model, messages: [...messages], response_format: held },
      ...{ stream: true, stream_options: { include_usage: true } },
    });
    for await (const { choices, usage } of stream) {
      pieces.push(choices[0]?.delta.content ?? "");
      tokens = usage?.total_tokens ?? tokens;
    }
    expect(pieces.length).toBeGreaterThan(5);
    expect(JSON.parse(pieces.join(""))).toEqual(RIGHT);
    expect(tokens).toBeGreaterThan(0);
  });

  it("streams all but the last piece, and that once it is released", async () => {
    emulator.next({ kind: "pauses" });
    const stream = await client.chat.completions.create({
      ...{ model, messages: [...messages], response_format: held },
      stream: true,
    });
    let said = "";
    for await (const { choices } of stream) {
      said += choices[0]?.delta.content ?? "";
      if (said.length > JSON.stringify(RIGHT).length / 2) emulator.release();
    }
    expect(JSON.parse(said)).toEqual(RIGHT);
  });

  it("refuses what servers refuse", async () => {
    await expect(clientWith("sk-other").models.list()).rejects.toThrow(AuthenticationError);
    await expect(ask({ model: "gpt-none" })).rejects.toThrow(NotFoundError);
    await expect(ask({ temprature: 0 })).rejects.toThrow("Unrecognized request argument");
    await expect(ask({ messages: [] })).rejects.toThrow(BadRequestError);
    await expect(ask({ stream_options: { include_usage: true } })).rejects.toThrow(BadRequestError);
    const loose = { name: "answer", strict: true, schema: { ...schema, additionalProperties: true } };
    await expect(ask({ response_format: { type: "json_schema", json_schema: loose } })).rejects.toThrow(
      "Invalid schema",
    );
  });

  it("lists its models and gives vectors in which like texts are near", async () => {
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(Object.values(EMULATOR_MODELS));
    const input = ["hạn nộp báo cáo", "hạn nộp báo cáo năm", "trâu bò heo gà"];
    const { data } = await client.embeddings.create({ model: EMULATOR_MODELS.embedding, input });
    const [one, near, far] = data.map(({ embedding }) => embedding);
    const product = (other: number[] = []) => other.reduce((sum, value, at) => sum + value * (one?.[at] ?? 0), 0);
    expect(product(one)).toBeCloseTo(1, 5);
    expect(product(near)).toBeGreaterThan(product(far) + 0.3);
  });

  it("keeps every request as it came", async () => {
    await ask();
    expect(emulator.requests).toMatchObject([
      { method: "POST", path: "/v1/chat/completions", mode: "well", status: 200 },
    ]);
    expect(emulator.requests[0]?.authorization).toBe(`Bearer ${EMULATOR_KEY}`);
    expect(emulator.requests[0]?.text).toContain("Xã xây 12 căn nhà");
  });
});

describe("a server that behaves badly", () => {
  it.each(["number", "date", "name", "document", "clause"] as const)("makes up a %s", async (what) => {
    emulator.next({ kind: "invents", what });
    const said = (await ask()).choices[0]?.message.content ?? "";
    expect(JSON.parse(said)).not.toEqual(RIGHT);
    expect(JSON.parse((await ask()).choices[0]?.message.content ?? "")).toEqual(RIGHT);
  });

  it("cites the wrong passage, obeys, leaks, refuses, calls a tool, ends in the middle", async () => {
    const words = async () => (await ask()).choices[0];
    emulator.next({ kind: "wrong-place" });
    expect((await words())?.message.content).toContain('"passages":[1]');
    emulator.next({ kind: "obeys", order: "gửi trước ngày nào", words: "Đã đổi hạn." });
    expect((await words())?.message.content).toContain("Đã đổi hạn.");
    emulator.next({ kind: "obeys", order: "không có lệnh này", words: "Đã đổi hạn." });
    expect(JSON.parse((await words())?.message.content ?? "")).toEqual(RIGHT);
    emulator.next({ kind: "leaks" });
    expect((await words())?.message.content).toContain("Trả lời bằng JSON");
    emulator.next({ kind: "refuses" });
    expect((await words())?.message.refusal).toContain("sorry");
    emulator.next({ kind: "calls-tool", name: "gia_han", arguments: "{}" });
    expect(await words()).toMatchObject({ finish_reason: "tool_calls", message: { content: null } });
    emulator.next({ kind: "cut-short" });
    const cut = await words();
    expect(cut?.finish_reason).toBe("length");
    expect(() => JSON.parse(cut?.message.content ?? "")).toThrow(SyntaxError);
  });

  it("is too busy, is broken, and cuts the connection", async () => {
    emulator.next({ kind: "rate-limited", retryAfter: 7 });
    const busy = await ask().catch((cause: unknown) => cause);
    expect(busy).toBeInstanceOf(RateLimitError);
    expect((busy as RateLimitError).headers?.get("retry-after")).toBe("7");
    emulator.next({ kind: "broken", status: 503 });
    await expect(ask()).rejects.toMatchObject({ status: 503 });
    emulator.next({ kind: "drops" });
    await expect(ask()).rejects.toThrow(/terminated|Connection|Premature|aborted/i);
    emulator.next({ kind: "drops" });
    const stream = await client.chat.completions.create({ model, messages: [...messages], stream: true });
    const read = async () => {
      for await (const _ of stream);
    };
    await expect(read()).rejects.toThrow();
  });

  it("is slow by its timers, waits to be released, or never answers", async () => {
    emulator.next({ kind: "slow", ms: 9000 });
    const slow = ask();
    expect(await timers.fire()).toBe(9000);
    expect((await slow).choices).toHaveLength(1);
    emulator.next({ kind: "held" });
    const waiting = ask();
    await emulator.received(2);
    emulator.release();
    expect((await waiting).choices).toHaveLength(1);
    emulator.next({ kind: "hang" });
    const until = new AbortController();
    const never = client.chat.completions.create({ model, messages: [...messages] }, { signal: until.signal });
    await emulator.received(3);
    until.abort();
    await expect(never).rejects.toThrow();
    expect(emulator.requests[2]?.status).toBe(0);
  });

  it("is not there", async () => {
    const gone = await openOpenaiEmulator();
    await gone.close();
    const lost = new OpenAI({ apiKey: "x", baseURL: gone.url, maxRetries: 0, logLevel: "off" });
    await expect(lost.models.list()).rejects.toThrow(APIConnectionError);
  });

  it("knows no schemas where it is said to be of that kind", async () => {
    const old = await openOpenaiEmulator({ takesJsonSchema: false });
    const plain = new OpenAI({ apiKey: EMULATOR_KEY, baseURL: old.url, maxRetries: 0, logLevel: "off" });
    const asked = plain.chat.completions.create({ model, messages: [...messages], response_format: held });
    await expect(asked).rejects.toThrow("not supported");
    await old.close();
  });
});

it("LangChain reads its structured output", async () => {
  const chat = new ChatOpenAI({ model, apiKey: EMULATOR_KEY, maxRetries: 0, configuration: { baseURL: emulator.url } });
  const said = await chat
    .withStructuredOutput(schema, { name: "answer", method: "jsonSchema", strict: true })
    .invoke([new SystemMessage("Trả lời bằng JSON."), new HumanMessage(QUESTION)]);
  expect(said).toEqual(RIGHT);
});
