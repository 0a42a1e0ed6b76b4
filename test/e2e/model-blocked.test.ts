import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { wording } from "../../src/answering/wording.ts";
import { receiveExport } from "../../src/cli/admin/receive-export.ts";
import { runAdmin } from "../../src/cli/admin/run-admin.ts";
import { systemClock } from "../../src/kernel/clock.ts";
import { systemTimers } from "../../src/kernel/timers.ts";
import { EMULATOR_KEY, EMULATOR_MODELS, openOpenaiEmulator } from "../emulators/openai/openai-emulator.ts";
import type { Person } from "../emulators/telegram/person.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { realKnowledge } from "../support/assistant.ts";
import { contacted } from "../support/loopback-only.ts";
import { exampleDraft, prepareStore } from "../support/prepared-reports.ts";
import { type RunningServer, runServer, SLOW_START_MS, temporaryFolder } from "../support/running-server.ts";

const THREE_MINUTES = 180_000;
/** Timers go off so many times more often than they say, so that nobody waits for the next look. */
const HURRY = 20;
const { reports } = await realKnowledge();
const gone = await openOpenaiEmulator();
await gone.close();
const BLOCKED = { OPENAI_BASE_URL: gone.url, OPENAI_API_KEY: EMULATOR_KEY, OPENAI_MODEL: EMULATOR_MODELS.chat };
const UNSURE = "hoi minh phai lam nhung viec gi";
const PARAGRAPH = "năm nay huyện tụi em vận động được 350 triệu, xây 12 căn nhà, cuối năm còn 35 hộ nghèo";

/** The first message that has these words, once it is there. */
async function heard(person: Person, words: string) {
  for (let count = 1; ; count += 1) {
    const found = (await person.until(count)).find(({ text }) => text.includes(words));
    if (found) return found;
  }
}

const portOf = (url: string): string => new URL(url).port;

describe.each([
  ["behind an address where nobody is", BLOCKED, [gone.url]],
  ["nowhere", {}, []],
])("with the model %s", { timeout: THREE_MINUTES }, (_, model, alsoReached) => {
  const dataDir = temporaryFolder();
  let before = 0;
  let moved = 0;
  let telegram: TelegramEmulator;
  let server: RunningServer;
  beforeAll(async () => {
    before = contacted.length;
    telegram = await startTelegramEmulator();
    const practice = join(dataDir, "tap-huan");
    mkdirSync(practice);
    const half = exampleDraft(reports, "891");
    const answers = Object.fromEntries(Object.entries(half.answers).slice(0, 4));
    await prepareStore(practice, {
      campaign: reports.campaign.id,
      invitations: { "K7M4-9QRT": "891", "K7M4-9QRV": "883" },
      drafts: [{ ...half, answers }, exampleDraft(reports, "883")],
    });
    const env = {
      ...{ CLOCK_START: "2023-11-24T07:55", TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot },
      ...model,
    };
    const clock = { now: () => systemClock.now().add({ milliseconds: moved }) };
    const every: typeof systemTimers.every = (milliseconds, work) => systemTimers.every(milliseconds / HURRY, work);
    server = await runServer({ env, dataDir, clock, timers: { after: systemTimers.after, every } });
  }, SLOW_START_MS);
  afterAll(async () => {
    await server.end();
    await telegram.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function bound(id: number, name: string, code: string): Promise<Person> {
    const person = telegram.person({ id, name });
    person.say(code);
    await heard(person, "mã đúng rồi");
    person.say(name);
    await heard(person, `chào anh/chị ${name}`);
    return person;
  }

  async function exported(...args: string[]): Promise<Buffer> {
    const out = join(dataDir, `bao-cao-${args.length}.docx`);
    await runAdmin(["export", "--format", "docx", "--document", "bao-cao", "--out", out, ...args], async (asked) => {
      const headers = { "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(asked.body) };
      const response = await server.control.request(`/admin/${asked.route}`, init);
      if (!response.body) throw new Error(String(response.status));
      return receiveExport(response.body, asked.body, { write: () => true });
    });
    return readFileSync(out);
  }

  it("answers, takes a report to its receipt, reminds and exports, and reaches only the chat platform beside it", async () => {
    const asker = telegram.person({ id: 9, name: "Hoa" });
    asker.say(UNSURE);
    expect((await heard(asker, "—")).text).not.toContain(wording.phrased);

    const lan = await bound(1, "Lan", "K7M4-9QRT");
    const minh = await bound(2, "Minh", "K7M4-9QRV");
    minh.say("nộp");
    await heard(minh, "em nộp báo cáo của");
    await minh.press("Nộp");
    await heard(minh, "Mã tiếp nhận số liệu");
    lan.say("báo cáo");
    await lan.until(4);
    lan.say(PARAGRAPH);
    expect((await lan.until(5)).some(({ text }) => text.includes("trợ lý máy vừa đọc"))).toBe(false);

    moved += 6 * 60_000;
    await heard(lan, "em nhắc báo cáo của Ủy ban nhân dân huyện Tri Tôn");
    expect((await exported()).subarray(0, 2).toString()).toBe("PK");
    if (alsoReached.length > 0) expect((await exported("--merge")).subarray(0, 2).toString()).toBe("PK");

    const reached = new Set(contacted.slice(before).map((one) => one.slice(one.lastIndexOf(":") + 1)));
    expect([...reached].toSorted()).toEqual([telegram.apiRoot, ...alsoReached].map(portOf).toSorted());
  });
});
