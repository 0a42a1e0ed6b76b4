import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { readDocx } from "../../../src/adapters/documents/docx.ts";
import { writeOfficialDocx } from "../../../src/adapters/documents/write-official-docx.ts";
import { createTelegramChannel } from "../../../src/adapters/telegram/telegram-channel.ts";
import { createTelegramFiles } from "../../../src/adapters/telegram/telegram-files.ts";
import type { Reply } from "../../../src/messages/reply.ts";
import type { Delivery, OpenFile } from "../../../src/outbox/ports.ts";
import { composeOfficialDocument } from "../../../src/reports/official-document/compose-official-document.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../../emulators/telegram/telegram-emulator.ts";
import { createManualTimers } from "../../emulators/telegram/timers.ts";
import { reportOf } from "../../reports/official-document/sample-reports.ts";

const MB = 1024 * 1024;
const timers = createManualTimers();
let telegram: TelegramEmulator;
beforeEach(async () => {
  telegram = await startTelegramEmulator({ timers });
});
afterEach(() => telegram.close());

function open() {
  const lan = telegram.person({ id: 1001, name: "Lan" });
  lan.start();
  return lan;
}

describe("a file on its way out", () => {
  const reply = (name: string): Reply => ({
    blocks: [
      { kind: "text", text: "Đây là bản Word." },
      { kind: "file", file: "report:X", name, link: "/tep/x" },
    ],
    choices: [{ id: "a", label: "Xem" }],
  });
  async function sendAll(openFile: OpenFile, more: { uploadSeconds?: number } = {}): Promise<Delivery[]> {
    const channel = createTelegramChannel({ token: telegram.token, apiRoot: telegram.apiRoot, openFile, ...more });
    const sent: Delivery[] = [];
    for (const part of channel.render(reply("Báo cáo “An Phú” – lần 1.docx")))
      sent.push(await channel.send("1001", part));
    return sent;
  }
  const small: OpenFile = async () => ({ bytes: new Uint8Array([1, 2, 3]), name: "x", type: "x" });

  it("is a Word file under its Vietnamese name that the project's own reader opens, after the words and their buttons", async () => {
    const lan = open();
    const bytes = await writeOfficialDocx(composeOfficialDocument(reportOf("TT")));
    expect(await sendAll(async () => ({ bytes, name: "x", type: "x" }))).toMatchObject([
      { kind: "sent" },
      { kind: "sent" },
    ]);
    const [words, file] = lan.messages();
    expect(words).toMatchObject({ text: "Đây là bản Word.", buttons: [{ label: "Xem" }], file: null });
    expect(file?.file?.name).toBe("Báo cáo “An Phú” – lần 1.docx");
    expect(readDocx(new Uint8Array(file?.file?.bytes ?? []), "a.docx")).toContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  });

  it.each<[string, number, number | undefined, Partial<Delivery>]>([
    ["asks for patience", 429, 17, { kind: "retry", afterMs: 17_000 }],
    ["breaks", 502, undefined, { kind: "retry", afterMs: 5000 }],
    ["says the person blocked us", 403, undefined, { kind: "recipient_gone" }],
    ["refuses its size", 413, undefined, { kind: "rejected" }],
    ["revoked the token", 401, undefined, { kind: "channel_down" }],
  ])("fails as a message does when Telegram %s (%i)", async (_, status, retryAfter, expected) => {
    const lan = open();
    telegram.fail("sendDocument", { kind: "refuse", status, ...(retryAfter && { retryAfter }) });
    expect((await sendAll(small))[1]).toMatchObject(expected);
    expect(lan.messages()).toHaveLength(1);
  });

  it("is of unknown fate when the answer never comes, and has longer than a message", async () => {
    open();
    telegram.fail("sendDocument", { kind: "take-then-drop" });
    expect((await sendAll(small))[1]).toMatchObject({ kind: "unknown" });
    telegram.fail("sendDocument", { kind: "delay", ms: 60_000 });
    expect((await sendAll(small, { uploadSeconds: 1 }))[1]).toEqual({
      kind: "unknown",
      why: "Telegram did not answer in time",
    });
  });

  it("is not sent when it is gone, broken or larger than 50 MB, and nothing of the fault is told but its kind", async () => {
    const lan = open();
    expect((await sendAll(async () => null))[1]).toEqual({ kind: "rejected", why: "the file is no longer there" });
    const broken = await sendAll(() => Promise.reject(new TypeError("Báo cáo mật của An Phú")));
    expect(broken[1]).toEqual({ kind: "rejected", why: "the file could not be opened (TypeError)" });
    const large = await sendAll(async () => ({ bytes: new Uint8Array(50 * MB + 1), name: "x", type: "x" }));
    expect(large[1]).toEqual({ kind: "rejected", why: "the file is larger than 50 MB" });
    expect(lan.messages().filter(({ file }) => file !== null)).toEqual([]);
  });
});

describe("a file on its way in", () => {
  const source = (apiRoot = telegram.apiRoot, more: { downloadMs?: number } = {}) =>
    createTelegramFiles({ token: telegram.token, apiRoot, ...more });
  async function sent(bytes: Buffer): Promise<string> {
    open().send("document", { fileName: "a.pdf", bytes });
    const response = await fetch(`${telegram.apiRoot}/bot${telegram.token}/getUpdates`, { method: "POST" });
    const { result } = (await response.json()) as { result: { message: { document?: { file_id: string } } }[] };
    return result.at(-1)?.message.document?.file_id ?? "";
  }

  it("is fetched by its handle, byte for byte, up to 20 MB", async () => {
    const bytes = Buffer.alloc(20 * MB, "%PDF-");
    const fetched = await source().fetch(await sent(bytes));
    expect(fetched.kind === "bytes" && Buffer.compare(fetched.bytes, bytes)).toBe(0);
  });

  it("is refused for good when it is larger, or when Telegram does not know it", async () => {
    expect(await source().fetch(await sent(Buffer.alloc(20 * MB + 1)))).toEqual({ kind: "refused", why: "too_large" });
    expect(await source().fetch("nobody")).toEqual({ kind: "refused", why: "gone" });
  });

  it.each<[number, number | undefined, number]>([
    [429, 9, 9000],
    [500, undefined, 5000],
    [401, undefined, 60_000],
  ])("is asked for later when Telegram answers %i", async (status, retryAfter, afterMs) => {
    const handle = await sent(Buffer.from("x"));
    telegram.fail("getFile", { kind: "refuse", status, ...(retryAfter && { retryAfter }) });
    expect(await source().fetch(handle)).toMatchObject({ kind: "later", afterMs });
  });

  it("is asked for later when nothing answers, the download breaks, and no reason tells the token", async () => {
    const bodies: ((response: import("node:http").ServerResponse) => void)[] = [
      (response) => response.writeHead(404).end(),
      (response) => response.writeHead(302, { location: "https://example.org/" }).end(),
      (response) => response.writeHead(200, { "content-length": "9" }).write("abc", () => response.destroy()),
      (response) => void response.writeHead(200).write("abc"),
    ];
    let at = 0;
    const server = createServer((request, response) => {
      if (request.url?.includes("/getFile"))
        response.end(JSON.stringify({ ok: true, result: { file_id: "a", file_unique_id: "b", file_path: "x/y" } }));
      else bodies[at++]?.(response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const fetched = [];
    for (const _ of bodies) fetched.push(await source(root, { downloadMs: 500 }).fetch("a"));
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    fetched.push(await source(root).fetch("a"));
    expect(fetched.map(({ kind }) => kind)).toEqual(Array(5).fill("later"));
    expect(JSON.stringify(fetched)).not.toContain(telegram.token);
  });
});
