import type { Bell } from "../telegram/bell.ts";
import type { Timers } from "../telegram/timers.ts";
import { type Answer, grant, refuse } from "./answer.ts";

/** An update as the platform makes it. */
export interface Update {
  readonly event_name: string;
  readonly message?: Readonly<Record<string, unknown>>;
}

/** The updates that wait for the bot. Whatever is handed out is gone: there is no offset and no second time. */
export interface UpdateQueue {
  readonly waiting: Update[];
  add(update: Update): void;
  /** One update, as soon as there is one, or the platform's 408. */
  poll(milliseconds: number): Promise<Answer>;
  /** Ends the poll that is open, because the asker hung up; nothing is handed out to it any more. */
  hangUp(): void;
}

const NOTHING = refuse(408, "Request timeout");

/** Makes an empty queue. */
export function createUpdateQueue(timers: Timers, bell: Bell): UpdateQueue {
  const waiting: Update[] = [];
  let open: ((answer: Answer) => void) | null = null;

  return {
    waiting,
    add(update) {
      waiting.push(update);
      bell.ring();
    },
    hangUp: () => open?.(NOTHING),
    poll(milliseconds) {
      open?.(refuse(409, "Conflict: another getUpdates is running"));
      return new Promise((resolve) => {
        const close = (answer: Answer) => {
          callOff();
          if (open === close) open = null;
          resolve(answer);
        };
        const callOff = timers.after(milliseconds, () => close(NOTHING));
        open = close;
        void bell
          .until(() => (open !== close || waiting.length > 0 ? true : undefined))
          .then(() => {
            const update = open === close ? waiting.shift() : undefined;
            if (!update) return;
            close(grant(update));
            bell.ring();
          });
      });
    },
  };
}
