import { once } from "node:events";
import { rmSync, statSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, afterEach, describe, expect, it } from "vitest";

import { askServer, controlPath } from "../../../src/adapters/http/control-client.ts";
import { AddressInUse, type Listening, listenOnPort, listenOnSocket } from "../../../src/adapters/http/listen.ts";
import { temporaryFolder } from "../../support/running-server.ts";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const open: Listening[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close(0))));

const app = new Hono();
app.get("/alive", (context) => context.json(true));
app.post("/echo", async (context) => context.json(await context.req.json()));
app.get("/broken", (context) => context.text("", 500));
app.get("/odd", (context) => context.text("not JSON"));

async function on(listening: Promise<Listening>): Promise<Listening> {
  open.push(await listening);
  return listening;
}

describe("a port", () => {
  it("is chosen where none is asked for, and reached under its address", async () => {
    const { at } = await on(listenOnPort(app, "127.0.0.1", 0));
    expect(at).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${at}/alive`)).json()).toBe(true);
  });

  it("holds an idle connection longer than the proxies before it", async () => {
    const { at } = await on(listenOnPort(app, "127.0.0.1", 0));
    const [answer] = (await once(get(`${at}/alive`), "response")) as [IncomingMessage];
    answer.resume();
    expect(answer.headers["keep-alive"]).toBe("timeout=75");
  });

  it("that is taken is said to be, by the variables that set it", async () => {
    const { at } = await on(listenOnPort(app, "127.0.0.1", 0));
    const again = listenOnPort(app, "127.0.0.1", Number(new URL(at).port));
    await expect(again).rejects.toThrow(AddressInUse);
    await expect(again).rejects.toThrow(/^HOST and PORT: 127\.0\.0\.1:\d+ is in use/);
  });

  it("closes after the requests that run, and cuts those that do not end", async () => {
    const slow = new Hono();
    const [began, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    slow.get("/", async (context) => {
      began.resolve();
      await finish.promise;
      return context.text("fertig");
    });
    const listening = await listenOnPort(slow, "127.0.0.1", 0);
    const answer = fetch(listening.at).then((response) => response.text());
    await began.promise;
    const closed = listening.close(60_000);
    await expect(fetch(listening.at)).rejects.toThrow();
    finish.resolve();
    expect(await answer).toBe("fertig");
    await closed;

    const endless = await listenOnPort(
      new Hono().get("/", (context) => context.body(new ReadableStream({ start: (stream) => stream.enqueue("a") }))),
      "127.0.0.1",
      0,
    );
    const socket = connect(Number(new URL(endless.at).port), "127.0.0.1");
    socket.on("error", () => {});
    socket.write("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
    await once(socket, "data");
    const cut = once(socket, "close");
    await endless.close(1);
    await cut;
  });
});

describe("the socket of a data folder", () => {
  it("is for this user alone", async () => {
    const { at } = await on(listenOnSocket(app, controlPath(folder)));
    expect(at.startsWith(folder)).toBe(true);
    expect(statSync(at).mode & 0o777).toBe(0o600);
    expect(await askServer(at, "GET", "/alive")).toBe(true);
    expect(await askServer(at, "POST", "/echo", { chữ: "Đơn vị" })).toEqual({ chữ: "Đơn vị" });
  });

  it("replaces what a killed process left", async () => {
    writeFileSync(controlPath(folder), "");
    const { at } = await on(listenOnSocket(app, controlPath(folder)));
    expect(await askServer(at, "GET", "/alive")).toBe(true);
  });

  it("lies elsewhere, under a name of the folder's own, where the path would be too long", () => {
    const [one, other] = ["a", "b"].map((last) => join(folder, "x".repeat(120), last));
    const paths = [one, other].map((dataDir) => controlPath(dataDir ?? ""));
    expect(new Set(paths).size).toBe(2);
    for (const path of paths) {
      expect(path.startsWith(tmpdir())).toBe(true);
      expect(path.length).toBeLessThanOrEqual(100);
    }
    expect(controlPath(one ?? "")).toBe(paths[0]);
  });

  it("answers nobody when no server listens: no file, or one that was left", async () => {
    const path = join(folder, "nobody.sock");
    expect(await askServer(path, "GET", "/alive")).toBeNull();
    const { at, close } = await listenOnSocket(app, path);
    await close(0);
    writeFileSync(at, "");
    expect(await askServer(path, "GET", "/alive")).toBeNull();
  });

  it("does not take an error for an answer", async () => {
    const { at } = await on(listenOnSocket(app, controlPath(folder)));
    await expect(askServer(at, "GET", "/broken")).rejects.toThrow("the server answered 500");
    await expect(askServer(at, "GET", "/nowhere")).rejects.toThrow("the server answered 404");
    await expect(askServer(at, "GET", "/odd")).rejects.toThrow();
  });

  it("is spoken to as over HTTP", async () => {
    const { at } = await on(listenOnSocket(app, controlPath(folder)));
    const [response] = await once(get({ socketPath: at, path: "/alive" }), "response");
    expect(response.statusCode).toBe(200);
    response.resume();
  });
});
