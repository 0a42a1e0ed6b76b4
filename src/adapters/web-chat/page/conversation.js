/** @typedef {{ kind: "text", text: string } | { kind: "quote", document: string, locator: string, quote: string } | { kind: "file", file: string, name: string, link: string } | { kind: "upload", link: string } | { kind: "page", link: string }} Block */
/** @typedef {{ id: string, label: string, shortcut?: true }} Choice */
/** @typedef {{ id: number, at: string, blocks: Block[], choices: Choice[], forgets?: true }} Reply */
/** @typedef {{ from: "officer", id: string, at: string, text: string | null } | ({ from: "assistant" } & Reply)} Line */
/** @typedef {"sending" | "received" | "waiting" | "refused"} State */
/** @typedef {{ key: string, from: "officer", id: string, at: string, text: string | null, state: State, note: string | null, local: boolean }} OwnEntry */
/** @typedef {{ key: string, from: "assistant" } & Reply} ReplyEntry */
/** @typedef {OwnEntry | ReplyEntry} Entry */

/** The conversation as this page knows it: what the server told, and after it what was not sent yet. */
export function createConversation() {
  /** @type {Entry[]} */
  let entries = [];

  return {
    entries: () => entries,

    /** The greatest id of a reply; the stream goes on after it. */
    lastReply: () => lastReplyOf(entries),

    /**
     * Takes the newest stretch as the server has it. What is older stays where it joins on; what came after the
     * stretch was read, and what is not sent, stays behind it. Where the stretch is the whole conversation, what is older
     * was deleted. Gives back whether anything older stayed.
     * @param {Line[]} lines
     * @param {boolean} isWhole
     */
    showNewest(lines, isWhole) {
      const page = lines.map(entryOf);
      const told = new Set(page.map(({ key }) => key));
      const last = lastReplyOf(page);
      const unsent = entries.filter((entry) => isUnsent(entry) && !told.has(entry.key));
      const known = entries.filter((entry) => !unsent.includes(entry));
      const joins = known.findIndex(({ key }) => told.has(key));
      const ends = known.reduce((found, { key }, at) => (told.has(key) ? at : found), -1);
      const older = isWhole ? [] : known.slice(0, Math.max(joins, 0));
      const newer = known.filter((entry, at) => {
        if (told.has(entry.key) || at < joins) return false;
        return entry.from === "assistant" ? entry.id > last : ends >= 0 ? at > ends : entry.local;
      });
      entries = [...older, ...page, ...newer, ...unsent];
      return older.length > 0;
    },

    /**
     * Puts an older stretch before what is shown.
     * @param {Line[]} lines
     */
    showEarlier(lines) {
      const shown = new Set(entries.map(({ key }) => key));
      entries = [...lines.map(entryOf).filter(({ key }) => !shown.has(key)), ...entries];
    },

    /**
     * Adds a reply, once; false when it is there already. It stands before what is held back, but after what is under
     * way: a quick reply may arrive before the word that its question was received.
     * @param {Reply} reply
     */
    addReply(reply) {
      const entry = entryOf({ from: "assistant", ...reply });
      if (entries.some(({ key }) => key === entry.key)) return false;
      entries = [...entries.filter((other) => !isHeldBack(other)), entry, ...entries.filter(isHeldBack)];
      return true;
    },

    /**
     * Adds what was just written here.
     * @param {{ id: string, text: string, at: string }} own
     */
    addOwn({ id, text, at }) {
      const key = `o:${id}`;
      if (entries.some((entry) => entry.key === key)) return;
      entries = [...entries, { key, from: "officer", id, at, text, state: "sending", note: null, local: true }];
    },

    /**
     * Changes how far an own message has come.
     * @param {string} id
     * @param {State} state
     * @param {string | null} note
     */
    setState(id, state, note) {
      entries = entries.map((entry) =>
        entry.from === "officer" && entry.id === id ? { ...entry, state, note } : entry,
      );
    },

    /**
     * Takes away an own message that will not be sent.
     * @param {string} id
     */
    remove(id) {
      entries = entries.filter((entry) => entry.key !== `o:${id}`);
    },

    /** The last own message that is kept and has no reply behind it; null when nothing is waited for. */
    unanswered() {
      const settled = entries.filter((entry) => !isUnsent(entry));
      const last = settled[settled.length - 1];
      return last?.from === "officer" ? last : null;
    },
  };
}

/** @param {Entry[]} entries */
const lastReplyOf = (entries) =>
  entries.reduce((last, entry) => (entry.from === "assistant" ? Math.max(last, entry.id) : last), 0);

/** @param {Entry} entry */
const isUnsent = (entry) => entry.from === "officer" && entry.state !== "received";

/** @param {Entry} entry */
const isHeldBack = (entry) => entry.from === "officer" && (entry.state === "waiting" || entry.state === "refused");

/**
 * @param {Line} line
 * @returns {Entry}
 */
function entryOf(line) {
  if (line.from === "assistant") return { key: `a:${line.id}`, ...line };
  return { key: `o:${line.id}`, ...line, state: "received", note: null, local: false };
}
