import { make, makeButton } from "./elements.js";
import { wording } from "./wording.js";

/**
 * Fills the welcome of an empty conversation: who speaks, about what, and questions to begin with.
 * @param {HTMLElement} place
 * @param {string} about
 * @param {(text: string) => void} ask
 */
export function showWelcome(place, about, ask) {
  place.replaceChildren(
    make("h2", {}, wording.greeting),
    make("p", {}, wording.introduction(about)),
    make("p", { class: "try", id: "try" }, wording.tryAsking),
    make(
      "div",
      { class: "starters", role: "group", "aria-labelledby": "try" },
      ...wording.starters.map((starter) => makeButton("starter", starter, () => ask(starter))),
    ),
  );
}
