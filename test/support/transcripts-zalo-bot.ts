import { fold } from "../../src/kernel/vietnamese.ts";
import { wording } from "../../src/messages/wording.ts";
import type { Person } from "../emulators/zalo-bot/person.ts";
import type { Seen } from "../emulators/zalo-bot/world.ts";
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

/** A talk on Zalo Bot, where everything is plain text: choices are made by number and by label without accents, by turns. */
export function talkOnZaloBot(person: Person, chosen: ChosenBy): Talk {
  let read = 0;
  let last: ReturnType<typeof heardOnZaloBot> | undefined;
  const act = (what: Act): void => {
    if (what.kind === "say") person.say(what.text);
    else if (what.kind === "start") person.say("/start");
    else if (what.kind === "send") person.send(what.content);
    else if (what.kind === "press") person.say(choosing(what.label, last, chosen));
    else throw new Error(`Zalo Bot has no ${what.kind}`);
  };
  const hear = async (known: readonly Pick<Heard, "parts">[]) => {
    const all = await person.until(read + known.reduce((sum, { parts }) => sum + parts, 0));
    const seen = all.slice(read);
    read = all.length;
    const whole = known.map(({ parts }) => heardOnZaloBot(seen.splice(0, parts)));
    const heard = [...whole, ...seen.map((one) => heardOnZaloBot([one]))];
    last = heard.at(-1) ?? last;
    return heard;
  };
  return {
    can: ({ kind, ...more }) =>
      kind === "say" || kind === "press" || kind === "send" || (kind === "start" && "payload" in more && !more.payload),
    take(what, known) {
      act(what);
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

/** The messages that one reply became. */
function heardOnZaloBot(parts: readonly Seen[]): Heard & { readonly offers: string } {
  const whole = parts.map(({ text }) => text).join("\n");
  const { numbered, typed, from } = offersIn(whole);
  const said = whole.split("\n").slice(0, from).join("\n");
  const files = [...said.matchAll(FILE), ...said.matchAll(FILE_KEPT)].map(([, name = ""]) => name);
  const text = said.replace(FILE, "$1").replace(FILE_KEPT, "$1").replace(UPLOAD, "").replace(wording.noUpload, "");
  return {
    text,
    choices: [...numbered, ...typed],
    quotes: [...text.matchAll(/”\n— (.+)$/gm)].map(([, place = ""]) => place),
    files,
    parts: parts.length,
    of: 1,
    offers: whole,
  };
}
