import { fold } from "../../src/kernel/vietnamese.ts";
import { wording } from "../../src/messages/wording.ts";
import type { Person as BotPerson } from "../emulators/zalo-bot/person.ts";
import type { Person as OaPerson } from "../emulators/zalo-oa/person.ts";
import type { Act } from "./transcripts.ts";
import type { Heard, Talk } from "./transcripts-channels.ts";

/** How often something was chosen, by the way in which it was said. */
export interface ChosenBy {
  number: number;
  /** A label typed without accents. */
  label: number;
  /** A word that is never a number. */
  shortcut: number;
}

/** A message as both platforms show it. */
interface Seen {
  readonly text: string;
  readonly buttons?: readonly { readonly title: string }[];
  readonly file?: { readonly name: string } | null;
}

/** A talk on Zalo Bot, where everything is plain text: choices are made by number and by label without accents, by turns. */
export function talkOnZaloBot(person: BotPerson, chosen: ChosenBy): Talk {
  return talkOnZalo(person, (what, last) => {
    if (what.kind === "say") person.say(what.text);
    else if (isBareStart(what)) person.say("/start");
    else if (what.kind === "send") person.send(what.content);
    else if (what.kind === "press") person.say(choosing(what.label, last, chosen));
    else return false;
    return true;
  });
}

const OA_KINDS = {
  sticker: "sticker",
  voice: "audio",
  video: "video",
  contact: "business_card",
  location: "location",
} as const;

/** A talk on Zalo OA: up to five choices are buttons, more are numbered lines. */
export function talkOnZaloOa(person: OaPerson, chosen: ChosenBy): Talk {
  return talkOnZalo(person, (what, last) => {
    if (what.kind === "say") person.say(what.text);
    else if (isBareStart(what)) person.say("/start");
    else if (what.kind === "send" && what.content === "photo") person.sendPhoto(Buffer.from("photo"));
    else if (what.kind === "send" && what.content === "document") person.sendFile("tệp.bin", Buffer.from("tệp"));
    else if (what.kind === "send" && what.content !== "poll")
      person.send(OA_KINDS[what.content as keyof typeof OA_KINDS]);
    else if (what.kind === "press_earlier") person.press(what.label);
    else if (what.kind === "press" && last?.buttons.includes(what.label)) person.press(what.label);
    else if (what.kind === "press") person.say(choosing(what.label, last, chosen));
    else return false;
    return true;
  });
}

const isBareStart = (what: Act): boolean => what.kind === "start" && what.payload === null;

/** `act` does something, or is false where the channel has no such thing. */
function talkOnZalo(
  person: { messages(): readonly Seen[]; until(count: number): Promise<readonly Seen[]> },
  act: (what: Act, last: HeardOnZalo | undefined) => boolean,
): Talk {
  let read = 0;
  let last: HeardOnZalo | undefined;
  const hear = async (known: readonly Pick<Heard, "parts">[]) => {
    const all = await person.until(read + known.reduce((sum, { parts }) => sum + parts, 0));
    const seen = all.slice(read);
    read = all.length;
    const whole = known.map(({ parts }) => heardOnZalo(seen.splice(0, parts)));
    const heard = [...whole, ...seen.map((one) => heardOnZalo([one]))];
    last = heard.at(-1) ?? last;
    return heard;
  };
  return {
    can: (what) =>
      ["say", "press", "send"].includes(what.kind) ||
      isBareStart(what) ||
      (what.kind === "press_earlier" && "follow" in person),
    take(what, known) {
      if (!act(what, last)) throw new Error(`there is no ${what.kind} here`);
      return hear(known);
    },
    hear,
    end: async () => {},
  };
}

/** What somebody types who chooses this label of the message that was read last. */
function choosing(label: string, last: { readonly offers: string } | undefined, chosen: ChosenBy): string {
  const { numbered, typed } = offersIn(last?.offers ?? "");
  const at = numbered.indexOf(label);
  if (at >= 0 && chosen.number <= chosen.label) {
    chosen.number += 1;
    return String(at + 1);
  }
  if (at >= 0) {
    chosen.label += 1;
    return fold(label);
  }
  const word = typed.find((one) => one === label.toLowerCase());
  if (word === undefined) throw new Error(`nothing offers “${label}”`);
  chosen.shortcut += 1;
  return word;
}

const ESCAPED = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const SHORTCUTS = new RegExp(`^${ESCAPED(wording.orType(["\u0000"])).replace("\u0000", "(.+)")}$`);
const FILE = new RegExp(
  `^${ESCAPED(wording.file("\u0000", "\u0001")).replace("\u0000", "(.+)").replace("\u0001", "\\S+")}$`,
  "gm",
);
const FILE_KEPT = new RegExp(`^${ESCAPED(wording.fileKept("\u0000")).replace("\u0000", "(.+)")}$`, "gm");
const UPLOAD = new RegExp(`^${ESCAPED(wording.upload("\u0000")).replace("\u0000", "\\S+/gui-tep/\\S+")}$`, "gm");

/** The lines at the end of a text that offer something. */
function offersIn(text: string): {
  readonly numbered: readonly string[];
  readonly typed: readonly string[];
  readonly from: number;
} {
  const lines = text.split("\n");
  let from = lines.length;
  const typed = SHORTCUTS.exec(lines[from - 1] ?? "")?.[1]?.split(" · ") ?? [];
  if (typed.length > 0) from -= 1;
  if (lines[from - 1] !== wording.chooseByNumber) return { numbered: [], typed, from };
  const first = lines.findLastIndex((line, at) => at < from && line.startsWith("1. "));
  const numbered = lines.slice(first, from - 1).map((line) => line.replace(/^\d+\. /, ""));
  return { numbered, typed, from: first };
}

type HeardOnZalo = Heard & { readonly offers: string; readonly buttons: readonly string[] };

/** The messages that one reply became. */
function heardOnZalo(parts: readonly Seen[]): HeardOnZalo {
  const whole = parts
    .map(({ text }) => text)
    .filter(Boolean)
    .join("\n");
  const { numbered, typed, from } = offersIn(whole);
  const buttons = parts.flatMap((part) => (part.buttons ?? []).map(({ title }) => title));
  const said = whole.split("\n").slice(0, from).join("\n");
  const carried = parts.flatMap(({ file }) => (file ? [file.name] : []));
  const named = [...said.matchAll(FILE), ...said.matchAll(FILE_KEPT)].map(([, name = ""]) => name);
  const text = said.replace(FILE, "$1").replace(FILE_KEPT, "$1").replace(UPLOAD, "").replace(wording.noUpload, "");
  return {
    text: [text, ...carried].join("\n"),
    choices: [...buttons, ...numbered, ...typed],
    quotes: [...text.matchAll(/”\n— (.+)$/gm)].map(([, place = ""]) => place),
    files: [...named, ...carried],
    parts: parts.length,
    of: 1,
    offers: whole,
    buttons,
  };
}
