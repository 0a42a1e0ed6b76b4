import { afterEach, describe, expect, it, vi } from "vitest";

import { createWebChatRoutes } from "../../../src/adapters/web-chat/routes.ts";
import { textReply } from "../../../src/messages/reply.ts";
import { createWebChatTwin, type RunningWebChat, serveWebChat, type WebChatTwin } from "../../support/web-chat-twin.ts";

const ID = "3f0c9a52-6d0e-4f0e-9c39-8d1f3f1f5a10";
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function start(twin: WebChatTwin): Promise<RunningWebChat> {
  const web = await serveWebChat(twin);
  ends.push(web.close);
  return web;
}

/** A visitor of a running server: a cookie and, after a first message, a conversation. */
async function arrive(web: RunningWebChat, twin: WebChatTwin) {
  const page = await fetch(web.url);
  const cookie = page.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const headers = { cookie, "content-type": "application/json" };
  await fetch(`${web.url}/chat/messages`, { method: "POST", headers, body: JSON.stringify({ id: ID, text: "một" }) });
  const conversation = twin.events.at(-1)?.conversation ?? "";
  return { cookie, conversation };
}

/** Opens a stream and reads it as text. */
async function listen(web: RunningWebChat, cookie: string, path = "", headers: Record<string, string> = {}) {
  const leaving = new AbortController();
  ends.push(() => leaving.abort());
  const response = await fetch(`${web.url}/chat/events${path}`, {
    headers: { cookie, ...headers },
    signal: leaving.signal,
  });
  let text = "";
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  /** Reads on until the text holds this. */
  const until = async (part: string) => {
    while (!text.includes(part)) {
      const read = await reader?.read();
      if (!read || read.done) throw new Error(`The stream ended after ${text}`);
      text += read.value;
    }
    return text;
  };
  const ids = () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  return { response, until, ids, leave: () => leaving.abort(), reader };
}

describe("the stream of replies", () => {
  it("sends what was missed, then what comes", async () => {
    const twin = createWebChatTwin();
    const web = await start(twin);
    const { cookie, conversation } = await arrive(web, twin);
    const first = twin.say({ conversation }, textReply("câu một"));
    const stream = await listen(web, cookie);
    expect(stream.response.headers.get("content-type")).toBe("text/event-stream");
    expect(stream.response.headers.get("cache-control")).toBe("private, no-store, no-transform");
    await stream.until("id: 1\n\n");
    twin.say({ conversation }, { blocks: [{ kind: "text", text: "câu\nhai" }], choices: [{ id: "1-0", label: "Có" }] });
    const text = await stream.until("id: 2\n\n");
    const [, data] = [...text.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json ?? ""));
    expect(text).toContain(
      `event: reply\ndata: {"id":1,"at":"${first.at}","blocks":[{"kind":"text","text":"câu một"}],"choices":[]}\nid: 1\n\n`,
    );
    expect(data).toMatchObject({ id: 2, blocks: [{ text: "câu\nhai" }], choices: [{ id: "1-0", label: "Có" }] });
  });

  it.each([
    ["?after=2", {}],
    ["", { "last-event-id": "2" }],
    ["?after=1", { "last-event-id": "2" }],
  ])("goes on after the last one that arrived: %s %j", async (path, headers: Record<string, string>) => {
    const twin = createWebChatTwin();
    const web = await start(twin);
    const { cookie, conversation } = await arrive(web, twin);
    for (let at = 1; at <= 4; at += 1) twin.say({ conversation }, textReply(`câu ${at}`));
    const stream = await listen(web, cookie, path, headers);
    await stream.until("id: 4\n\n");
    expect(stream.ids()).toEqual([3, 4]);
  });

  it("reads a number that is none as the beginning", async () => {
    const twin = createWebChatTwin();
    const web = await start(twin);
    const { cookie, conversation } = await arrive(web, twin);
    twin.say({ conversation }, textReply("câu"));
    const stream = await listen(web, cookie, "?after=-1", { "last-event-id": "1e9" });
    await stream.until("id: 1\n\n");
  });

  it("loses and doubles nothing when the connection breaks again and again", async () => {
    const twin = createWebChatTwin();
    const web = await start(twin);
    const { cookie, conversation } = await arrive(web, twin);
    const got: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const stream = await listen(web, cookie, "", { "last-event-id": String(got.at(-1) ?? 0) });
      twin.say({ conversation }, textReply("trong lúc nghe"));
      const last = twin.say({ conversation }, textReply("nữa"));
      await stream.until(`id: ${last.id}\n\n`);
      got.push(...stream.ids());
      stream.leave();
      twin.say({ conversation }, textReply("trong lúc mất mạng"));
    }
    expect(got).toEqual(Array.from({ length: got.length }, (_, at) => at + 1));
    expect(got.length).toBeGreaterThanOrEqual(23);
  });

  it("stays alive, and finds at a keep-alive what no signal told of", async () => {
    const twin = createWebChatTwin();
    const web = await start(twin);
    const { cookie, conversation } = await arrive(web, twin);
    const stream = await listen(web, cookie);
    await stream.until("retry: 2000\n\n");
    await vi.waitFor(() => expect(twin.listeners()).toBe(2));
    twin.tick();
    await stream.until("\n: \n\n");
    twin.say({ conversation }, textReply("câu"), "quietly");
    twin.tick();
    await stream.until("id: 1\n\n");
  });

  it("of one visitor brings nothing of another's", async () => {
    const twin = createWebChatTwin();
    const web = await start(twin);
    const [one, other] = [await arrive(web, twin), await arrive(web, twin)];
    const stream = await listen(web, one.cookie);
    twin.say(other, textReply("của người khác"));
    twin.say(one, textReply("của mình"));
    expect(await stream.until("của mình")).not.toContain("của người khác");
  });

  it("lets go of everything when the reader leaves", async () => {
    const twin = createWebChatTwin();
    const web = await start(twin);
    const { cookie } = await arrive(web, twin);
    const stream = await listen(web, cookie);
    await vi.waitFor(() => expect(twin.listeners()).toBe(2));
    stream.leave();
    await vi.waitFor(() => expect(twin.listeners()).toBe(0));
  });

  it("may be open five times for one conversation, and again once one was closed", async () => {
    const twin = createWebChatTwin();
    const web = await start(twin);
    const [{ cookie }, other] = [await arrive(web, twin), await arrive(web, twin)];
    const streams = await Promise.all(Array.from({ length: 5 }, () => listen(web, cookie)));
    expect(streams.map(({ response }) => response.status)).toEqual([200, 200, 200, 200, 200]);
    const sixth = await listen(web, cookie);
    expect([sixth.response.status, sixth.response.headers.get("retry-after")]).toEqual([429, "30"]);
    expect(await sixth.until("}")).toContain("đang mở ở nhiều nơi quá");
    expect((await listen(web, other.cookie)).response.status).toBe(200);
    streams[0]?.leave();
    await vi.waitFor(async () => expect((await listen(web, cookie)).response.status).toBe(200));
  });

  it("may be open a thousand times on one server", async () => {
    const app = createWebChatRoutes(createWebChatTwin().deps);
    const open = async () => {
      const cookie = (await app.request("/")).headers.getSetCookie()[0]?.split(";")[0] ?? "";
      return app.request("/chat/events", { headers: { cookie } });
    };
    const streams = await Promise.all(Array.from({ length: 1000 }, open));
    expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
    const refused = await open();
    expect([refused.status, await refused.text()]).toEqual([503, expect.stringContaining("nhiều anh/chị đang hỏi")]);
    await streams[7]?.body?.cancel();
    await vi.waitFor(async () => expect((await open()).status).toBe(200));
    await Promise.all(streams.map(({ body }, at) => (at === 7 ? null : body?.cancel())));
  });

  it("needs a cookie, and is not opened by HEAD", async () => {
    const twin = createWebChatTwin();
    const web = await start(twin);
    const { cookie } = await arrive(web, twin);
    expect((await listen(web, "")).response.status).toBe(401);
    expect((await fetch(`${web.url}/chat/events`, { method: "HEAD", headers: { cookie } })).status).toBe(405);
    expect(twin.listeners()).toBe(0);
  });

  it("ends when the server is about to stop", async () => {
    const twin = createWebChatTwin();
    const stopping = new AbortController();
    const app = createWebChatRoutes({ ...twin.deps, stopping: stopping.signal });
    const cookie = (await app.request("/")).headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const stream = await app.request("/chat/events", { headers: { cookie } });
    const reader = stream.body?.getReader();
    await reader?.read();
    await vi.waitFor(() => expect(twin.listeners()).toBe(2));
    stopping.abort();
    expect((await reader?.read())?.done).toBe(true);
    await vi.waitFor(() => expect(twin.listeners()).toBe(0));
    expect((await app.request("/chat/events", { headers: { cookie } })).status).toBe(503);
  });

  it("ends without a word to the reader when the store breaks", async () => {
    const twin = createWebChatTwin();
    const web = await start(twin);
    const { cookie } = await arrive(web, twin);
    twin.setDown(true);
    const stream = await listen(web, cookie);
    await expect(stream.until("never")).rejects.toThrow(/^The stream ended after retry: 2000\n\n$/);
  });
});
