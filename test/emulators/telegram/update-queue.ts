import type { Update } from "grammy/types";
import { type Answer, grant, refuse } from "./answer.ts";
import type { Bell } from "./bell.ts";
import type { Timers } from "./timers.ts";

type Body = Omit<Update, "update_id">;

/** An update that waits to be confirmed. */
export interface Waiting {
  readonly update: Update;
  /** How many times it is still handed out at once; more than one stands for Telegram's repeats. */
  copies: number;
}

/** A poll's question. */
export interface Asked {
  readonly offset: number;
  readonly limit: number;
  readonly seconds: number;
}

/** The updates that wait for the bot, kept until an offset beyond them or a webhook's 200 confirms them. */
export interface UpdateQueue {
  readonly waiting: readonly Waiting[];
  /** Adds an update unless its kind is not asked for; gives its id. */
  add(body: Body): number | null;
  /** Hands the next update out this many times. */
  repeatNext(times: number): void;
  confirm(waiting: Waiting): void;
  allow(kinds: unknown): void;
  allowed(): readonly string[] | null;
  /** Answers at once when something waits, else when something comes or the time is over. */
  poll(asked: Asked): Promise<Answer>;
  /** Ends the poll that is open, because the asker hung up. */
  hangUp(): void;
}

const FIRST_ID = 700_000_001;

/** Makes an empty queue. */
export function createUpdateQueue(timers: Timers, bell: Bell): UpdateQueue {
  const waiting: Waiting[] = [];
  let nextId = FIRST_ID;
  let copies = 1;
  let kinds: readonly string[] | null = null;
  let open: ((answer: Answer) => void) | null = null;

  const remove = (gone: (entry: Waiting) => boolean) => {
    for (let at = waiting.length - 1; at >= 0; at--) {
      const entry = waiting[at];
      if (entry && gone(entry)) waiting.splice(at, 1);
    }
    bell.ring();
  };
  const batch = ({ offset, limit }: Asked) => {
    const entries = offset < 0 ? waiting.slice(offset) : waiting.filter(({ update }) => update.update_id >= offset);
    return entries.flatMap((entry) => Array<Update>(entry.copies).fill(entry.update)).slice(0, limit);
  };

  return {
    waiting,
    add(body) {
      const kind = Object.keys(body)[0] ?? "";
      const update_id = nextId++;
      if (kinds !== null && !kinds.includes(kind)) return null;
      waiting.push({ update: { update_id, ...body }, copies });
      copies = 1;
      bell.ring();
      return update_id;
    },
    repeatNext: (times) => {
      copies = times;
    },
    confirm: (done) => remove((entry) => entry === done),
    allow(wanted) {
      if (Array.isArray(wanted)) kinds = wanted.length > 0 ? wanted.map(String) : null;
    },
    allowed: () => kinds,
    hangUp: () => open?.(grant([])),
    poll(asked) {
      if (asked.offset > 0) remove(({ update }) => update.update_id < asked.offset);
      open?.(
        refuse(
          409,
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        ),
      );
      return new Promise((resolve) => {
        const close = (answer: Answer) => {
          callOff();
          if (open === close) open = null;
          resolve(answer);
        };
        const callOff = asked.seconds > 0 ? timers.after(asked.seconds * 1000, () => close(grant([]))) : () => {};
        open = close;
        if (asked.seconds === 0) return close(grant(batch(asked)));
        void bell
          .until(() => (open !== close || batch(asked).length > 0 ? batch(asked) : undefined))
          .then((found) => close(grant(found)));
      });
    },
  };
}
