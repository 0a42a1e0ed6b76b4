import { rmSync } from "node:fs";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { eventually, temporaryFolder } from "../support/running-server.ts";
import { endPrograms, runStart, runToEnd } from "../support/running-server-process.ts";
import { visit } from "../support/running-server-visitor.ts";

const ONE_MINUTE = 60_000;
const folders: string[] = [];
const newFolder = () => {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
};
afterEach(endPrograms);
afterAll(() => folders.map((folder) => rmSync(folder, { recursive: true, force: true })));

const QUESTIONS = [
  "Hạn nộp báo cáo là khi nào?",
  "Ai ký quyết định này?",
  "Sơ kết khi nào?",
  "Ai vận động Quỹ Vì người nghèo?",
  "/huy",
];
const ANSWERS = ["10 tháng 12", "Lê Văn Phước", "Quý IV năm 2023", "vận động Quỹ", "không có việc nào"];

describe("npm start", { timeout: ONE_MINUTE }, () => {
  it("says where it is, serves, and stops within ten seconds without dropping what it accepted", async () => {
    const DATA_DIR = newFolder();
    const first = await runStart({ DATA_DIR });
    expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await first.shows(/Chưa đặt PUBLIC_URL: điện thoại chưa mở được trang này/);
    expect(await (await fetch(`${first.url}/healthz`)).json()).toEqual({ status: "alive" });
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${first.url}/metrics`)).text()).toContain("process_cpu_seconds_total");
    expect((await fetch(`${first.url}/nowhere`)).status).toBe(404);
    const tooLarge = await fetch(`${first.url}/nowhere`, { method: "POST", body: "x".repeat(1024 * 1024 + 1) });
    expect(tooLarge.status).toBe(413);

    const visitor = await visit(first.url);
    const statuses = await Promise.all(QUESTIONS.map((text) => visitor.post({ text })));
    const began = performance.now();
    first.signal("SIGTERM");
    const { code, err } = await first.ended;
    expect(statuses).toEqual(QUESTIONS.map(() => 202));
    expect(code).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    const events = err
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { event: string }).event);
    expect(events).toEqual(["started", "stopping", "stopped"]);

    const second = await runStart({ DATA_DIR });
    const again = await visit(second.url, visitor.cookie);
    const said = await eventually(async () => {
      const lines = await again.history();
      const replies = lines.flatMap((line) => (line.from === "assistant" ? [JSON.stringify(line.blocks)] : []));
      return replies.length >= 1 + QUESTIONS.length ? replies : undefined;
    });
    expect(said).toHaveLength(1 + QUESTIONS.length);
    for (const words of ANSWERS) expect(said.filter((text) => text.includes(words)).length).toBe(1);
    again.close();
    second.signal("SIGHUP");
    expect((await second.ended).code).toBe(0);
  });

  it("is refused a folder that another process works on, which goes on unharmed", async () => {
    const DATA_DIR = newFolder();
    const first = await runStart({ DATA_DIR });
    const visitor = await visit(first.url);
    await visitor.post({ text: "Ai ký quyết định này?" });
    const { code, out, err } = await runToEnd(["src/main.ts"], { DATA_DIR, PORT: "0" });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(
      `DATA_DIR ${DATA_DIR}: another process is using this folder. Stop it first, or set DATA_DIR to another folder.\n`,
    );
    await visitor.post({ text: "/huy" });
    expect(JSON.stringify(await visitor.until(3))).toContain("Lê Văn Phước");
    const { url } = first;
    const inUse = await runToEnd(["src/main.ts"], { DATA_DIR: newFolder(), PORT: new URL(url).port });
    expect([inUse.code, inUse.out]).toEqual([2, ""]);
    expect(inUse.err).toBe(`HOST and PORT: 127.0.0.1:${new URL(url).port} is in use by another program\n`);
    visitor.close();
    first.signal("SIGTERM");
    expect((await first.ended).code).toBe(0);
  });

  const REAL = "7000001:a-token-that-nobody-gave-out";
  it("says which variables are wrong, never their values, and touches nothing", async () => {
    const DATA_DIR = `${newFolder()}/never`;
    const { code, out, err } = await runToEnd(["src/main.ts"], {
      DATA_DIR,
      PORT: "achtzig",
      DATABASE_URL: "mysql://user:very-secret@127.0.0.1/x",
      TELEGRAM_BOT_TOKEN: REAL,
      TELEGRAM_MODE: "webhook",
      TELEGRAM_WEBHOOK_SECRET: "quá ngắn",
      LOG_LEVEL: "laut",
    });
    expect([code, out]).toEqual([2, ""]);
    for (const name of ["PORT", "DATABASE_URL", "TELEGRAM_WEBHOOK_SECRET", "LOG_LEVEL"])
      expect(err).toMatch(new RegExp(`^${name} `, "m"));
    expect(err).not.toMatch(/achtzig|very-secret|quá ngắn|laut|nobody-gave-out|\bat /);
  });

  it("refuses to practise on the real Telegram", async () => {
    const env = { DATA_DIR: newFolder(), PORT: "0", CLOCK_START: "2023-12-01T08:00", TELEGRAM_BOT_TOKEN: REAL };
    const { code, err } = await runToEnd(["src/main.ts"], env);
    expect(code).toBe(2);
    expect(err).toMatch(/^CLOCK_START .*real Telegram\n$/);
  });
});
