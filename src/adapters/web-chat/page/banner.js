import { makeButton } from "./elements.js";
import { wording } from "./wording.js";

const RECONNECTED_MS = 2500;

/**
 * The line under the header that tells how the page is connected.
 * @param {HTMLElement} banner
 */
export function createBanner(banner) {
  let isLost = false;
  let timer = 0;

  /** @param {"lost" | "back" | "reload"} look @param {...(string | Node)} content */
  function show(look, ...content) {
    clearTimeout(timer);
    banner.dataset["look"] = look;
    banner.replaceChildren(...content);
    banner.hidden = false;
  }

  return {
    isLost: () => isLost,
    lost() {
      isLost = true;
      show("lost", navigator.onLine ? wording.lost : wording.offline);
    },
    back() {
      if (!isLost) return;
      isLost = false;
      show("back", wording.reconnected);
      timer = window.setTimeout(() => {
        banner.hidden = true;
      }, RECONNECTED_MS);
    },
    /** @param {string} note */
    askReload(note) {
      isLost = false;
      show(
        "reload",
        `${note} `,
        makeButton("again", wording.reload, () => location.reload()),
      );
    },
  };
}
