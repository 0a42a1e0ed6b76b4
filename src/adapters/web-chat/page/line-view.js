import { timeOf } from "./days.js";
import { make, makeButton } from "./elements.js";
import { quoteView } from "./quote-view.js";
import { wording } from "./wording.js";

/** @typedef {import("./conversation.js").OwnEntry} OwnEntry */
/** @typedef {import("./conversation.js").ReplyEntry} ReplyEntry */
/** @typedef {import("./conversation.js").Choice} Choice */

const ITEM = /^\s*((?:\d{1,2}[.)]|[-–•+])\s+)(.*)$/s;
const WHERE = /^\(.*\)$/;

/**
 * A reply: its text, its quotes, what can be chosen.
 * @param {ReplyEntry} entry
 * @param {(choice: Choice) => void} choose
 */
export function replyView({ at, blocks, choices }, choose) {
  let quotes = 0;
  const views = blocks.map((block) => {
    if (block.kind === "text") return textView(block.text);
    if (block.kind === "file") return pageLink(block.link, `${wording.downloadFile}: ${block.name}`);
    if (block.kind === "upload") return pageLink(block.link, wording.uploadFile);
    quotes += 1;
    return quoteView(block, quotes === 1);
  });
  const bubble = make("div", { class: "bubble" }, make("span", { class: "unseen" }, wording.assistant), ...views);
  return make(
    "article",
    { class: "line reply" },
    bubble,
    make("p", { class: "foot" }, timeView(at)),
    choices.length === 0 ? null : choicesView(choices, choose),
  );
}

/**
 * What the officer wrote, with how far it has come.
 * @param {OwnEntry} entry
 */
export function ownView({ at, text }) {
  const words = make("p", text === null ? { class: "not-kept" } : {}, text ?? wording.wordsNotKept);
  return make(
    "article",
    { class: "line own" },
    make("div", { class: "bubble" }, make("span", { class: "unseen" }, wording.officer), words),
    make("p", { class: "foot" }, timeView(at), make("span", { class: "state", "aria-live": "off" })),
  );
}

/**
 * Shows the state of an own message; `act` sends it again, or takes a refused one back into the composer.
 * @param {HTMLElement} view
 * @param {OwnEntry} entry
 * @param {(entry: OwnEntry) => void} act
 */
export function showState(view, entry, act) {
  const sign = `${entry.state} ${entry.note}`;
  if (view.dataset["sign"] === sign) return;
  view.dataset["sign"] = sign;
  view.dataset["state"] = entry.state;
  const isHeldBack = entry.state === "waiting" || entry.state === "refused";
  const label = entry.state === "refused" ? wording.edit : wording.sendAgain;
  view
    .querySelector(".state")
    ?.replaceChildren(
      make("span", {}, (isHeldBack ? entry.note : null) ?? wording[entry.state]),
      ...(isHeldBack ? [makeButton("again", label, () => act(entry))] : []),
    );
}

/**
 * A page of its own, in a new tab: the conversation stays open in this one.
 * @param {string} link
 * @param {string} label
 */
function pageLink(link, label) {
  const inNewTab = make("span", { class: "unseen" }, wording.inNewTab);
  return make("p", { class: "file" }, make("a", { href: link, target: "_blank", rel: "noopener" }, label, inNewTab));
}

/** @param {string} text */
function textView(text) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return make("div", { class: "text" }, ...lines.map((line, at) => lineView(line, at > 0 && at === lines.length - 1)));
}

/**
 * A line of text: an item with its sign in the margin, the place where an answer stands, or plain words.
 * @param {string} line
 * @param {boolean} isLast
 */
function lineView(line, isLast) {
  const [, sign, words] = ITEM.exec(line) ?? [];
  if (sign !== undefined && words !== undefined) {
    return make("p", { class: "item" }, make("span", { class: "sign" }, sign), words);
  }
  return make("p", { class: isLast && WHERE.test(line) ? "where" : "plain" }, line);
}

/**
 * @param {Choice[]} choices
 * @param {(choice: Choice) => void} choose
 */
function choicesView(choices, choose) {
  return make(
    "div",
    { class: "choices", role: "group", "aria-label": wording.choose },
    ...choices.map((choice) => makeButton("choice", choice.label, () => choose(choice))),
  );
}

/** @param {string} at */
function timeView(at) {
  return make("time", { datetime: at }, timeOf(at));
}
