import { randomUUID } from "node:crypto";
import { PassThrough, Writable } from "node:stream";

import { renderReply as renderOnTelegram } from "../../src/adapters/telegram/render.ts";
import { chatInTerminal } from "../../src/adapters/terminal/chat.ts";
import type { TerminalTurn } from "../../src/adapters/terminal/terminal-routes.ts";
import { wording } from "../../src/adapters/terminal/wording.ts";
import { createAcceptInbound } from "../../src/conversation/accept-inbound.ts";
import { NEW_CONVERSATION } from "../../src/conversation/conversation-state.ts";
import type { Inbox, KeptHappening } from "../../src/conversation/ports.ts";
import type { Route, Routed } from "../../src/conversation/route.ts";
import type { Clock } from "../../src/kernel/clock.ts";
import { nfc } from "../../src/kernel/vietnamese.ts";
import type { ChannelId } from "../../src/messages/address.ts";
import { METERED } from "../../src/messages/channel-capabilities.ts";
import type { Happening, Unsupported } from "../../src/messages/inbound-event.ts";
import type { Reply, ReplyChoice } from "../../src/messages/reply.ts";
import { codeIn } from "../../src/people/invitation-code.ts";
import type { Server } from "../../src/server.ts";
import { createBell } from "../emulators/telegram/bell.ts";
import type { Seen } from "../emulators/telegram/inbox.ts";
import type { Person } from "../emulators/telegram/person.ts";
import { wordsOfBlock } from "./block-words.ts";
import type { MemoryDesk } from "./memory-desk.ts";
import type { Visitor } from "./running-server-visitor.ts";
import type { Act } from "./transcripts.ts";

/** A message of the assistant as somebody reads it on their channel. */
export interface Heard {
  readonly text: string;
  readonly choices: readonly string[];
  /** The places of the quotes in it. */
  readonly quotes: readonly string[];
  readonly files: readonly string[];
  /** How many messages it is on its channel. */
  readonly parts: number;
  /** How many replies are joined in it. */
  readonly of: number;
}

/** Somebody who talks with the assistant on one channel. */
export interface Talk {
  /** Whether the channel has such a thing at all. */
  can(act: Act): boolean;
  /** Does it and gives what comes back: as many messages as are known to come, and on channels that know the end all of them. */
  take(act: Act, known: readonly Pick<Heard, "parts">[]): Promise<readonly Heard[]>;
  /** What comes without having been asked for; null where the channel has no such thing. */
  readonly hear: ((known: readonly Pick<Heard, "parts">[]) => Promise<readonly Heard[]>) | null;
  end(): Promise<void>;
}

/** The words alone, in order: what is the same however a channel sets it. */
export const bareWords = (text: string): string => (nfc(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

/** Is shown a reply, and what the conversation would make of something that happens after it. */
export type LookAtOffer = (reply: Reply, wouldSay: (happening: Happening) => Routed) => void;

/** A talk with the conversation itself, without any channel or store; `desk` is shared by all who talk. */
export function talkInMemory(deps: {
  route: Route;
  desk: MemoryDesk;
  clock: Clock;
  name: string;
  nextTurn: () => string;
  /** The channel it stands for: some take files and some give a page for them. */
  channel: ChannelId;
  /** How many messages a reply is there. */
  partsOf?: PartsOf;
  /** Looks at what could be said next to a reply that offers something. */
  offered?: LookAtOffer;
}): Talk {
  const { route, desk, clock, name, nextTurn, channel, partsOf = onTelegram, offered } = deps;
  const said: Reply[] = [];
  let state = NEW_CONVERSATION;
  let heard: KeptHappening | null = null;
  const inbox: Inbox = {
    async accept({ happening }) {
      heard = happening;
      return "accepted";
    },
  };
  const accept = createAcceptInbound({ inbox, clock, wake: () => {} });
  const hear = (replies: readonly Reply[]) => {
    said.push(...replies);
    return replies.map((reply) => heardReply(reply, partsOf));
  };
  /** Where every message counts, what one turn says comes together up to the reply that offers something. */
  const answer = (replies: readonly Reply[]) => {
    if (!METERED.has(channel)) return hear(replies);
    said.push(...replies);
    const groups: Reply[][] = [[]];
    for (const reply of replies) {
      groups.at(-1)?.push(reply);
      if (reply.choices.length > 0) groups.push([]);
    }
    return groups.filter(({ length }) => length > 0).map((group) => heardTogether(group, partsOf));
  };
  return {
    can: () => true,
    async take(act) {
      const turn = nextTurn();
      const now = clock.now();
      const happening = happeningOf(act, said);
      await accept({ channel, conversation: name, eventKey: turn, at: now, happening });
      const kept = heard ?? happening;
      const code = kept.kind === "text" ? codeIn(kept.text) : kept.kind === "start" ? codeIn(kept.payload ?? "") : null;
      for (;;) {
        const around = { desk: desk.open(name, code, now), now, channel };
        const routed = route(state, kept, turn, around);
        if (!desk.apply(name, routed.writes, now)) continue;
        if (routed.forget) desk.forget(name);
        state = routed.state;
        const last = routed.replies.at(-1);
        const wouldSay = (one: Happening) => {
          const next = { desk: desk.open(name, null, clock.now()), now: clock.now(), channel };
          return route(state, one, turn, next);
        };
        if (last && offered) offered(last, wouldSay);
        return answer(routed.replies);
      }
    },
    hear: async () => hear(desk.told(name)),
    end: async () => {},
  };
}

/** A talk on the web page, over HTTP. */
export function talkOnTheWeb(visitor: Visitor): Talk {
  let read = 0;
  const hear = async (known: readonly Pick<Heard, "parts">[]) => {
    const all = await visitor.until(read + known.length);
    const heard = all.slice(read).map((reply) => heardReply(reply, onTelegram));
    read = all.length;
    return heard;
  };
  return {
    can: (act) => act.kind === "say" || act.kind === "press" || act.kind === "press_earlier" || isBareStart(act),
    async take(act, known) {
      const status = await visitor.post(postOf(act, visitor.replies()));
      if (status !== 202) throw new Error(`the message was answered ${status}`);
      return hear(known);
    },
    hear,
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
  const news = async () => {
    const response = await control.request(`/terminal/replies?conversation=${conversation}&after=${after}`);
    const turn = (await response.json()) as TerminalTurn;
    after = turn.last;
    return turn.replies;
  };
  const chatting = chatInTerminal({ say, save: async () => null, news, input, output });
  await bell.until(() => (prompts === 1 ? true : undefined));
  let [held = []] = [[shown[0] ?? ""]];
  const opening = shown.splice(0);
  return {
    can: (act) => (act.kind === "say" && !act.text.includes("\n")) || act.kind === "press" || isBareStart(act),
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
    /** An empty line asks what was said meanwhile. */
    async hear() {
      const [from, prompted] = [shown.length, prompts];
      input.write("\n");
      await bell.until(() => (prompts > prompted ? true : undefined));
      return shown.slice(from).map(heardInTerminal);
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
        person.start(what.payload ?? undefined);
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
  const hear = async (known: readonly Pick<Heard, "parts">[]) => {
    const all = await person.until(read + known.reduce((sum, { parts }) => sum + parts, 0));
    const seen = all.slice(read);
    read = all.length;
    const whole = known.map(({ parts }) => heardOnTelegram(seen.splice(0, parts)));
    return [...whole, ...seen.map((one) => heardOnTelegram([one]))];
  };
  return {
    can: () => true,
    async take(what, known) {
      const acted = act(what);
      const heard = await hear(known);
      await acted;
      return heard;
    },
    hear,
    end: async () => {},
  };
}

/** Only Telegram has links that open the bot with a code. */
const isBareStart = (act: Act): boolean => act.kind === "start" && act.payload === null;

/** How many messages a reply becomes on a channel. */
export type PartsOf = (reply: Reply) => number;

const onTelegram: PartsOf = (reply) => renderOnTelegram(reply).length;

function heardTogether(replies: readonly Reply[], partsOf: PartsOf): Heard {
  const blocks = replies.flatMap((reply) => reply.blocks);
  return { ...heardReply({ blocks, choices: replies.at(-1)?.choices ?? [] }, partsOf), of: replies.length };
}

function heardReply(reply: Reply, partsOf: PartsOf): Heard {
  const { blocks, choices } = reply;
  return {
    text: blocks.map((one) => (one.kind === "quote" ? `${one.quote}\n— ${one.locator}` : wordsOfBlock(one))).join("\n"),
    choices: choices.map(({ label }) => label),
    quotes: blocks.flatMap((one) => (one.kind === "quote" ? [one.locator] : [])),
    files: blocks.flatMap((one) => (one.kind === "file" ? [one.name] : [])),
    parts: partsOf(reply),
    of: 1,
  };
}

/** The messages that one reply became. */
function heardOnTelegram(parts: readonly Seen[]): Heard {
  const files = parts.flatMap(({ file }) => (file ? [file.name] : []));
  return {
    text: [...parts.map(({ text }) => text).filter(Boolean), ...files].join("\n"),
    choices: parts.flatMap(({ buttons }) => buttons.map(({ label }) => label)),
    quotes: parts.flatMap(({ marked }) =>
      marked.flatMap((one) => (one.type === "italic" ? [one.text.replace(/^— /, "")] : [])),
    ),
    files,
    parts: parts.length,
    of: 1,
  };
}

const SHORTCUTS = /^ {2}\(hoặc gõ: (.+)\)$/;
const FILE = /^ {2}\[Tệp: (.+)\]$/;

function heardInTerminal(shown: string): Heard {
  const lines = shown.trimEnd().split("\n");
  const typed = SHORTCUTS.exec(lines.at(-1) ?? "")?.[1]?.split(" · ") ?? [];
  if (typed.length > 0) lines.pop();
  const offered = lines.at(-1) === wording.chooseByNumber;
  const firstChoice = offered ? lines.findLastIndex((line) => line.startsWith("  1. ")) : lines.length;
  const numbered = offered ? lines.slice(firstChoice, -1).map((line) => line.replace(/^ {2}\d+\. /, "")) : [];
  return {
    text: lines.slice(0, firstChoice).join("\n").replaceAll("[Tệp: ", "["),
    choices: [...numbered, ...typed],
    quotes: lines.flatMap((line) => /^ {2}— (.+)$/.exec(line)?.[1] ?? []),
    files: lines.flatMap((line) => FILE.exec(line)?.[1] ?? []),
    parts: 1,
    of: 1,
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
      return { kind: "start", payload: act.payload };
    case "press":
    case "press_earlier":
      return { kind: "choice", choice: choiceIn(act, said).id };
    case "send":
      return { kind: "unsupported", what: UNSUPPORTED[act.content] };
    case "edit":
      return { kind: "text", text: act.text, edited: true };
    case "forward":
      return { kind: "unsupported", what: "forwarded" };
    case "decide":
      throw new Error("nobody decides in a conversation of their own unit");
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
  const choices = (act.kind === "press" && said.at(-1)?.choices) || [];
  const at = act.kind === "press" ? choices.indexOf(act.label) : -1;
  if (at >= 0) return String(at + 1);
  const typed = act.kind === "press" && choices.find((one) => one === act.label.toLowerCase());
  if (!typed) throw new Error(`the terminal shows nothing to choose by ${JSON.stringify(act)}`);
  return typed;
}

function choiceIn({ kind, label }: Act & { kind: "press" | "press_earlier" }, said: readonly Reply[]): ReplyChoice {
  const shown = kind === "press" ? said.slice(-1) : said.slice(0, -1);
  const choice = shown.flatMap(({ choices }) => choices).findLast((one) => one.label === label);
  if (!choice) throw new Error(`nothing offers “${label}”`);
  return choice;
}
