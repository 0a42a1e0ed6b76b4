import type { Script, Target } from "../protocol.ts";
import { createPoster, type Post } from "./poster.ts";

/** One turn on its way. */
interface Turn {
  /** The moment it counts from. */
  readonly from: number;
  readonly expected: readonly string[];
  heard: number;
  readonly over: (ms: number, at: number) => void;
}

interface Talk {
  readonly chat: number;
  readonly script: Script;
  turnsTaken: number;
  readonly waiting: Turn[];
}

/** The conversations with one bot; every message that comes back is held against the one expected. */
export class Talks {
  readonly #scripts: readonly Script[];
  readonly #post: Post;
  readonly #talks: Talk[] = [];
  #updates = 0;
  #wrong = 0;

  constructor({ url, secret, scripts }: Target) {
    this.#scripts = scripts;
    this.#post = createPoster(url, secret);
  }

  /** How many turns wait for their reply. */
  get waiting(): number {
    return this.#talks.reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  /** Takes what came back so far: turns that wait are given up. */
  settle(): { lost: number; wrong: number } {
    const settled = { lost: this.waiting, wrong: this.#wrong };
    for (const { waiting } of this.#talks) waiting.length = 0;
    this.#wrong = 0;
    return settled;
  }

  /** Says the next word of a conversation; `over` is called when its last message has come in. */
  say(place: number, from: number, over: Turn["over"]): void {
    const talk = this.#at(place);
    const { texts, replies } = talk.script;
    const line = talk.turnsTaken % texts.length;
    const expected = replies[talk.turnsTaken < texts.length ? line : texts.length + line] ?? [];
    talk.turnsTaken += 1;
    this.#updates += 1;
    talk.waiting.push({ from, expected, heard: 0, over });
    this.#post(updateOf(this.#updates, talk.chat, texts[line] ?? ""), () => this.#mistake(talk.chat, "not taken"));
  }

  /** A message came in. */
  hear(chat: number, text: string, at: number): void {
    const talk = this.#talks[chat - 1];
    const turn = talk?.waiting[0];
    if (!talk || !turn || turn.expected[turn.heard] !== text) this.#mistake(chat, text);
    if (!talk || !turn) return;
    turn.heard += 1;
    if (turn.heard < turn.expected.length) return;
    talk.waiting.shift();
    turn.over(at - turn.from, at);
  }

  #mistake(chat: number, what: string): void {
    this.#wrong += 1;
    if (this.#wrong <= 3) console.error(`unexpected in conversation ${chat}: ${what.slice(0, 80)}`);
  }

  #at(place: number): Talk {
    for (let at = this.#talks.length; at <= place; at += 1) {
      const script = this.#scripts[(at * 7) % this.#scripts.length];
      if (!script) throw new Error("A bot without scripts");
      this.#talks.push({ chat: at + 1, script, turnsTaken: 0, waiting: [] });
    }
    return this.#talks[place] as Talk;
  }
}

function updateOf(update_id: number, chat: number, text: string): string {
  return JSON.stringify({
    update_id,
    message: {
      message_id: update_id,
      from: { id: chat, is_bot: false, first_name: "Cán bộ", language_code: "vi" },
      chat: { id: chat, first_name: "Cán bộ", type: "private" },
      date: Math.floor(Date.now() / 1000),
      text,
    },
  });
}
