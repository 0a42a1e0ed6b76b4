import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { renderReply, type Setting } from "../../../src/adapters/zalo-oa/render.ts";
import type { Tokens } from "../../../src/adapters/zalo-oa/tokens.ts";
import { createZaloOaApi } from "../../../src/adapters/zalo-oa/zalo-oa-api.ts";
import { createZaloOaChannel } from "../../../src/adapters/zalo-oa/zalo-oa-channel.ts";
import { createZaloOaFiles } from "../../../src/adapters/zalo-oa/zalo-oa-files.ts";
import { type Reply, textReply } from "../../../src/messages/reply.ts";
import type { Delivery, OpenedFile } from "../../../src/outbox/ports.ts";
import type { Fault } from "../../emulators/zalo-bot/faults.ts";
import { PATHS, startZaloOaEmulator, type ZaloOaEmulator } from "../../emulators/zalo-oa/zalo-oa-emulator.ts";
import { recordingLogger } from "../telegram/recording.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const HOUR = 3_600_000;
const PAGES = "https://tro-ly.example.gov.vn";
let zalo: ZaloOaEmulator;
let now = 0;
let counted: string[] = [];
let renewed = 0;
beforeEach(async () => {
  now = Date.parse("2026-11-24T08:00:00Z");
  counted = [];
  renewed = 0;
  zalo = await startZaloOaEmulator({ now: () => now });
  await renew();
});
afterEach(() => zalo.close());

async function renew(): Promise<void> {
  const body = new URLSearchParams({
    refresh_token: zalo.refreshToken(),
    app_id: zalo.appId,
    grant_type: "refresh_token",
  });
  await fetch(`${zalo.root}${PATHS.tokens}`, { method: "POST", headers: { secret_key: zalo.appSecret }, body });
}

let held: string | null = null;
const tokens: Tokens = {
  current: async () => ({ kind: "token", token: held ?? zalo.accessToken() ?? "" }),
  async renewed() {
    renewed += 1;
    held = null;
    await renew();
    return { kind: "token", token: zalo.accessToken() ?? "" };
  },
};
const log = recordingLogger();

function channel(options: { setting?: Partial<Setting>; file?: OpenedFile | null; tokens?: Tokens } = {}) {
  return createZaloOaChannel({
    api: createZaloOaApi({ apiRoot: zalo.root, tokens: options.tokens ?? tokens }),
    setting: { pages: PAGES, buttons: false, ...options.setting },
    openFile: async () => options.file ?? null,
    wentOut: async () => void counted.push("out"),
    logger: log.logger,
    meter: { count: (_name, labels) => void counted.push(labels?.["paid_by"] ?? ""), time() {} },
  });
}
async function send(user: string, reply: Reply = textReply("Dạ, xin chào."), options = {}): Promise<Delivery[]> {
  const oa = channel(options);
  const deliveries: Delivery[] = [];
  for (const part of oa.render(reply)) deliveries.push(await oa.send(user, part));
  return deliveries;
}
function talking() {
  const lan = zalo.person();
  lan.say("chào");
  return lan;
}
const file = (name: string, size = 100): { reply: Reply; opened: OpenedFile } => ({
  reply: {
    blocks: [
      { kind: "text", text: "Đây ạ." },
      { kind: "file", file: "f", name, link: "/tep/x" },
    ],
    choices: [],
  },
  opened: { bytes: new Uint8Array(size), name, type: DOCX },
});

describe("the windows", () => {
  it("are free for two days, billed for seven, and then closed", async () => {
    const lan = talking();
    expect((await send(lan.id))[0]?.kind).toBe("sent");
    now += 48 * HOUR;
    await send(lan.id);
    now += HOUR;
    await send(lan.id);
    now += 119 * HOUR;
    await send(lan.id);
    now += 1;
    expect(await send(lan.id)).toMatchObject([{ kind: "recipient_gone", why: expect.stringMatching(/^-213/) }]);
    expect(lan.messages().map(({ quota }) => quota)).toEqual(["reply", "reply", null, null]);
    expect(counted).toEqual(["out", "free", "out", "free", "out", "billed", "out", "billed"]);
    lan.follow();
    expect((await send(lan.id))[0]?.kind).toBe("sent");
    now += 169 * HOUR;
    expect(await send(lan.id)).toMatchObject([{ kind: "outside_window" }]);
  });
});

describe("Zalo's errors", () => {
  it.each<[number, Partial<Delivery>]>([
    [-32, { kind: "retry", afterMs: 60_000 }],
    [-200, { kind: "retry", afterMs: 5000 }],
    [-201, { kind: "rejected" }],
    [-204, { kind: "channel_down" }],
    [-205, { kind: "channel_down" }],
    [-209, { kind: "channel_down" }],
    [-210, { kind: "rejected" }],
    [-211, { kind: "quota_exhausted" }],
    [-212, { kind: "channel_down" }],
    [-213, { kind: "recipient_gone" }],
    [-217, { kind: "recipient_gone" }],
    [-218, { kind: "outside_window" }],
    [-219, { kind: "channel_down" }],
    [-221, { kind: "channel_down" }],
    [-223, { kind: "channel_down" }],
    [-224, { kind: "channel_down" }],
    [-227, { kind: "recipient_gone" }],
    [-230, { kind: "outside_window" }],
    [-232, { kind: "outside_window" }],
    [-233, { kind: "rejected" }],
    [-234, { kind: "outside_window" }],
    [-235, { kind: "channel_down" }],
    [-240, { kind: "channel_down" }],
    [-242, { kind: "channel_down" }],
    [-244, { kind: "outside_window" }],
    [-248, { kind: "rejected" }],
    [-249, { kind: "rejected" }],
    [-320, { kind: "channel_down" }],
    [-321, { kind: "channel_down" }],
    [-9999, { kind: "rejected" }],
  ])("%i", async (code, expected) => {
    const lan = talking();
    zalo.fail(PATHS.messages, { kind: "refuse", code });
    expect((await send(lan.id))[0]).toMatchObject(expected);
    expect(counted).toEqual([]);
  });

  it.each<[string, Fault, Delivery["kind"]]>([
    ["an error of HTTP's", { kind: "refuse", code: 0, http: 503 }, "retry"],
    ["a wall", { kind: "gateway-page", status: 403 }, "retry"],
    ["a gateway", { kind: "gateway-page", status: 504 }, "unknown"],
    ["a cut line", { kind: "take-then-drop" }, "unknown"],
  ])("%s", async (_name, fault, kind) => {
    const lan = talking();
    zalo.fail(PATHS.messages, fault);
    expect((await send(lan.id))[0]?.kind).toBe(kind);
  });

  it("of the token: it is renewed and the message sent once", async () => {
    const lan = talking();
    held = zalo.accessToken();
    await renew();
    expect((await send(lan.id))[0]?.kind).toBe("sent");
    expect([renewed, lan.messages().length]).toEqual([1, 1]);
    zalo.fail(PATHS.messages, { kind: "refuse", code: -220 }, 2);
    expect((await send(lan.id))[0]).toMatchObject({ kind: "channel_down" });
    expect(renewed).toBe(2);
  });

  it("of consent: the channel waits", async () => {
    const dead: Tokens = {
      current: async () => ({ kind: "needs_consent" }),
      renewed: async () => ({ kind: "needs_consent" }),
    };
    expect(await send("1", undefined, { tokens: dead })).toMatchObject([{ kind: "channel_down", afterMs: 600_000 }]);
    const away: Tokens = { current: async () => ({ kind: "later", why: "away" }), renewed: dead.renewed };
    expect(await send("1", undefined, { tokens: away })).toMatchObject([{ kind: "channel_down", afterMs: 60_000 }]);
  });

  it("tell neither token nor words", async () => {
    const lan = talking();
    const token = zalo.accessToken() ?? "";
    zalo.fail(PATHS.messages, { kind: "refuse", code: -201, description: `bad ${token}` });
    expect(JSON.stringify(await send(lan.id))).not.toContain(token);
  });
});

describe("choices", () => {
  const reply = (count: number, label = "Xã"): Reply => ({
    ...textReply("Chọn giúp em ạ:"),
    choices: Array.from({ length: count }, (_, at) => ({ id: `1-${at}`, label: `${label} ${at + 1}` })),
  });

  it("are buttons where they are switched on and fit, else numbered lines", async () => {
    const lan = talking();
    await send(lan.id, reply(5), { setting: { buttons: true } });
    await send(lan.id, reply(6), { setting: { buttons: true } });
    await send(lan.id, reply(2, "x".repeat(100)), { setting: { buttons: true } });
    await send(lan.id, reply(2));
    const [five, six, long, off] = lan.messages();
    expect(five?.buttons.map(({ title }) => title)).toEqual(["Xã 1", "Xã 2", "Xã 3", "Xã 4", "Xã 5"]);
    expect(five?.text).toBe("Chọn giúp em ạ:");
    for (const one of [six, long, off]) {
      expect(one?.buttons).toEqual([]);
      expect(one?.text).toContain("\n1. ");
    }
  });

  it("that have a number are buttons where there is no room for the words beside them", async () => {
    const lan = talking();
    const words = ["Bỏ qua", "Câu trước"].map((label) => ({ id: label, label, shortcut: true as const }));
    const { blocks, choices } = reply(4);
    await send(lan.id, { blocks, choices: [...choices, ...words] }, { setting: { buttons: true } });
    expect(lan.messages()[0]).toMatchObject({
      text: "Chọn giúp em ạ:\n(hoặc gõ: bỏ qua · câu trước)",
      buttons: choices.map(({ label }) => ({ title: label })),
    });
  });

  it("are numbered lines where Zalo does not know the shape of buttons", async () => {
    const lan = talking();
    zalo.knowsButtons(false);
    expect(await send(lan.id, reply(3), { setting: { buttons: true } })).toMatchObject([{ kind: "sent" }]);
    expect(lan.messages()).toMatchObject([{ buttons: [], text: expect.stringContaining("\n3. Xã 3") }]);
    await log.logged("zalo_oa_buttons_refused");
  });

  it("keep every text within Zalo's limit", () => {
    const long: Reply = { ...reply(5), blocks: [{ kind: "text", text: "Ủy ban nhân dân xã. ".repeat(300) }] };
    for (const buttons of [true, false])
      for (const part of renderReply(long, { pages: null, buttons }))
        expect(part.kind === "text" ? part.text.length : 0).toBeLessThanOrEqual(2000);
  });
});

describe("files", () => {
  it("that Zalo carries go out as such", async () => {
    const lan = talking();
    const { reply, opened } = file("Báo cáo.docx");
    expect((await send(lan.id, reply, { file: opened })).map(({ kind }) => kind)).toEqual(["sent", "sent"]);
    expect(lan.messages()).toMatchObject([{ text: "Đây ạ.", file: null }, { file: { name: "Báo cáo.docx" } }]);
  });

  it.each([
    ["too large", file("a.docx", 5 * 1024 * 1024 + 1)],
    ["a spreadsheet", file("a.xlsx")],
    ["gone", { ...file("a.docx"), opened: null }],
  ])("that it does not carry go by a link: %s", async (_name, { reply, opened }) => {
    const lan = talking();
    await send(lan.id, reply, { file: opened });
    expect(lan.messages().at(-1)?.text).toContain(`${PAGES}/tep/x`);
    expect(zalo.calls).not.toContain(PATHS.uploads);
  });

  it("are brought up again where the first is gone, and tried again later where bringing them up breaks", async () => {
    const lan = talking();
    const { opened } = file("a.pdf");
    const [, part] = channel().render(file("a.pdf").reply);
    const oa = channel({ file: opened });
    if (!part) throw new Error("there is no file");
    zalo.fail(PATHS.messages, { kind: "refuse", code: -100 });
    expect(await oa.send(lan.id, part)).toMatchObject({ kind: "sent" });
    expect(zalo.calls.filter((path) => path === PATHS.uploads)).toHaveLength(2);
    zalo.fail(PATHS.uploads, { kind: "take-then-drop" });
    expect(await oa.send(lan.id, part)).toMatchObject({ kind: "retry" });
    zalo.fail(PATHS.uploads, { kind: "refuse", code: -210 });
    expect(await oa.send(lan.id, part)).toMatchObject({ kind: "sent" });
    expect(lan.messages().at(-1)?.text).toContain("/tep/x");
  });

  it("that people sent are fetched from Zalo alone", async () => {
    const lan = zalo.person();
    const bytes = Buffer.from("%PDF-1.7");
    lan.sendFile("a.pdf", bytes);
    const source = createZaloOaFiles({ alsoFrom: zalo.root });
    const fetched = await source.fetch(`${zalo.root}/files/${BigInt(lan.id) + 1n}`);
    for (const handle of [
      "http://169.254.169.254/latest",
      "https://zdn.vn.evil.example/a",
      "http://f9.zdn.vn/a",
      "file:///etc/passwd",
      "không phải địa chỉ",
    ])
      expect(await source.fetch(handle)).toEqual({ kind: "refused", why: "gone" });
    expect(await source.fetch(`${zalo.root}/files/1`)).toEqual({ kind: "refused", why: "gone" });
    expect(fetched.kind).toMatch(/bytes|refused/);
  });
});
