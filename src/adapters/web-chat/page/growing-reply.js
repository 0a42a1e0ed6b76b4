import { find, make } from "./elements.js";
import { textView } from "./line-view.js";

/**
 * Shows the words of a reply that is still being written, where the reply will stand. They are kept from screen readers,
 * which read the whole reply once it is there.
 */
export function createGrowingReply() {
  const place = find("growing", HTMLElement);
  const bubble = make("div", { class: "bubble" });
  const line = make("article", { class: "line reply" }, bubble);
  let shown = "";

  /** @param {string | null} words */
  return function show(words) {
    if ((words ?? "") === shown) return;
    shown = words ?? "";
    if (words === null) line.remove();
    else {
      bubble.replaceChildren(textView(words, () => {}));
      if (!line.isConnected) place.append(line);
    }
  };
}
