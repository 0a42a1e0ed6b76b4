import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createRoute } from "../../src/conversation/route.ts";
import { oneLine } from "../../src/kernel/vietnamese.ts";
import { startTelegramEmulator, type TelegramEmulator } from "../emulators/telegram/telegram-emulator.ts";
import { realKnowledge } from "../support/assistant.ts";
import { type RunningServer, runServer, SLOW_START_MS } from "../support/running-server.ts";
import { type Door, openDoor } from "../support/running-server-door.ts";
import { visit } from "../support/running-server-visitor.ts";
import { type Expected, loadTranscripts, type Transcript, type Turn } from "../support/transcripts.ts";
import {
  bareWords,
  type Heard,
  type Talk,
  talkInMemory,
  talkInTerminal,
  talkOnTelegram,
  talkOnTheWeb,
} from "../support/transcripts-channels.ts";

const TRANSCRIPTS = loadTranscripts(import.meta.dirname);
/** Asked at the end of every transcript: one message answers it, so nothing can have come before that nobody expected. */
const LAST: Turn = { act: { kind: "say", text: "/huy" }, replies: [] };
const NOTHING_LEFT = "không có việc nào đang làm dở";

const { converseWith, about, reports } = await realKnowledge();
const route = createRoute({ converse: converseWith, about, report: reports.conversation });

let polling: { telegram: TelegramEmulator; server: RunningServer };
let posted: { telegram: TelegramEmulator; server: RunningServer };
let door: Door;
let people = 1000;
beforeAll(async () => {
  const [one, other] = [await startTelegramEmulator(), await startTelegramEmulator()];
  door = await openDoor();
  const reach = ({ token, apiRoot }: TelegramEmulator) => ({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot });
  polling = { telegram: one, server: await runServer({ env: reach(one) }) };
  const hook = {
    TELEGRAM_MODE: "webhook",
    TELEGRAM_WEBHOOK_SECRET: "bi-mat_0123456789",
    PUBLIC_URL: door.url,
  };
  posted = { telegram: other, server: await runServer({ env: { ...reach(other), ...hook } }) };
  door.leadTo(posted.server.url);
}, SLOW_START_MS);
afterAll(async () => {
  await Promise.all([polling.server.end(), posted.server.end()]);
  await Promise.all([polling.telegram.close(), posted.telegram.close(), door.close()]);
});

const person = (telegram: TelegramEmulator) => telegram.person({ id: ++people, name: "Lan" });

const CHANNELS: readonly { name: string; channel: string; open: () => Promise<Talk>; atLeast: number }[] = [
  { name: "in memory", channel: "memory", atLeast: TRANSCRIPTS.length, open: async () => talkInMemory(route) },
  { name: "in the terminal", channel: "terminal", atLeast: 10, open: () => talkInTerminal(polling.server.control) },
  {
    name: "on the web",
    channel: "web-chat",
    atLeast: 11,
    open: async () => talkOnTheWeb(await visit(polling.server.url)),
  },
  {
    name: "on Telegram by polling",
    channel: "telegram",
    atLeast: TRANSCRIPTS.length,
    open: async () => talkOnTelegram(person(polling.telegram)),
  },
  {
    name: "on Telegram by webhook",
    channel: "telegram",
    atLeast: TRANSCRIPTS.length,
    open: async () => talkOnTelegram(person(posted.telegram)),
  },
];

/** Everything that is heard, turn by turn; null where the channel cannot hold this conversation. */
async function hold(talk: Talk, { turns }: Transcript): Promise<Heard[][] | null> {
  try {
    if (!turns.every(({ act }) => talk.can(act))) return null;
    const heard: Heard[][] = [];
    for (const { act, replies } of turns) heard.push([...(await talk.take(act, replies.length))]);
    const introduced = turns.at(-1)?.replies.at(-1)?.contains?.includes("em đã xóa xong") !== true;
    heard.push([...(await talk.take(LAST.act, introduced ? 1 : 2))]);
    return heard;
  } finally {
    await talk.end();
  }
}

/** What a message lacks of what is expected, and what it has beyond it. */
function missing(
  heard: Heard | undefined,
  { contains = [], lacks = [], choices = [], quotes = [] }: Expected,
): string[] {
  if (!heard) return ["nothing was said"];
  const text = oneLine(heard.text);
  return [
    ...contains.filter((words) => !text.includes(oneLine(words))).map((words) => `lacks “${words}” in “${text}”`),
    ...lacks.filter((words) => text.includes(oneLine(words))).map((words) => `has “${words}”`),
    ...(heard.choices.join("|") === choices.join("|") ? [] : [`offers ${heard.choices.join(" | ") || "nothing"}`]),
    ...(heard.quotes.join("|") === quotes.join("|") ? [] : [`quotes ${heard.quotes.join(" | ") || "nothing"}`]),
  ];
}

describe.each(CHANNELS)("conversations $name", ({ channel, open, atLeast }) => {
  let held = 0;
  it.each(TRANSCRIPTS)("$name: $about", async (transcript) => {
    if (transcript.except.includes(channel)) return;
    const heard = await hold(await open(), transcript);
    if (heard === null) return;
    held += 1;
    for (const [at, { act, replies }] of transcript.turns.entries()) {
      const said = heard[at] ?? [];
      const faults = replies.flatMap((one, place) => missing(said[place], one));
      if (said.length > replies.length) faults.push(`${said.length} messages`);
      expect(faults, `turn ${at + 1} ${JSON.stringify(act).slice(0, 120)}`).toEqual([]);
    }
    expect(heard.at(-1)?.at(-1)?.text).toContain(NOTHING_LEFT);
    const plain = await hold(talkInMemory(route), transcript);
    const words = (turns: Heard[][] | null) => turns?.map((turn) => turn.map(({ text }) => bareWords(text)));
    expect(words(heard)).toEqual(words(plain));
  });

  it(`are at least ${atLeast}`, () => expect(held).toBeGreaterThanOrEqual(atLeast));
});
