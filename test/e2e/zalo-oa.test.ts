import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { hashCode } from "../../src/adapters/store/code-hash.ts";
import type { Engine } from "../../src/adapters/store/open-store.ts";
import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import type { Person } from "../emulators/zalo-oa/person.ts";
import { startZaloOaEmulator, type ZaloOaEmulator } from "../emulators/zalo-oa/zalo-oa-emulator.ts";
import { realKnowledge } from "../support/assistant.ts";
import {
  eventually,
  type RunningServer,
  runServer,
  SLOW_START_MS,
  temporaryFolder,
} from "../support/running-server.ts";
import { createMovedClock } from "../support/transcripts-stages.ts";

const QUESTION = "Hạn nộp báo cáo là khi nào?";
const SIGNED = "Ai ký quyết định này?";
const CODE = "K7M4-9QRT";
const PDF = Buffer.from("%PDF-1.7\nbản ký");

const { reports } = await realKnowledge();
const ATTACHMENT = reports.engine.questions("SXD").find(({ field }) => field.kind === "attachment")?.number ?? 0;

const clock = createMovedClock();
const pass = (milliseconds: number): void => clock.goTo(clock.now().add({ milliseconds }));

let zalo: ZaloOaEmulator;
let engine: Engine;
let server: RunningServer;
beforeAll(async () => {
  zalo = await startZaloOaEmulator({ now: () => clock.now().epochMilliseconds });
  const dataDir = temporaryFolder();
  engine = await openPGlite(dataDir);
  server = await runServer({
    clock,
    engine,
    dataDir,
    env: {
      ZALO_OA_APP_ID: zalo.appId,
      ZALO_OA_APP_SECRET: zalo.appSecret,
      ZALO_OA_SECRET_KEY: zalo.secretKey,
      ZALO_OA_REFRESH_TOKEN: zalo.refreshToken(),
      ZALO_OA_API_ROOT: zalo.root,
      ZALO_OA_OAUTH_ROOT: zalo.root,
      ZALO_OA_BUTTONS: "on",
    },
  });
  zalo.leadTo(`${server.url}/webhooks/zalo-oa`);
  await engine.executeSql(
    "insert into invitations (code_hash, unit, role, issued_by, created_at, expires_at) values ($1, 'SXD', 'officer', 'test', $2, $3)",
    [await hashCode(CODE), clock.now().toString(), clock.now().add({ hours: 9000 }).toString()],
  );
}, SLOW_START_MS);
afterAll(async () => {
  await server.end();
  await zalo.close();
});

/** Does something and gives what comes back, as soon as it has these words. */
async function answered(person: Person, act: string | (() => void), words: string) {
  const from = person.messages().length;
  pass(2000);
  if (typeof act === "string") person.say(act);
  else act();
  for (let count = from + 1; ; count += 1) {
    const found = (await person.until(count)).slice(from).find(({ text }) => text.includes(words));
    if (found) return found;
  }
}

async function state(): Promise<string | undefined> {
  const { channels } = (await (await fetch(`${server.url}/readyz`)).json()) as { channels: Record<string, string> };
  return channels["zalo-oa"];
}

describe("Zalo OA", () => {
  it("greets who follows, answers with buttons, and hears the one that is pressed", async () => {
    const lan = zalo.person();
    await answered(lan, () => lan.follow(), "Em là trợ lý tự động");
    const asked = await answered(lan, "Khi nào sơ kết?", "Quý IV");
    expect(asked.buttons.map(({ title }) => title)).toEqual(["Xem cả đoạn"]);
    const whole = await answered(lan, () => lan.press("Xem cả đoạn"), "Căn cứ vào tình hình thực tiễn");
    expect(whole.quota).toBe("reply");
    expect(await state()).toBe("ready");
    expect(zalo.renewals()).toBe(1);
  });

  it("has one effect however often an event is posted, and answers each within two seconds though Zalo takes no message", async () => {
    const lan = zalo.person();
    zalo.repeatNextEvent(5);
    await answered(lan, SIGNED, "Lê Văn Phước");
    await answered(lan, "/huy", "không có việc nào");
    expect(lan.messages()).toHaveLength(3);
    const crowd = Array.from({ length: 8 }, () => zalo.person());
    const before = zalo.answers.length;
    await zalo.outage(true);
    for (const one of crowd) one.say(QUESTION);
    await zalo.posted(before + crowd.length);
    expect(zalo.answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(Math.max(...zalo.answers.map(({ ms }) => ms))).toBeLessThan(2000);
    await server.logged("not_delivered", crowd.length);
    await zalo.outage(false);
    pass(5000);
    await Promise.all(crowd.map((one) => one.until(2)));
  });

  it("takes files as they are and gives the report as a Word file", async () => {
    const lan = zalo.person();
    await answered(lan, CODE, "mã đúng rồi");
    await answered(lan, "Lan", "em chào anh/chị Lan");
    await answered(lan, `sửa câu ${ATTACHMENT}`, "Anh/chị gửi tệp");
    await answered(lan, () => lan.sendFile("Kế hoạch.pdf", PDF), "em nhận tệp “Kế hoạch.pdf” (1/5)");
    await eventually(async () =>
      (await server.metric("troly_files_total", { channel: "zalo-oa", outcome: "here" })) > 0 ? true : undefined,
    );
    await answered(lan, () => lan.sendFile("giả.pdf", Buffer.from("MZ")), "tệp “giả.pdf” không đúng loại");
    await answered(lan, "tải file word", "chưa nộp");
    const all = await lan.until(lan.messages().length + 1).then((shown) => shown.at(-1));
    expect(all?.file?.name).toMatch(/^Bao-cao-SXD-lan-1\.docx$/);
    expect(all?.file?.bytes.subarray(0, 2).toString()).toBe("PK");
  });

  it("keeps quiet while somebody of the office writes, but for commands, and speaks again after an hour", async () => {
    const lan = zalo.person();
    await answered(lan, QUESTION, "10 tháng 12");
    const before = zalo.answers.length;
    lan.hears("Chào chị, em là Hùng ở Sở Nội vụ.", "admin");
    lan.say(SIGNED);
    await zalo.posted(before + 2);
    await answered(lan, "/huy", "không có việc nào");
    expect(lan.messages().filter(({ text }) => text.includes("Lê Văn Phước"))).toEqual([]);
    pass(3_600_000);
    lan.hears("Dạ.", "api");
    await answered(lan, SIGNED, "Lê Văn Phước");
  });

  it("sends nothing to who left, and writes again when they come back", async () => {
    const lan = zalo.person();
    await answered(lan, QUESTION, "10 tháng 12");
    lan.unfollow();
    await answered(lan, () => lan.follow(), "Dạ, em đây");
  });

  it("renews the token in time by itself, and a lost consent stops the sending until a person gives it again", async () => {
    const before = zalo.renewals();
    pass(21 * 3_600_000);
    const lan = zalo.person();
    await answered(lan, QUESTION, "10 tháng 12");
    expect(zalo.renewals()).toBe(before + 1);
    zalo.revoke();
    lan.say(SIGNED);
    await server.logged("zalo_oa_needs_consent");
    await server.logged("not_delivered");
    expect(await state()).toBe("needs_consent");
    expect(server.lines.filter(({ event }) => event === "zalo_oa_needs_consent")).toHaveLength(1);
  });
});

it("logs no token, words or names", () => {
  expect(server.lines.map((line) => JSON.stringify(line)).join("\n")).not.toMatch(
    /emulated-|Hạn nộp|Lan"|Kế hoạch\.pdf|\/files\//,
  );
});
