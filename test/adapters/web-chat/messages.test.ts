import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { LONGEST_MESSAGE } from "../../../src/messages/inbound-event.ts";
import { createWebChatTwin } from "../../support/web-chat-twin.ts";
import { messageOf, visit } from "./visit.ts";

const ID = "3f0c9a52-6d0e-4f0e-9c39-8d1f3f1f5a10";
const OTHER = "3f0c9a52-6d0e-4f0e-9c39-8d1f3f1f5a11";

describe("a message", () => {
  it("is accepted under the hashed cookie and the page's id", async () => {
    const { post, twin, cookie } = await visit();
    const response = await post({ id: ID.toUpperCase(), text: "  Hạn nộp là khi nào?\r\n\u0000\u0007 " });
    expect([response.status, await response.json()]).toEqual([202, { status: "accepted" }]);
    const conversation = createHash("sha256").update(cookie.slice("chat=".length)).digest("base64url");
    expect(twin.events).toMatchObject([
      {
        channel: "web-chat",
        conversation,
        eventKey: `${conversation}:${ID}`,
        happening: { kind: "text", text: "Hạn nộp là khi nào?" },
      },
    ]);
    expect(JSON.stringify(twin.events)).not.toContain(cookie.slice("chat=".length));
  });

  it("is one event however often it is delivered", async () => {
    const { post, twin } = await visit();
    const statuses = [];
    for (let time = 0; time < 3; time += 1) statuses.push((await post({ id: ID, text: "một" })).status);
    expect(statuses).toEqual([202, 202, 202]);
    expect([twin.events.length, twin.deliveries()]).toEqual([1, 3]);
  });

  it("of another visitor with the same id is another event", async () => {
    const twin = createWebChatTwin();
    const [one, other] = [await visit(twin), await visit(twin)];
    await one.post({ id: ID, text: "một" });
    await other.post({ id: ID, text: "một" });
    expect(new Set(twin.events.map(({ eventKey }) => eventKey)).size).toBe(2);
  });

  it("may be a choice", async () => {
    const { post, twin } = await visit();
    expect((await post({ id: ID, choice: "12-0", label: "Sở, ban, ngành tỉnh" })).status).toBe(202);
    expect(twin.events[0]?.happening).toEqual({ kind: "choice", choice: "12-0" });
  });

  it("is put in NFC", async () => {
    const { post, twin } = await visit();
    await post({ id: ID, text: "Hạn nộp".normalize("NFD") });
    expect(twin.events[0]?.happening).toEqual({ kind: "text", text: "Hạn nộp".normalize("NFC") });
  });

  it("may have as many characters as are read, counted in NFC, and not one more", async () => {
    const { post } = await visit();
    const longest = "ạ".repeat(LONGEST_MESSAGE);
    expect((await post({ id: ID, text: longest })).status).toBe(202);
    expect((await post({ id: OTHER, text: longest.normalize("NFD") })).status).toBe(202);
    const refused = await post({ id: ID, text: `${longest}ạ` });
    expect([refused.status, await messageOf(refused)]).toEqual([
      413,
      "Dạ, tin nhắn dài quá 4.096 ký tự nên em chưa nhận được. Anh/chị rút gọn hoặc tách thành nhiều tin giúp em ạ.",
    ]);
  });

  it("may have a body of 64 KiB and not a byte more, whether its length is told or not", async () => {
    const { post, request } = await visit();
    const body = (bytes: number) => JSON.stringify({ id: ID, text: "a" }).padEnd(bytes, " ");
    expect((await post(body(65_536))).status).toBe(202);
    expect((await post(body(65_537))).status).toBe(413);
    const streamed = await request("/chat/messages", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new Blob([body(65_537)]).stream(),
      duplex: "half",
    });
    expect(streamed.status).toBe(413);
    expect(await messageOf(streamed)).toContain("dài quá");
  });

  it.each([
    ["nothing but spaces", { id: ID, text: " \n\t\u200b " }],
    ["a text that is not text", { id: ID, text: 7 }],
    ["an id that is none", { id: "1", text: "a" }],
    ["no id", { text: "a" }],
    ["neither text nor choice", { id: ID }],
    ["text and choice", { id: ID, text: "a", choice: "1" }],
    ["a choice over 64 bytes", { id: ID, choice: "ạ".repeat(22) }],
    ["a choice with control characters", { id: ID, choice: "a\u0000" }],
    ["an empty choice", { id: ID, choice: "" }],
    ["unknown fields", { id: ID, text: "a", admin: true }],
    ["broken JSON", "{"],
    ["an empty body", ""],
    ["JSON that is no object", "null"],
  ])("with %s is refused with what to do", async (_what, body) => {
    const { post, twin } = await visit();
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await messageOf(response)).toMatch(/^Dạ, .* Anh\/chị .*\.$/);
    expect(twin.events).toEqual([]);
  });

  it("must be JSON in UTF-8", async () => {
    const { post, request } = await visit();
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"]) {
      expect((await post({ id: ID, text: "a" }, { "content-type": type })).status).toBe(415);
    }
    expect((await post({ id: ID, text: "a" }, { "content-type": "Application/JSON; charset=utf-8" })).status).toBe(202);
    const latin = await request("/chat/messages", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: Buffer.from(`{"id":"${ID}","text":"caf\u00e9"}`, "latin1"),
    });
    expect(latin.status).toBe(400);
  });

  it("without a cookie is answered with a wish to reload", async () => {
    const { request, twin } = await visit();
    const response = await request("/chat/messages", {
      method: "POST",
      headers: { cookie: "", "content-type": "application/json" },
      body: JSON.stringify({ id: ID, text: "a" }),
    });
    expect([response.status, await messageOf(response)]).toEqual([401, expect.stringContaining("tải lại trang")]);
    expect(twin.events).toEqual([]);
  });

  it.each([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost.evil.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("from another site is refused: %j", async (headers: Record<string, string>) => {
    const { post, request, twin } = await visit();
    expect((await post({ id: ID, text: "a" }, headers)).status).toBe(403);
    expect((await request("/chat/history", { headers })).status).toBe(403);
    expect((await request("/chat/events", { headers })).status).toBe(403);
    expect([twin.events.length, twin.listeners()]).toEqual([0, 0]);
  });

  it.each([{}, { origin: "https://localhost" }, { "sec-fetch-site": "same-origin" }])(
    "from the page itself is taken: %j",
    async (headers: Record<string, string>) => {
      const { post } = await visit();
      expect((await post({ id: ID, text: "a" }, headers)).status).toBe(202);
    },
  );

  it("too soon is asked to wait", async () => {
    const { post, twin } = await visit();
    twin.limit({ allowed: false, retryAfterMs: 4200 });
    const response = await post({ id: ID, text: "a" });
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "5"]);
    expect(await messageOf(response)).toContain("khoảng 5 giây");
    expect(twin.deliveries()).toBe(0);
  });

  it("comes through when the limiter does not work", async () => {
    const { post, twin } = await visit();
    twin.limit(new Error("no redis"));
    expect((await post({ id: ID, text: "a" })).status).toBe(202);
  });

  it("is asked for again when the store is down", async () => {
    const { post, request, twin } = await visit();
    twin.setDown(true);
    const response = await post({ id: ID, text: "a" });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "3"]);
    expect((await request("/chat/history")).status).toBe(503);
  });

  it("is never answered with a fault of ours, whatever it holds", async () => {
    const { post } = await visit();
    const bodies = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc
        .record({ id: fc.oneof(fc.uuid(), fc.string()), text: fc.string({ unit: "binary" }) })
        .map((value) => JSON.stringify(value)),
      fc.record({ id: fc.uuid(), choice: fc.anything() }).map((value) => JSON.stringify(value) ?? ""),
    );
    const types = fc.oneof(fc.constant("application/json"), fc.stringMatching(/^[a-z/;= ]{0,20}$/));
    await fc.assert(
      fc.asyncProperty(bodies, types, async (body, type) => {
        const { status } = await post(body, { "content-type": type });
        expect([202, 400, 413, 415]).toContain(status);
      }),
      { numRuns: 500 },
    );
  });
});
