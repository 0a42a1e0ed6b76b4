import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { openPGlite } from "../../src/adapters/store/pglite-engine.ts";
import { renderReply as renderOnZaloBot } from "../../src/adapters/zalo-bot/render.ts";
import { renderReply as renderOnZaloOa } from "../../src/adapters/zalo-oa/render.ts";
import { systemTimers, type Timers } from "../../src/kernel/timers.ts";
import { oneLine } from "../../src/kernel/vietnamese.ts";
import { REMINDERS_EVERY_MS } from "../../src/reminder-composition.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { startZaloBotEmulator, type ZaloBotEmulator } from "../emulators/zalo-bot/zalo-bot-emulator.ts";
import { startZaloOaEmulator } from "../emulators/zalo-oa/zalo-oa-emulator.ts";
import { type RunningServer, runServer, SLOW_START_MS } from "../support/running-server.ts";
import { openDoor } from "../support/running-server-door.ts";
import { visit } from "../support/running-server-visitor.ts";
import { type Expected, loadTranscripts, type Transcript } from "../support/transcripts.ts";
import {
  bareWords,
  type Heard,
  talkInTerminal,
  talkOnTelegram,
  talkOnTheWeb,
} from "../support/transcripts-channels.ts";
import { lasting, type Played, peopleOf, play } from "../support/transcripts-play.ts";
import { createMovedClock, memoryStage, type Stage, serverStage } from "../support/transcripts-stages.ts";
import { type ChosenBy, talkOnZaloBot, talkOnZaloOa } from "../support/transcripts-zalo.ts";

// Codes are slow to hash on purpose; a thousand of them would take most of the time here.
vi.mock(import("../../src/adapters/store/code-hash.ts"), () => ({
  hashCode: async (code) => code.replace(/[^A-Za-z0-9]/g, "").toUpperCase(),
}));

const TRANSCRIPTS = loadTranscripts(import.meta.dirname);
const NOTHING_LEFT = /không có việc nào đang làm dở|Dạ, em dừng ở đây/;

/** Nobody is reminded in the middle of a transcript: its clock jumps over the days of steps. */
const TIMERS: Timers = {
  ...systemTimers,
  every: (ms, work) => (ms === REMINDERS_EVERY_MS ? () => {} : systemTimers.every(ms, work)),
};

/** What ends with a stage, the last first. */
type Ends = (() => Promise<unknown>)[];

/** Starts a server on an engine of the test's own, with a clock that the transcripts move on. */
async function onServer(env: Readonly<Record<string, string>>, ends: Ends) {
  const dataDir = mkdtempSync(join(tmpdir(), "troly-"));
  const clock = createMovedClock();
  const engine = await openPGlite(dataDir);
  const server = await runServer({ env, clock, engine, dataDir, timers: TIMERS, pacesChats: false });
  ends.push(
    async () => rmSync(dataDir, { recursive: true, force: true }),
    () => server.end(),
  );
  return { engine, clock, server, control: server.control };
}

let people = 1000;
const personOn = (telegram: TelegramEmulator) => telegram.person({ id: ++people, name: "Lan" });

async function inTerminal(ends: Ends): Promise<Stage> {
  const { server, ...held } = await onServer({}, ends);
  return serverStage("terminal", { ...held, talk: () => talkInTerminal(server.control) });
}

async function onTheWeb(ends: Ends): Promise<Stage> {
  const { server, ...held } = await onServer({}, ends);
  return serverStage("web-chat", { ...held, talk: async () => talkOnTheWeb(await visit(server.url)) });
}

async function onTelegram(ends: Ends, env: Readonly<Record<string, string>>, ready: (server: RunningServer) => void) {
  const telegram = await startTelegramEmulator();
  ends.push(() => telegram.close());
  const reach = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
  const { server, ...held } = await onServer({ ...reach, ...env }, ends);
  ready(server);
  return serverStage("telegram", { ...held, talk: async () => talkOnTelegram(personOn(telegram)) });
}

const byPolling = (ends: Ends): Promise<Stage> => onTelegram(ends, {}, () => {});

async function byWebhook(ends: Ends): Promise<Stage> {
  const door = await openDoor();
  ends.push(() => door.close());
  const hook = {
    TELEGRAM_MODE: "webhook",
    TELEGRAM_WEBHOOK_SECRET: "bi-mat_0123456789",
    PUBLIC_URL: door.url,
  };
  return onTelegram(ends, hook, ({ url }) => door.leadTo(url));
}

/** An empty question for updates ends sooner than Zalo would end it, so that a server stops soon. */
const POLL_MS = 300;

const chosenOnZalo: ChosenBy = { number: 0, label: 0, shortcut: 0 };
/** The messages that Zalo Bot sent for one whole report, by the way in which its updates come in. */
const zaloReports: number[] = [];
const zaloPlatforms: ZaloBotEmulator[] = [];

async function onZaloBot(ends: Ends, publicUrl: string | null, env: Readonly<Record<string, string>>) {
  const zalo = await startZaloBotEmulator({ longestPollMs: POLL_MS, quota: 1_000_000 });
  zaloPlatforms.push(zalo);
  ends.push(() => zalo.close());
  const reach = { ZALO_BOT_TOKEN: zalo.token, ZALO_BOT_API_ROOT: zalo.apiRoot };
  const { server, ...held } = await onServer({ ...reach, ...env }, ends);
  const stage = serverStage("zalo-bot", {
    ...held,
    talk: async () => talkOnZaloBot(zalo.person("Lan"), chosenOnZalo),
    partsOf: (reply) => renderOnZaloBot(reply, publicUrl).length,
  });
  return { zalo, server, stage };
}

async function onZaloBotByPolling(ends: Ends): Promise<Stage> {
  return (await onZaloBot(ends, null, {})).stage;
}

async function onZaloBotByWebhook(ends: Ends): Promise<Stage> {
  const door = await openDoor();
  ends.push(() => door.close());
  const hook = { ZALO_BOT_MODE: "webhook", ZALO_BOT_WEBHOOK_SECRET: "bi-mat_0123456789", PUBLIC_URL: door.url };
  const { zalo, server, stage } = await onZaloBot(ends, door.url, hook);
  door.leadTo(server.url);
  await zalo.called("setWebhook");
  return stage;
}

async function onZaloOa(ends: Ends): Promise<Stage> {
  let now = () => 0;
  const zalo = await startZaloOaEmulator({ now: () => now() });
  ends.push(() => zalo.close());
  const { server, clock, ...held } = await onServer(
    {
      ZALO_OA_APP_ID: zalo.appId,
      ZALO_OA_APP_SECRET: zalo.appSecret,
      ZALO_OA_SECRET_KEY: zalo.secretKey,
      ZALO_OA_REFRESH_TOKEN: zalo.refreshToken(),
      ZALO_OA_API_ROOT: zalo.root,
      ZALO_OA_OAUTH_ROOT: zalo.root,
      ZALO_OA_BUTTONS: "on",
    },
    ends,
  );
  now = () => clock.now().epochMilliseconds;
  zalo.leadTo(`${server.url}/webhooks/zalo-oa`);
  return serverStage("zalo-oa", {
    ...held,
    clock,
    talk: async () => talkOnZaloOa(zalo.person(), { number: 0, label: 0, shortcut: 0 }),
    partsOf: (reply) => renderOnZaloOa(reply, { pages: null, buttons: true }).length,
  });
}

const HERE = TRANSCRIPTS.filter(({ form }) => form === null).length;
const CHANNELS: readonly { name: string; open: (ends: Ends) => Promise<Stage>; atLeast: number }[] = [
  { name: "in memory", open: () => memoryStage(), atLeast: TRANSCRIPTS.length },
  { name: "in the terminal", open: inTerminal, atLeast: 75 },
  { name: "on the web", open: onTheWeb, atLeast: 105 },
  { name: "on Telegram by polling", open: byPolling, atLeast: HERE },
  { name: "on Telegram by webhook", open: byWebhook, atLeast: HERE },
  { name: "on Zalo OA", open: onZaloOa, atLeast: 105 },
  { name: "on Zalo Bot by polling", open: onZaloBotByPolling, atLeast: 105 },
  { name: "on Zalo Bot by webhook", open: onZaloBotByWebhook, atLeast: 105 },
];

/** What a message lacks of what is expected, and what it has beyond it. */
function missing(heard: Heard | undefined, expected: Expected, { strict }: Transcript): string[] {
  if (!heard) return ["nothing was said"];
  const { contains = [], lacks = [], choices = [], quotes = [], file = [] } = expected;
  const text = oneLine(heard.text);
  const same = (one: readonly string[], other: readonly string[]) =>
    one.join("|").toLowerCase() === other.join("|").toLowerCase();
  return [
    ...contains.filter((words) => !text.includes(oneLine(words))).map((words) => `lacks “${words}” in “${text}”`),
    ...lacks.filter((words) => text.includes(oneLine(words))).map((words) => `has “${words}”`),
    ...((!strict && !expected.choices) || same(heard.choices, choices)
      ? []
      : [`offers ${heard.choices.join(" | ") || "nothing"}`]),
    ...((!strict && !expected.quotes) || same(heard.quotes, quotes)
      ? []
      : [`quotes ${heard.quotes.join(" | ") || "nothing"}`]),
    ...(same(heard.files, file) ? [] : [`carries ${heard.files.join(" | ") || "nothing"}`]),
  ];
}

/** Everything that is wrong with what one person heard in one turn. */
function faultsIn(heard: readonly Heard[], expected: readonly Expected[], transcript: Transcript): string[] {
  const faults = expected.flatMap((one, place) => missing(heard[place], one, transcript));
  return heard.length > expected.length
    ? [...faults, `${heard.length} messages: ${heard.map(({ text }) => text).join(" // ")}`]
    : faults;
}

/** What is expected of messages in which replies are joined, as the talk in memory joined them. */
function together(expected: readonly Expected[], heard: readonly Heard[]): readonly Expected[] {
  const left = [...expected];
  const groups = heard.map(({ of }) => left.splice(0, of));
  return [...groups.filter(({ length }) => length > 0).map(joined), ...left];
}

/** Words that one reply must lack another may have. */
function joined(group: readonly Expected[]): Expected {
  const [first = {}] = group;
  if (group.length === 1) return first;
  const all = <Key extends "contains" | "quotes" | "file">(key: Key) => group.flatMap((one) => one[key] ?? []);
  const { choices } = group.at(-1) ?? {};
  const quotes = group.some((one) => one.quotes) ? { quotes: all("quotes") } : {};
  return { contains: all("contains"), file: all("file"), ...quotes, ...(choices && { choices }) };
}

const wordsOf = (turns: readonly Played[]): unknown =>
  turns.map(({ replies, told }) =>
    [replies, ...Object.values(told)].map((heard) => heard.map(({ text }) => bareWords(lasting(text)))),
  );

const sumOf = (heard: readonly Heard[]): number => heard.reduce((sum, { parts }) => sum + parts, 0);

const bySections = TRANSCRIPTS.find(({ name }) => name === "whole-report-by-sections")?.turns.length ?? 0;
it(`a whole report by sections takes its officer ${bySections} messages, code and official number included`, () => {
  expect(bySections).toBeGreaterThan(10);
  expect(bySections).toBeLessThanOrEqual(25);
});

describe.each(CHANNELS)("conversations $name", ({ open, atLeast }) => {
  const ends: Ends = [];
  let stage: Stage;
  let memory: Stage;
  let held = 0;
  beforeAll(async () => {
    stage = await open(ends);
    memory = await memoryStage(stage.channel === "memory" ? "telegram" : stage.channel, stage.partsOf);
  }, SLOW_START_MS);
  afterAll(async () => {
    for (const end of ends.toReversed()) await end();
  });

  it.each(TRANSCRIPTS)("$name: $about", async (transcript) => {
    if (transcript.except.includes(stage.channel)) return;
    const plain = await play(memory, transcript, null);
    const heard = stage.channel === "memory" ? plain : await play(stage, transcript, plain);
    if (heard === null || plain === null) return;
    held += 1;
    for (const [at, { who, act, replies, told }] of transcript.turns.entries()) {
      const said = heard[at];
      const others = new Set([...Object.keys(told), ...Object.keys(said?.told ?? {})]);
      const faults = [
        ...faultsIn(said?.replies ?? [], together(replies, plain[at]?.replies ?? []), transcript),
        ...[...others].flatMap((one) =>
          faultsIn(said?.told[one] ?? [], told[one] ?? [], transcript).map((fault) => `to ${one}: ${fault}`),
        ),
      ];
      expect(faults, `turn ${at + 1} of ${who} ${JSON.stringify(act).slice(0, 120)}`).toEqual([]);
    }
    for (const last of heard.slice(-peopleOf(transcript).length)) {
      expect(last.replies.at(-1)?.text).toMatch(NOTHING_LEFT);
      expect(last.told).toEqual({});
    }
    expect(wordsOf(heard)).toEqual(wordsOf(plain));
    if (stage.channel === "zalo-bot" && transcript.name === "whole-report-by-sections")
      zaloReports.push(heard.slice(0, -1).reduce((sum, { replies }) => sum + sumOf(replies), 0));
  });

  it(`are at least ${atLeast}`, () => expect(held).toBeGreaterThanOrEqual(atLeast));
});

describe("on Zalo Bot, where every message counts", () => {
  it("choices by number, and by label without accents, are all understood", () => {
    process.stdout.write(`chosen on Zalo Bot: ${JSON.stringify(chosenOnZalo)}\n`);
    expect(chosenOnZalo.number).toBeGreaterThan(5);
    expect(chosenOnZalo.label).toBeGreaterThan(5);
  });

  it("no message was over the limit", () => {
    process.stdout.write(`messages that Zalo Bot took: ${zaloPlatforms.map(({ plan }) => plan.sent).join(", ")}\n`);
    expect(zaloPlatforms.map((zalo) => zalo.tooLong())).toEqual([0, 0]);
    for (const { plan } of zaloPlatforms) expect(plan.sent).toBeGreaterThan(500);
  });

  it("a whole report takes at most 25 messages of the bot", () => {
    process.stdout.write(`messages of Zalo Bot for one whole report: ${zaloReports.join(", ")}\n`);
    expect(zaloReports).toHaveLength(2);
    for (const messages of zaloReports) expect(messages).toBeLessThanOrEqual(25);
  });
});
