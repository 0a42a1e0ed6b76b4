import { find } from "./elements.js";
import { wording } from "./wording.js";

/** @typedef {import("./conversation.js").OwnEntry} OwnEntry */

const LATE_MS = 20_000;
const GIVEN_UP_MS = 3 * 60_000;
const LOOK_AGAIN_MS = { streaming: 10_000, without: 2500 };

/**
 * Shows that the assistant is writing, as long as a question waits for its answer. Meanwhile it looks for the answer
 * itself now and then, in case the stream does not bring it.
 * @param {{ isStreaming: () => boolean, look: () => void, now: () => number }} deps
 */
export function createTypingSign({ isStreaming, look, now }) {
  const sign = find("typing", HTMLElement);
  const words = find("typing-words", HTMLElement);
  let [key, since, timer] = ["", 0, 0];

  /** @param {OwnEntry | null} question */
  return function show(question) {
    clearTimeout(timer);
    if (question !== null && question.key !== key) {
      key = question.key;
      since = question.local ? now() : Date.parse(question.at);
    }
    const waited = now() - since;
    const waiting = question !== null && waited < GIVEN_UP_MS;
    sign.hidden = !waiting;
    if (!waiting) return;
    words.textContent = waited < LATE_MS ? wording.typing : wording.typingLong;
    timer = window.setTimeout(
      () => {
        show(question);
        look();
      },
      isStreaming() ? LOOK_AGAIN_MS.streaming : LOOK_AGAIN_MS.without,
    );
  };
}
