import { timeOf } from "./days.js";
import { documentView, isDocument } from "./document-view.js";
import { make, makeButton } from "./elements.js";
import { quoteView } from "./quote-view.js";
import { wording } from "./wording.js";

/** @typedef {import("./conversation.js").OwnEntry} OwnEntry */
/** @typedef {import("./conversation.js").ReplyEntry} ReplyEntry */
/** @typedef {import("./conversation.js").Choice} Choice */

const ITEM = /^\s*((?:\d{1,2}[.)]|[-–•+])\s+)(.*)$/s;
const WHERE = /^\(.*\)$/;
/** "[TẬP HUẤN – …]" before a message. */
const STAMP = /^\[.*\]$/;
/** "Mục 2/6 · câu 7/24 – …", with the question in the next line. */
const PLACE = /^Mục \d+\/\d+ · câu \d+\/\d+ – /;
const EXAMPLE = /^Ví dụ: /;
/** A line of a sheet to be filled in. */
const TO_FILL = /^\d{1,3}\. .*:$/;

/**
 * A reply: its text, its quotes, what can be chosen.
 * @param {ReplyEntry} entry
 * @param {(choice: Choice) => void} choose
 * @param {(sheet: string) => void} fill
 */
export function replyView({ at, blocks, choices }, choose, fill) {
  let quotes = 0;
  const views = blocks.map((block) => {
    if (block.kind === "text") return textView(block.text, fill);
    if (block.kind === "file") return pageLink(block.link, `${wording.downloadFile}: ${block.name}`);
    if (block.kind === "upload") return pageLink(block.link, wording.uploadFile);
    if (block.kind === "page") return pageLink(block.link, wording.openForm);
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

/**
 * The words of a reply, line by line; a sheet in it can be laid out to be filled in.
 * @param {string} text
 * @param {(sheet: string) => void} fill
 */
export function textView(text, fill) {
  const lines = text
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
  if (isDocument(lines)) return documentView(lines);
  const views = lines.map((line, at) => lineView(line, lines[at - 1] ?? null, at === lines.length - 1));
  const sheet = lines.filter((line) => TO_FILL.test(line)).map((line) => `${line} `);
  if (sheet.length > 1)
    views.splice(
      lines.findIndex((line) => TO_FILL.test(line)),
      0,
      makeButton("fill", wording.fillHere, () => fill(sheet.join("\n"))),
    );
  return make("div", { class: "text" }, ...views);
}

/**
 * A line of text: a question under the place where it stands, an item with its sign in the margin, the place where an
 * answer stands, or plain words.
 * @param {string} line
 * @param {string | null} before
 * @param {boolean} isLast
 * @returns {HTMLElement}
 */
function lineView(line, before, isLast) {
  if (before !== null && PLACE.test(before)) return make("p", { class: "ask" }, line);
  if (PLACE.test(line) || EXAMPLE.test(line) || STAMP.test(line)) return make("p", { class: "where" }, line);
  const [, sign, words] = ITEM.exec(line) ?? [];
  if (sign !== undefined && words !== undefined) {
    return make("p", { class: "item" }, make("span", { class: "sign" }, sign), words);
  }
  return make("p", { class: isLast && before !== null && WHERE.test(line) ? "where" : "plain" }, line);
}

/**
 * @param {Choice[]} choices
 * @param {(choice: Choice) => void} choose
 */
function choicesView(choices, choose) {
  const shortcuts = choices.filter(({ shortcut }) => shortcut);
  return make(
    "div",
    { class: "choices", role: "group", "aria-label": wording.choose },
    ...choices.filter(({ shortcut }) => !shortcut).map((choice) => choiceView("choice", choice, choose)),
    shortcuts.length === 0
      ? null
      : make("div", { class: "shortcuts" }, ...shortcuts.map((choice) => choiceView("shortcut", choice, choose))),
  );
}

/**
 * @param {string} look
 * @param {Choice} choice
 * @param {(choice: Choice) => void} choose
 */
function choiceView(look, choice, choose) {
  const button = makeButton(look, choice.label, () => choose(choice));
  // Whoever is writing goes on writing: a button neither takes the focus nor closes a phone's keyboard.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  return button;
}

/** @param {string} at */
function timeView(at) {
  return make("time", { datetime: at }, timeOf(at));
}
