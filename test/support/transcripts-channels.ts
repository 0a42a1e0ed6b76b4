import { randomUUID } from "node:crypto";
import { PassThrough, Writable } from "node:stream";

import { chatInTerminal } from "../../src/adapters/terminal/chat.ts";
import type { TerminalTurn } from "../../src/adapters/terminal/terminal-routes.ts";
import { wording } from "../../src/adapters/terminal/wording.ts";
import { createAcceptInbound } from "../../src/conversation/accept-inbound.ts";
import { NEW_CONVERSATION } from "../../src/conversation/conversation-state.ts";
import type { Inbox, KeptHappening } from "../../src/conversation/ports.ts";
import { EMPTY_DESK, type Route } from "../../src/conversation/route.ts";
import { nfc } from "../../src/kernel/vietnamese.ts";
import type { Happening, Unsupported } from "../../src/messages/inbound-event.ts";
import type { Reply, ReplyChoice } from "../../src/messages/reply.ts";
import type { Server } from "../../src/server.ts";
import { createBell } from "../emulators/telegram/bell.ts";
import type { Seen } from "../emulators/telegram/inbox.ts";
import type { Person } from "../emulators/telegram/person.ts";
import { clockOn } from "./assistant.ts";
import { wordsOfBlock } from "./block-words.ts";
import type { Visitor } from "./running-server-visitor.ts";
import type { Act } from "./transcripts.ts";

/** A message of the assistant as somebody reads it on their channel. */
export interface Heard {
  readonly text: string;
  readonly choices: readonly string[];
  /** The places of the quotes in it. */
  readonly quotes: readonly string[];
}

/** Somebody who talks with the assistant on one channel. */
export interface Talk {
  /** Whether the channel has such a thing at all. */
  can(act: Act): boolean;
  /** Does it and gives what comes back: so many messages, and on channels that know the end all of them. */
  take(act: Act, count: number): Promise<readonly Heard[]>;
  end(): Promise<void>;
}

/** The words alone, in order: what is the same however a channel sets it. */
export const bareWords = (text: string): string => (nfc(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

/** A talk with the conversation itself, without any channel or store. */
export function talkInMemory(route: Route): Talk {
  const said: Reply[] = [];
  let state = NEW_CONVERSATION;
  let turns = 0;
  let heard: KeptHappening | null = null;
  const inbox: Inbox = {
    async accept({ happening }) {
      heard = happening;
      return "accepted";
    },
  };
  const { now } = clockOn("2023-11-20");
  const accept = createAcceptInbound({ inbox, clock: { now }, wake: () => {} });
  return {
    can: () => true,
    async take(act) {
      turns += 1;
      const happening = happeningOf(act, said);
      await accept({ channel: "telegram", conversation: "1", eventKey: `${turns}`, at: now(), happening });
      const routed = route(state, heard ?? happening, String(turns), {
        desk: EMPTY_DESK,
        now: now(),
        channel: "telegram",
      });
      state = routed.state;
      said.push(...routed.replies);
      return routed.replies.map(heardReply);
    },
    end: async () => {},
  };
}

/** A talk on the web page, over HTTP. */
export function talkOnTheWeb(visitor: Visitor): Talk {
  let read = 0;
  return {
    can: ({ kind }) => kind === "say" || kind === "start" || kind === "press" || kind === "press_earlier",
    async take(act, count) {
      const status = await visitor.post(postOf(act, visitor.replies()));
      if (status !== 202) throw new Error(`the message was answered ${status}`);
      const all = await visitor.until(read + count);
      const heard = all.slice(read).map(heardReply);
      read = all.length;
      return heard;
    },
    end: async () => visitor.close(),
  };
}

/** A talk in the terminal over the routes that `npm run chat` uses; it opens by itself, so the introduction comes first. */
export async function talkInTerminal(control: Server["control"]): Promise<Talk> {
  const conversation = randomUUID();
  const bell = createBell();
  const input = new PassThrough();
  const shown: string[] = [];
  let [after, prompts] = [0, 0];
  const output = new Writable({
    decodeStrings: false,
    write(piece: string, _encoding, done) {
      const mark = `\n${wording.assistant}`;
      if (piece.startsWith(mark)) shown.push(piece.slice(mark.length));
      if (piece === wording.prompt) prompts += 1;
      bell.ring();
      done();
    },
  });
  const say = async (text: string | null) => {
    const body = JSON.stringify({ conversation, id: randomUUID(), text, after });
    const headers = { "content-type": "application/json" };
    const response = await control.request("/terminal/turns", { method: "POST", headers, body });
    const turn = (await response.json()) as TerminalTurn;
    after = turn.last;
    return turn.replies;
  };
  const chatting = chatInTerminal({ say, save: async () => null, input, output });
  await bell.until(() => (prompts === 1 ? true : undefined));
  let [held = []] = [[shown[0] ?? ""]];
  const opening = shown.splice(0);
  return {
    can: ({ kind }) => kind === "say" || kind === "start" || kind === "press",
    async take(act) {
      const isOpening = act.kind === "start" && held.length > 0;
      const before = held;
      held = [];
      if (isOpening) return opening.map(heardInTerminal);
      const from = shown.length;
      const prompted = prompts;
      input.write(`${lineOf(act, shown.map(heardInTerminal))}\n`);
      await bell.until(() => (prompts > prompted ? true : undefined));
      return [...before, ...shown.slice(from)].map(heardInTerminal);
    },
    async end() {
      input.end();
      await chatting;
    },
  };
}

/** A talk on Telegram. */
export function talkOnTelegram(person: Person): Talk {
  let [read, lastWritten] = [0, 0];
  const act = async (what: Act): Promise<void> => {
    switch (what.kind) {
      case "say":
        lastWritten = person.say(what.text);
        return;
      case "start":
        person.start();
        return;
      case "press":
      case "press_earlier":
        await person.press(what.label);
        return;
      case "send":
        person.send(what.content);
        return;
      case "edit":
        person.edit(lastWritten, what.text);
        return;
      case "forward":
        person.forward(what.text);
    }
  };
  return {
    can: () => true,
    async take(what, count) {
      const acted = act(what);
      const all = await person.until(read + count);
      await acted;
      const heard = all.slice(read).map(heardOnTelegram);
      read = all.length;
      return heard;
    },
    end: async () => {},
  };
}

function heardReply({ blocks, choices }: Reply): Heard {
  return {
    text: blocks.map((one) => (one.kind === "quote" ? `${one.quote}\n— ${one.locator}` : wordsOfBlock(one))).join("\n"),
    choices: choices.map(({ label }) => label),
    quotes: blocks.flatMap((one) => (one.kind === "quote" ? [one.locator] : [])),
  };
}

function heardOnTelegram({ text, marked, buttons }: Seen): Heard {
  return {
    text,
    choices: buttons.map(({ label }) => label),
    quotes: marked.flatMap((one) => (one.type === "italic" ? [one.text.replace(/^— /, "")] : [])),
  };
}

function heardInTerminal(shown: string): Heard {
  const lines = shown.trimEnd().split("\n");
  const offered = lines.at(-1) === wording.chooseByNumber;
  const firstChoice = offered ? lines.findLastIndex((line) => line.startsWith("  1. ")) : lines.length;
  return {
    text: lines.slice(0, firstChoice).join("\n"),
    choices: lines.slice(firstChoice, -1).map((line) => line.replace(/^ {2}\d+\. /, "")),
    quotes: lines.flatMap((line) => /^ {2}— (.+)$/.exec(line)?.[1] ?? []),
  };
}

const UNSUPPORTED: Readonly<Record<(Act & { kind: "send" })["content"], Unsupported>> = {
  sticker: "sticker",
  photo: "photo",
  voice: "voice",
  video: "video",
  document: "file",
  contact: "contact",
  location: "location",
  poll: "other",
};

function happeningOf(act: Act, said: readonly Reply[]): Happening {
  switch (act.kind) {
    case "say":
      return { kind: "text", text: act.text };
    case "start":
      return { kind: "start", payload: null };
    case "press":
    case "press_earlier":
      return { kind: "choice", choice: choiceIn(act, said).id };
    case "send":
      return { kind: "unsupported", what: UNSUPPORTED[act.content] };
    case "edit":
      return { kind: "text", text: act.text, edited: true };
    case "forward":
      return { kind: "unsupported", what: "forwarded" };
  }
}

function postOf(act: Act, said: readonly Reply[]): Parameters<Visitor["post"]>[0] {
  if (act.kind === "say") return { text: act.text };
  if (act.kind === "start") return { text: "/start" };
  if (act.kind !== "press" && act.kind !== "press_earlier") throw new Error(`the page has no ${act.kind}`);
  const { id, label } = choiceIn(act, said);
  return { choice: id, label };
}

function lineOf(act: Act, said: readonly Heard[]): string {
  if (act.kind === "say") return act.text;
  if (act.kind === "start") return "/start";
  const at = act.kind === "press" ? (said.at(-1)?.choices.indexOf(act.label) ?? -1) : -1;
  if (at < 0) throw new Error(`the terminal shows nothing to choose by ${JSON.stringify(act)}`);
  return String(at + 1);
}

function choiceIn({ kind, label }: Act & { kind: "press" | "press_earlier" }, said: readonly Reply[]): ReplyChoice {
  const shown = kind === "press" ? said.slice(-1) : said.slice(0, -1);
  const choice = shown.flatMap(({ choices }) => choices).findLast((one) => one.label === label);
  if (!choice) throw new Error(`nothing offers “${label}”`);
  return choice;
}
