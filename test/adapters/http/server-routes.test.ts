import { Hono } from "hono";
import { describe, expect, it } from "vitest";

import { createMeter } from "../../../src/adapters/http/metrics.ts";
import { createServerRoutes, LARGEST_BODY } from "../../../src/adapters/http/server-routes.ts";
import type { Facts, Logger } from "../../../src/kernel/logger.ts";

function open(options: { ready?: () => Promise<boolean>; secure?: boolean } = {}) {
  const lines: { event: string; facts: Facts; cause?: unknown }[] = [];
  const note = (event: string, facts: Facts = {}) => void lines.push({ event, facts });
  const logger: Logger = {
    info: note,
    warn: note,
    error: (event, cause, facts = {}) => void lines.push({ event, facts, cause }),
  };
  const mounted = new Hono();
  mounted.get("/there", (context) => context.text("đây"));
  mounted.post("/there", async (context) => context.text(String((await context.req.text()).length)));
  mounted.get("/broken", () => {
    throw new Error("nội dung riêng");
  });
  mounted.get("/away", (context) => context.text("", 503));
  const app = createServerRoutes({
    readiness: {
      ready: options.ready ?? (async () => true),
      channels: () => ({ "web-chat": "ready", telegram: "unreachable" }),
    },
    meter: createMeter(),
    mounted: [mounted],
    secure: options.secure ?? false,
    logger,
  });
  return { app, lines };
}

describe("the server's own paths", () => {
  it("say that it is alive whatever else is the matter", async () => {
    const { app } = open({ ready: async () => false });
    const response = await app.request("/healthz");
    expect([response.status, await response.json()]).toEqual([200, { status: "alive" }]);
  });

  it.each<[string, () => Promise<boolean>, number, boolean]>([
    ["when it is", async () => true, 200, true],
    ["when it is not", async () => false, 503, false],
    ["when nobody can tell", () => Promise.reject(new Error("the store is away")), 503, false],
  ])("say that it is ready %s, and how the channels stand", async (_, ready, status, said) => {
    const response = await open({ ready }).app.request("/readyz");
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ ready: said, channels: { "web-chat": "ready", telegram: "unreachable" } });
  });

  it("give the numbers in the text format of Prometheus", async () => {
    const { app } = open();
    await app.request("/there");
    const response = await app.request("/metrics");
    expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await response.text();
    expect(text).toContain('troly_http_seconds_count{method="GET",status="200"} 1');
    expect(text).toMatch(/^process_cpu_seconds_total /m);
    const line = /^(?:#.*|[a-zA-Z_:][\w:]*(?:\{[^{}]*\})? \S+(?: \d+)?)$/;
    expect(text.split("\n").filter((one) => one !== "" && !line.test(one))).toEqual([]);
  });

  it("are not found elsewhere", async () => {
    const response = await open().app.request("/không-có");
    expect([response.status, await response.json()]).toEqual([404, { message: "Không có trang này." }]);
  });
});

describe("every answer", () => {
  it.each(["/there", "/healthz", "/nowhere", "/broken"])(
    "carries headers that protect the reader: %s",
    async (path) => {
      const { headers } = await open().app.request(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(headers.has("x-powered-by")).toBe(false);
      expect(headers.has("strict-transport-security")).toBe(false);
    },
  );

  it("asks to come again by HTTPS where people come by it", async () => {
    const { headers } = await open({ secure: true }).app.request("/there");
    expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{7,}/);
  });

  it("carries the number of its request: the one that came along, or a new one", async () => {
    const { app } = open();
    const idFor = async (headers: Record<string, string>) =>
      (await app.request("/there", { headers })).headers.get("x-request-id") ?? "";
    expect(await idFor({ "x-request-id": "proxy-17" })).toBe("proxy-17");
    const [one, other, long, odd] = [
      await idFor({}),
      await idFor({}),
      await idFor({ "x-request-id": "a".repeat(65) }),
      await idFor({ "x-request-id": "<script>" }),
    ];
    for (const id of [one, other, long, odd]) expect(id).toMatch(/^[\w-]{20,64}$/);
    expect(new Set([one, other, long, odd]).size).toBe(4);
  });
});

describe("a request", () => {
  it.each([
    ["as large as may be", LARGEST_BODY, 200],
    ["too large by a byte", LARGEST_BODY + 1, 413],
  ])("is measured: %s", async (_, bytes, status) => {
    const response = await open().app.request("/there", { method: "POST", body: "x".repeat(bytes) });
    expect(response.status).toBe(status);
  });

  it("is measured where it does not say its length, and where nothing is", async () => {
    const chunk = new Uint8Array(300_000);
    const endless = (): ReadableStream =>
      new ReadableStream({
        pull: (stream): void => stream.enqueue(chunk),
      });
    const post = (path: string) =>
      open().app.request(path, { method: "POST", body: endless(), duplex: "half" } as RequestInit);
    expect([(await post("/there")).status, (await post("/nowhere")).status]).toEqual([413, 413]);
  });

  it("that breaks is answered plainly, and logged under its number without what was said", async () => {
    const { app, lines } = open();
    const response = await app.request("/broken", { headers: { "x-request-id": "proxy-18" } });
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ message: expect.stringMatching(/^Có trục trặc, anh\/chị thử lại/) });
    expect(lines.map(({ event, facts }) => [event, facts["id"]])).toEqual([
      ["http_error", "proxy-18"],
      ["http_failed", "proxy-18"],
    ]);
    expect(JSON.stringify(lines.map(({ facts }) => facts))).not.toContain("nội dung riêng");
  });

  it("that fails is logged, one that is refused is not", async () => {
    const { app, lines } = open();
    await app.request("/away");
    await app.request("/nowhere");
    expect(lines).toMatchObject([{ event: "http_failed", facts: { status: 503 } }]);
  });
});
