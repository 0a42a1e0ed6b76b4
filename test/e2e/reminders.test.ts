import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { systemClock } from "../../src/kernel/clock.ts";
import { systemTimers } from "../../src/kernel/timers.ts";
import type { Person } from "../emulators/telegram/person.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { realKnowledge } from "../support/assistant.ts";
import { exampleDraft, prepareStore } from "../support/prepared-reports.ts";
import { type RunningServer, runServer, SLOW_START_MS, temporaryFolder } from "../support/running-server.ts";

const ONE_MINUTE = 60_000;
/** Timers go off so many times more often than they say, so that nobody waits for the next look. */
const HURRY = 20;
const { reports } = await realKnowledge();

/** A clock that runs as it should and can be moved on. */
let moved = 0;
const clock = { now: () => systemClock.now().add({ milliseconds: moved }) };
const timers = {
  after: systemTimers.after,
  every: (milliseconds: number, work: () => void) => systemTimers.every(milliseconds / HURRY, work),
};

let telegram: TelegramEmulator;
let server: RunningServer;
const dataDir = temporaryFolder();
beforeAll(async () => {
  telegram = await startTelegramEmulator();
  const practice = join(dataDir, "tap-huan");
  mkdirSync(practice);
  const half = exampleDraft(reports, "891");
  const answers = Object.fromEntries(Object.entries(half.answers).slice(0, 4));
  await prepareStore(practice, {
    campaign: reports.campaign.id,
    invitations: { "K7M4-9QRT": "891", "K7M4-9QRV": "883", "K7M4-9QRW": "889" },
    drafts: [{ ...half, answers }, exampleDraft(reports, "883")],
  });
  const env = {
    CLOCK_START: "2023-11-24T07:58",
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  };
  server = await runServer({ env, dataDir, clock, timers });
}, SLOW_START_MS);
afterAll(async () => {
  await server.end();
  await telegram.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The first message that has these words, once it is there. */
async function heard(person: Person, words: string) {
  for (let count = 1; ; count += 1) {
    const shown = await person.until(count);
    const found = shown.find(({ text }) => text.includes(words));
    if (found) return found;
  }
}

async function bound(id: number, name: string, code: string): Promise<Person> {
  const person = telegram.person({ id, name });
  person.say(code);
  await heard(person, "mã đúng rồi");
  person.say(name);
  await heard(person, `chào anh/chị ${name}`);
  return person;
}

/** The first file that came, once it is there. */
async function withFile(person: Person) {
  for (let count = 1; ; count += 1) {
    const found = (await person.until(count)).find(({ file }) => file !== null)?.file;
    if (found) return found;
  }
}

async function foreseen(at: string): Promise<{ unit: string; text: string; state: string }[]> {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ at }) };
  return (await server.control.request("/remind/foresee", init)).json() as Promise<never>;
}

async function inviteCoordinator(): Promise<string> {
  const body = JSON.stringify({ unit: "SNV", role: "coordinator", days: 7 });
  const init = { method: "POST", headers: { "content-type": "application/json" }, body };
  const answer = (await (await server.control.request("/admin/invite", init)).json()) as { value: { code: string } };
  return answer.value.code;
}

describe("on the morning of a step", { timeout: 3 * ONE_MINUTE }, () => {
  it("reminds who has not handed in, opens the draft in one tap, and tells the coordinator by name", async () => {
    const lan = await bound(1, "Lan", "K7M4-9QRT");
    const minh = await bound(2, "Minh", "K7M4-9QRV");
    const chi = await bound(3, "Chi", "K7M4-9QRW");
    const mai = await bound(4, "Mai", await inviteCoordinator());
    minh.say("nộp");
    await heard(minh, "em nộp báo cáo của");
    await minh.press("Nộp");
    await heard(minh, "Mã tiếp nhận số liệu");
    chi.block();
    await telegram.settled();
    const before = await foreseen("2023-11-24T08:00");
    expect(before.find(({ unit }) => unit === "883")).toBeUndefined();
    expect(before.find(({ unit }) => unit === "891")).toMatchObject({ state: "due" });

    moved += 3 * 60_000;
    const reminder = await heard(lan, "em nhắc báo cáo của Ủy ban nhân dân huyện Tri Tôn");
    expect(reminder.text).toMatch(/^\[TẬP HUẤN – coi như đang là 08:0\d ngày 24\/11\/2023\]/);
    expect(reminder.text).toContain(
      "Hạn: trước ngày 10/12/2023, còn 14 ngày, ngày làm việc cuối là Thứ Sáu, 08/12/2023.",
    );
    expect(reminder.text).toMatch(/Đơn vị đã điền 4 câu, còn \d+\/\d+ câu\./);
    await lan.press("Mở báo cáo");
    await heard(lan, "mình làm tiếp báo cáo, đã có 4/");
    await lan.press("Nhắc lại 8 giờ sáng Thứ Hai, 27/11/2023");
    await heard(lan, "8 giờ sáng Thứ Hai, 27/11/2023 em nhắc lại");

    lan.say("gui file lich");
    const calendar = await withFile(lan);
    expect(calendar.name).toBe("Han-bao-cao-891.ics");
    expect(calendar.bytes.toString()).toMatch(/^BEGIN:VCALENDAR\r\n.*DTSTART;VALUE=DATE:20231208.*END:VCALENDAR\r\n$/s);

    moved += 17 * 60_000;
    const summary = await heard(mai, "Dạ, tin nhắc báo cáo Thứ Sáu, 24/11/2023: 36 đơn vị.");
    expect(summary.text).toContain("- Ủy ban nhân dân huyện Tri Tôn – Lan");
    expect(summary.text).toContain("Ủy ban nhân dân huyện Châu Phú");
    expect(summary.text).not.toContain("Long Xuyên");
    const toMinh = (await minh.until(1)).map(({ text }) => text);
    expect(toMinh.filter((text) => text.includes("em nhắc báo cáo"))).toEqual([]);
    expect(await foreseen("2023-11-24T09:00")).toEqual([]);

    moved += 3 * 24 * 60 * ONE_MINUTE;
    const again = await heard(lan, "còn 11 ngày");
    expect(again.text).toContain("em nhắc báo cáo của Ủy ban nhân dân huyện Tri Tôn");
  });
});
