/** @typedef {import("./conversation.js").Reply} Reply */

const WAITS_MS = [1000, 2000, 4000, 8000, 15_000];

/**
 * Keeps the stream of replies open, and opens it again after the last reply that arrived.
 * @param {object} deps
 * @param {() => number} deps.after
 * @param {(reply: Reply) => void} deps.onReply
 * @param {(words: string) => void} deps.onGrowth words of a reply that is still being written
 * @param {() => void} deps.onUp
 * @param {() => void} deps.onDown called at every attempt that fails
 */
export function createConnection({ after, onReply, onGrowth, onUp, onDown }) {
  /** @type {EventSource | null} */
  let source = null;
  let [up, failures, timer] = [false, 0, 0];

  function open() {
    close();
    const opened = new EventSource(`/chat/events?after=${after()}`);
    source = opened;
    opened.addEventListener("open", () => {
      [up, failures] = [true, 0];
      onUp();
    });
    opened.addEventListener("reply", ({ data }) => onReply(JSON.parse(data)));
    opened.addEventListener("growing", ({ data }) => onGrowth(JSON.parse(data).words));
    opened.addEventListener("error", () => {
      close();
      timer = window.setTimeout(open, WAITS_MS[Math.min(failures, WAITS_MS.length - 1)]);
      failures += 1;
      onDown();
    });
  }

  function close() {
    clearTimeout(timer);
    source?.close();
    [source, up] = [null, false];
  }

  return { open, close, isUp: () => up };
}
