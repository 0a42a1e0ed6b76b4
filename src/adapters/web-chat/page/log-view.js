import { dayHeading, dayOf } from "./days.js";
import { make } from "./elements.js";
import { ownView, replyView, showState } from "./line-view.js";

/** @typedef {import("./conversation.js").Entry} Entry */
/** @typedef {import("./conversation.js").OwnEntry} OwnEntry */
/** @typedef {import("./conversation.js").Choice} Choice */

/**
 * Shows the conversation in the log. What is shown already stays in its place, so that nothing is read out twice and
 * unfolded quotes stay unfolded.
 * @param {HTMLElement} log
 * @param {{ choose: (choice: Choice) => void, fill: (sheet: string) => void, act: (entry: OwnEntry) => void, now: () => number }} deps
 */
export function createLogView(log, { choose, fill, act, now }) {
  /** @type {Map<string, HTMLElement>} */
  let shown = new Map();

  /** @param {readonly Entry[]} entries */
  return function show(entries) {
    /** @type {Map<string, HTMLElement>} */
    const wanted = new Map();
    let day = "";
    for (const entry of entries) {
      if (dayOf(entry.at) !== day) {
        day = dayOf(entry.at);
        // A phone whose clock is wrong can lead to the same day twice.
        const key = `day:${day}:${wanted.has(`day:${day}:`) ? entry.key : ""}`;
        const heading = shown.get(key) ?? make("p", { class: "day" }, make("span", {}));
        setText(heading.firstElementChild, dayHeading(day, now()));
        wanted.set(key, heading);
      }
      wanted.set(entry.key, shown.get(entry.key) ?? viewOf(entry, choose, fill));
    }
    place(log, [...wanted.values()]);
    shown = wanted;
    showStates(entries, shown, act);
    showChoices(log);
  };
}

/**
 * @param {Entry} entry
 * @param {(choice: Choice) => void} choose
 * @param {(sheet: string) => void} fill
 */
function viewOf(entry, choose, fill) {
  return entry.from === "assistant" ? replyView(entry, choose, fill) : ownView(entry);
}

/**
 * Puts the views into the log in this order and takes away all others.
 * @param {HTMLElement} log
 * @param {HTMLElement[]} views
 */
function place(log, views) {
  const kept = new Set(views);
  for (const child of [...log.children]) if (!(child instanceof HTMLElement) || !kept.has(child)) child.remove();
  views.forEach((view, at) => {
    if (log.children[at] !== view) log.insertBefore(view, log.children[at] ?? null);
  });
}

/**
 * Every own message tells what went wrong; only the last one tells that all is well.
 * @param {readonly Entry[]} entries
 * @param {Map<string, HTMLElement>} shown
 * @param {(entry: OwnEntry) => void} act
 */
function showStates(entries, shown, act) {
  const own = entries.filter((entry) => entry.from === "officer");
  for (const entry of own) {
    const view = shown.get(entry.key);
    if (!view) continue;
    showState(view, entry, act);
    view.classList.toggle("last", entry === own[own.length - 1]);
  }
}

/**
 * The last choices stand out until something else was said and answered; earlier ones are quiet.
 * @param {HTMLElement} log
 */
function showChoices(log) {
  const groups = [...log.querySelectorAll(".choices")];
  groups.forEach((group, at) => {
    const isAnswered = group.closest(".line")?.matches(":has(~ .own ~ .reply)") ?? false;
    group.classList.toggle("earlier", isAnswered || at < groups.length - 1);
  });
}

/**
 * @param {Element | null} element
 * @param {string} text
 */
function setText(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}
