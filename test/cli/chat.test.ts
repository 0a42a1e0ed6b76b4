import { rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { type RunningServer, runServer, SLOW_START_MS, temporaryFolder } from "../support/running-server.ts";
import { endPrograms, runProgram, runToEnd } from "../support/running-server-process.ts";

const ONE_MINUTE = 60_000;
const CHAT = ["src/cli/chat.ts"];
const folder = temporaryFolder();
let server: RunningServer;
beforeAll(async () => {
  server = await runServer({ dataDir: folder });
}, SLOW_START_MS);
afterEach(endPrograms);
afterAll(async () => {
  await server.end();
  rmSync(folder, { recursive: true, force: true });
});

const chat = (typed: string) => runToEnd(CHAT, { DATA_DIR: folder }, typed);

describe("npm run chat", { timeout: ONE_MINUTE }, () => {
  it("joins the server that runs, and goes on where the last chat ended", async () => {
    const first = await chat("Đơn vị tôi phải làm gì?\nthoát\n");
    expect([first.code, first.err]).toEqual([0, ""]);
    expect(first.out).toContain("Em là trợ lý tự động");
    expect(first.out).toContain("  2. UBND huyện, thị xã, thành phố\n");
    const second = await chat("2\n");
    expect([second.code, second.err]).toEqual([0, ""]);
    expect(second.out).not.toContain("Em là trợ lý tự động");
    expect(second.out).toContain("UBND huyện, thị xã, thành phố có các việc sau");
    expect(await server.metric("troly_turns_total", { channel: "terminal" })).toBe(4);
  });

  it("shows one conversation to two chats at once", async () => {
    const [one, other] = [runProgram(CHAT, { DATA_DIR: folder }), runProgram(CHAT, { DATA_DIR: folder })];
    await Promise.all([one.shows(/em đây[\s\S]*Anh\/chị: $/), other.shows(/em đây[\s\S]*Anh\/chị: $/)]);
    one.type("Sơ kết khi nào?\n");
    await one.shows(/ {2}1\. Xem cả đoạn/);
    other.type("1\n");
    await other.shows(/\n— Kế hoạch, Mục IV/);
    expect(other.out()).toContain("Quý IV năm 2023");
    for (const program of [one, other]) program.endInput();
    expect((await one.ended).code).toBe(0);
    expect((await other.ended).code).toBe(0);
  });

  it("says in one sentence that the server went away, and works alone after that", async () => {
    const joined = runProgram(CHAT, { DATA_DIR: folder });
    await joined.shows(/Anh\/chị: $/);
    await server.stop();
    joined.type("Ai ký quyết định này?\n");
    const { code, err } = await joined.ended;
    expect([code, err]).toEqual([2, "Trợ lý vừa dừng. Anh/chị chạy lại lệnh này giúp em ạ.\n"]);

    const alone = await chat("Ai ký quyết định này?\nxem cả đoạn\n");
    expect([alone.code, alone.err]).toEqual([0, ""]);
    expect(alone.out).toContain("Lê Văn Phước");
    expect(alone.out).toContain("— Chữ ký");
    expect(alone.out).not.toContain("Em là trợ lý tự động");
    const again = await chat("xem cả đoạn\n");
    expect(again.out).toContain("— Chữ ký");
  });
});
