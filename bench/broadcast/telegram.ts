import type { Person } from "../../test/emulators/telegram/person.ts";
import { startTelegramEmulator } from "../../test/emulators/telegram/telegram-emulator.ts";
import { answerParent, settingsOf } from "../turns/child.ts";
import type { Received, TelegramQuestions, TelegramSettings } from "./protocol.ts";

/** Telegram with its limits, in a process of its own, and everybody who is written to. */
const telegram = await startTelegramEmulator({ limits: settingsOf<TelegramSettings>() });
const people: Person[] = [];

/** The most moments that lie within one second. */
function mostInASecond(taken: readonly number[]): number {
  let [first, most] = [0, 0];
  for (const [at, moment] of taken.entries()) {
    while (moment - (taken[first] ?? 0) >= 1000) first += 1;
    most = Math.max(most, at - first + 1);
  }
  return most;
}

function received(): Received {
  const { taken, rejected } = telegram.sendingCounts();
  const counts = people.map((person) => person.messages().length);
  return {
    seconds: ((taken.at(-1) ?? 0) - (taken[0] ?? 0)) / 1000,
    taken: taken.length,
    rejected,
    mostInASecond: mostInASecond(taken),
    once: counts.filter((count) => count === 1).length,
    more: counts.filter((count) => count > 1).length,
    never: counts.filter((count) => count === 0).length,
  };
}

answerParent<TelegramQuestions>(
  { apiRoot: telegram.apiRoot, token: telegram.token },
  {
    async people(count) {
      // Nobody hears of them: what is measured is a broadcast alone.
      await fetch(`${telegram.apiRoot}/bot${telegram.token}/getUpdates?allowed_updates=["poll"]`);
      for (let id = 1; id <= count; id += 1) {
        const person = telegram.person({ id, name: `Cán bộ ${id}` });
        person.start();
        people.push(person);
      }
      return null;
    },
    received: async () => received(),
  },
  telegram.close,
);
