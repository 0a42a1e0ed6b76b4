import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readDocx } from "../../src/adapters/documents/docx.ts";
import { hashCode } from "../../src/adapters/store/code-hash.ts";
import type { Engine } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { PROBE_EVERY } from "../../src/adapters/zalo-bot/quota-gate.ts";
import type { Person } from "../emulators/zalo-bot/person.ts";
import { startZaloBotEmulator, type ZaloBotEmulator } from "../emulators/zalo-bot/zalo-bot-emulator.ts";
import { realKnowledge } from "../support/assistant.ts";
import {
  eventually,
  type RunningServer,
  runServer,
  SLOW_START_MS,
  temporaryFolder,
} from "../support/running-server.ts";
import { type Door, openDoor } from "../support/running-server-door.ts";
import { createManualTime, type ManualTime } from "../support/running-server-time.ts";
import { visit } from "../support/running-server-visitor.ts";

const QUESTION = "Hạn nộp báo cáo là khi nào?";
const SIGNED = "Ai ký quyết định này?";
const SECRET = "bi-mat_0123456789";
const CODES = { officer: "K7M4-9QRT", coordinator: "K7M4-9QRV" };
const PDF = "%PDF-1.7\nbản ký";

const { reports } = await realKnowledge();
const ATTACHMENT = reports.engine.questions("SXD").find(({ field }) => field.kind === "attachment")?.number ?? 0;

let time: ManualTime;
let zalo: ZaloBotEmulator;
let door: Door;
let engine: Engine;
let server: RunningServer;
beforeAll(async () => {
  time = createManualTime();
  zalo = await startZaloBotEmulator();
  door = await openDoor();
  const dataDir = temporaryFolder();
  engine = await openPGlite(dataDir);
  server = await runServer({
    clock: time.clock,
    timers: time.timers,
    engine,
    dataDir,
    env: {
      ZALO_BOT_TOKEN: zalo.token,
      ZALO_BOT_API_ROOT: zalo.apiRoot,
      ZALO_BOT_MODE: "webhook",
      ZALO_BOT_WEBHOOK_SECRET: SECRET,
      PUBLIC_URL: door.url,
    },
  });
  door.leadTo(server.url);
  await zalo.called("setWebhook");
  const invite = async (code: string, unit: string, role: string) =>
    engine.executeSql(
      "insert into invitations (code_hash, unit, role, issued_by, created_at, expires_at) values ($1, $2, $3, 'test', $4, $5)",
      [await hashCode(code), unit, role, time.clock.now().toString(), time.clock.now().add({ hours: 9000 }).toString()],
    );
  await invite(CODES.officer, "SXD", "officer");
  await invite(CODES.coordinator, "SNV", "coordinator");
}, SLOW_START_MS);
afterAll(async () => {
  await server.end();
  await Promise.all([zalo.close(), door.close()]);
});

/** Says something and gives what comes back, as soon as it has these words. */
async function answered(person: Person, say: string | (() => void), words: string): Promise<string> {
  const from = person.messages().length;
  time.advance(2000);
  if (typeof say === "string") person.say(say);
  else say();
  for (let count = from + 1; ; count += 1) {
    const all = (await person.until(count)).slice(from).map(({ text }) => text);
    const found = all.find((text) => text.includes(words));
    if (found !== undefined) return found;
  }
}

async function readiness(): Promise<Record<string, string>> {
  const { channels } = (await (await fetch(`${server.url}/readyz`)).json()) as { channels: Record<string, string> };
  return channels;
}

describe("Zalo Bot", () => {
  it("answers in one message: who speaks, the answer, its quote", async () => {
    const lan = zalo.person("Lan");
    const first = await answered(lan, QUESTION, "10 tháng 12");
    expect(first).toContain("Em là trợ lý tự động");
    expect(first).toMatch(/“Trước ngày 10 tháng 12[^”]*”\n— Kế hoạch, Mục V, khoản 3/);
    expect(lan.messages()).toHaveLength(1);
  });

  it("has one effect however often an update is posted, and none without the secret", async () => {
    const lan = zalo.person("Lan");
    const before = await server.metric("troly_channel_messages_total", { direction: "in" });
    zalo.repeatNextUpdate(5);
    await answered(lan, SIGNED, "Lê Văn Phước");
    const body = JSON.stringify({
      event_name: "message.text.received",
      message: { message_id: randomUUID(), date: 1, chat: { id: lan.chatId, chat_type: "PRIVATE" }, text: QUESTION },
    });
    for (const headers of [{}, { "x-bot-api-secret-token": `${SECRET}x` }]) {
      const response = await fetch(`${server.url}/webhooks/zalo-bot`, { method: "POST", body, headers });
      expect(response.status).toBe(401);
    }
    await answered(lan, "/huy", "không có việc nào");
    expect(lan.messages()).toHaveLength(2);
    expect(await server.metric("troly_channel_messages_total", { direction: "in" })).toBe(before + 2);
  });

  it.each([
    ["sticker", "chưa hiểu nhãn dán"],
    ["photo", "chưa đọc được ảnh"],
    ["voice", "chưa nghe được tin thoại"],
    ["document", "một tin mà em không xem được"],
    ["contact", "một tin mà em không xem được"],
  ] as const)("says what to do instead of a %s", async (kind, words) => {
    const lan = zalo.person("Lan");
    await answered(lan, () => lan.send(kind), words);
  });

  it("answers a group that calls it with the way to a private conversation, without introducing itself", async () => {
    const group = zalo.group("Lan");
    expect(await answered(group, "@Bot hạn nộp?", "trò chuyện riêng")).not.toContain("Em là trợ lý");
  });

  it("takes files by a page and gives them by a link, each once", async () => {
    const lan = zalo.person("Lan");
    await answered(lan, CODES.officer, "mã đúng rồi");
    await answered(lan, "Lan", "em chào anh/chị Lan");
    const asked = await answered(lan, `sửa câu ${ATTACHMENT}`, "/gui-tep/");
    const page = /^(http:\S+\/gui-tep\/\S+)$/m.exec(asked)?.[1] ?? "";
    await answered(lan, () => lan.send("document"), "/gui-tep/");
    const form = new FormData();
    form.append("tep", new File([PDF], "Kế hoạch.pdf"));
    await answered(lan, () => void fetch(page, { method: "POST", body: form }), "em nhận tệp “Kế hoạch.pdf” (1/5)");
    const given = await answered(lan, "tải file word", "/tep/");
    const [, name, link = ""] = /Tệp “(.+\.docx)”, tải về tại .*:\n(\S+)/.exec(given) ?? [];
    expect(name).toMatch(/^Bao-cao-SXD/);
    expect((await fetch(link)).status).toBe(200);
    const file = await fetch(link, { method: "POST" });
    expect(readDocx(new Uint8Array(await file.arrayBuffer()), "a.docx")).toContain("SỞ XÂY DỰNG");
    expect((await fetch(link, { method: "POST" })).status).toBe(404);
  });

  it("does not send again what may have arrived", async () => {
    const lan = zalo.person("Lan");
    await answered(lan, QUESTION, "10 tháng 12");
    zalo.fail("sendMessage", { kind: "take-then-drop" });
    await answered(lan, SIGNED, "Lê Văn Phước");
    await server.logged("not_delivered");
    time.advance(3_600_000);
    await answered(lan, "/huy", "không có việc nào");
    expect(lan.messages()).toHaveLength(3);
    expect(await server.metric("troly_deliveries_total", { outcome: "unknown" })).toBe(1);
  });

  it("tries again after Zalo's own error, which it calls 403", async () => {
    const lan = zalo.person("Lan");
    const before = server.lines.filter(({ event }) => event === "not_delivered").length;
    zalo.fail("sendMessage", { kind: "refuse", code: 403 }, 2);
    lan.say(QUESTION);
    for (let times = 1; times <= 2; times++) {
      await server.logged("not_delivered", before + times);
      time.advance(5000);
    }
    expect((await lan.until(1))[0]?.text).toContain("10 tháng 12");
  });
});

describe("a plan that is used up", () => {
  it("stops the sending, is shown, is told to the coordinators once, and ends", async () => {
    const coordinator = await visit(server.url);
    await coordinator.post({ text: CODES.coordinator });
    const count = async () => JSON.stringify(coordinator.replies()).split("đã hết số tin của tháng").length - 1;
    await eventually(() => (JSON.stringify(coordinator.replies()).includes("mã đúng rồi") ? true : undefined));
    const lan = zalo.person("Lan");
    await answered(lan, QUESTION, "10 tháng 12");
    expect(await readiness()).toMatchObject({
      "zalo-bot": "ready",
      "zalo-bot-link": `https://zalo.me/${zalo.accountName}`,
      telegram: "off",
    });
    const { sent } = zalo.plan;
    zalo.plan.quota = sent;
    const before = server.lines.filter(({ event }) => event === "not_delivered").length;
    for (const [times, question] of [SIGNED, QUESTION, SIGNED].entries()) {
      lan.say(question);
      const lines = await server.logged("not_delivered", before + times + 1);
      expect(lines.at(-1)?.facts).toMatchObject({ outcome: "quota_exhausted", channel: "zalo-bot" });
    }
    expect(zalo.calls.filter(({ method }) => method === "sendMessage")).toHaveLength(
      (await server.metric("troly_channel_messages_total", { direction: "out" })) + 2 + 1,
    );
    await eventually(async () => ((await count()) === 1 ? true : undefined));
    const { "zalo-bot": state, "zalo-bot-month": month } = await readiness();
    expect(state).toBe("quota_exhausted");
    expect(month).toBe(
      `2023-11: ${await server.metric("troly_channel_messages_total", { direction: "in" })} in, ${sent} out`,
    );
    zalo.plan.quota = 3000;
    time.advance(PROBE_EVERY.total("milliseconds"));
    await answered(lan, QUESTION, "10 tháng 12");
    expect(await readiness()).toMatchObject({ "zalo-bot": "ready" });
    expect(await count()).toBe(1);
    coordinator.close();
  });
});

it("never sent a message over the limit, and logs no token, words or names", () => {
  expect(zalo.tooLong()).toBe(0);
  expect(server.lines.map((line) => JSON.stringify(line)).join("\n")).not.toMatch(/emulated-secret|bi-mat|Hạn nộp|Lan/);
});
