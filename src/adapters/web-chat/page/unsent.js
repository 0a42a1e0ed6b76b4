/** @typedef {import("./http.js").Message} Message */
/** @typedef {{ message: Message, at: string }} Unsent */

const PREFIX = "chat.unsent.";
const DRAFT = "chat.draft";

/** What was written and not sent yet, kept on this device so that a reload loses nothing. Each message has its own place, for other tabs keep theirs here too. */
export const unsent = {
  /** @returns {Unsent[]} */
  all() {
    const kept = quietly(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)), []);
    return kept
      .flatMap((key) => {
        const entry = quietly(() => JSON.parse(localStorage.getItem(key) ?? "null"), null);
        return typeof entry?.message?.id === "string" && typeof entry.at === "string" ? [entry] : [];
      })
      .sort((one, other) => (one.at < other.at ? -1 : 1));
  },
  /** @param {Unsent} entry */
  keep(entry) {
    quietly(() => localStorage.setItem(PREFIX + entry.message.id, JSON.stringify(entry)), undefined);
  },
  /** @param {string} id */
  drop(id) {
    quietly(() => localStorage.removeItem(PREFIX + id), undefined);
  },
};

/** What is being written, kept for this tab. */
export const draft = {
  read: () => quietly(() => sessionStorage.getItem(DRAFT) ?? "", ""),
  /** @param {string} text */
  keep: (text) => quietly(() => sessionStorage.setItem(DRAFT, text), undefined),
};

/**
 * A browser may forbid its storage; the page then works without.
 * @template Value
 * @param {() => Value} work
 * @param {Value} otherwise
 */
function quietly(work, otherwise) {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
