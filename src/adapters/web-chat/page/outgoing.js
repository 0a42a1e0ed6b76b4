/** @typedef {import("./http.js").Message} Message */
/** @typedef {import("./http.js").Posted} Posted */
/** @typedef {import("./unsent.js").Unsent} Unsent */

const WAITS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];

/**
 * Sends what was written, in order and one at a time, until the server has it; the same message keeps its id, so that
 * sending it twice is sending it once.
 * @param {object} deps
 * @param {(message: Message) => Promise<Posted>} deps.post
 * @param {{ all(): Unsent[], keep(entry: Unsent): void, drop(id: string): void }} deps.unsent
 * @param {(message: Message, outcome: Posted | { kind: "sending" }) => void} deps.changed
 */
export function createOutgoing({ post, unsent, changed }) {
  const queue = unsent.all();
  let [running, failures, timer] = [false, 0, 0];
  /** @type {Posted | null} */
  let heldBy = null;

  async function run() {
    const [next] = queue;
    if (running || next === undefined) return;
    [running, heldBy] = [true, null];
    clearTimeout(timer);
    changed(next.message, { kind: "sending" });
    const outcome = await post(next.message);
    running = false;
    if (outcome.kind === "accepted" || outcome.kind === "refused") {
      failures = 0;
      queue.shift();
      // What was refused stays on this device until it is taken back to be changed.
      if (outcome.kind === "accepted") unsent.drop(next.message.id);
      changed(next.message, outcome);
      return run();
    }
    heldBy = outcome;
    timer = window.setTimeout(run, waitAfter(outcome));
    for (const { message } of queue) changed(message, outcome);
  }

  /** @param {Posted} outcome */
  function waitAfter(outcome) {
    const usual = WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] ?? 0;
    failures += 1;
    return (outcome.kind === "later" ? outcome.afterMs : null) ?? usual;
  }

  return {
    waiting: () => [...queue],
    /** @param {Unsent} entry */
    send(entry) {
      unsent.keep(entry);
      queue.push(entry);
      if (heldBy !== null) changed(entry.message, heldBy);
      else void run();
    },
    /** Tries at once, whatever wait is on. */
    tryNow() {
      failures = 0;
      void run();
    },
    /**
     * Gives up a message: the server has it already, or its writer takes it back.
     * @param {string} id
     */
    drop(id) {
      const at = queue.findIndex(({ message }) => message.id === id);
      if (running && at === 0) return;
      unsent.drop(id);
      if (at >= 0) queue.splice(at, 1);
    },
  };
}

/** A name for a message that nobody else gives (crypto.randomUUID is missing where the page comes over plain HTTP). */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
