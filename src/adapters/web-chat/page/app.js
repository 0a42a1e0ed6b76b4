import { createBanner } from "./banner.js";
import { createComposer } from "./composer.js";
import { createConnection } from "./connection.js";
import { createConversation } from "./conversation.js";
import { find } from "./elements.js";
import { createGrowingReply } from "./growing-reply.js";
import { getHistory, postMessage } from "./http.js";
import { createLogView } from "./log-view.js";
import { createOutgoing, newId } from "./outgoing.js";
import { createPageClock } from "./page-clock.js";
import { createScrolling } from "./scrolling.js";
import { createTypingSign } from "./typing-sign.js";
import { unsent } from "./unsent.js";
import { keepVisibleHeight } from "./visible-height.js";
import { showWelcome } from "./welcome.js";
import { wording } from "./wording.js";

/** @typedef {import("./http.js").History} History */
/** @typedef {import("./http.js").Message} Message */
/** @typedef {import("./http.js").Posted} Posted */
/** @typedef {import("./conversation.js").OwnEntry} OwnEntry */

const LOAD_AGAIN_MS = 3000;
const ASLEEP_MS = 30_000;
const TOGETHER_MS = 1000;

const log = find("log", HTMLElement);
const earlier = find("earlier", HTMLButtonElement);
const welcome = find("welcome", HTMLElement);

const clock = createPageClock();
const conversation = createConversation();
const banner = createBanner(find("connection", HTMLElement));
const scrolling = createScrolling(find("scroller", HTMLElement), find("newest", HTMLElement));
const composer = createComposer((text) => say({ id: newId(), text }, text));
const showLog = createLogView(log, {
  choose: ({ id, label }) => {
    say({ id: newId(), choice: id, label }, label);
    composer.rest();
  },
  fill: (sheet) => composer.layOut(sheet),
  act,
  now: clock.now,
});
const outgoing = createOutgoing({ post: postMessage, unsent, changed });
const connection = createConnection({
  after: conversation.lastReply,
  onReply(reply) {
    if (!conversation.addReply(reply)) return;
    growing = null;
    scrolling.follow(show, firstOfReplies);
    if (reply.forgets) void catchUp();
  },
  onGrowth(words) {
    growing = words;
    scrolling.follow(show);
  },
  // What was missed is shown before what waits is sent.
  onUp: () => void (banner.isLost() && catchUp()),
  onDown: () => void catchUp(),
});
const showTyping = createTypingSign({ isStreaming: connection.isUp, look: () => void catchUp(), now: clock.now });

const showGrowing = createGrowingReply();

/** @type {string | null} */
let growing = null;
/** @type {Element | null} */
let begun = null;
let lastReplyAt = 0;

/** Replies that come at once are read from the first of them. */
function firstOfReplies() {
  const goesOn = begun?.isConnected && Date.now() - lastReplyAt < TOGETHER_MS;
  if (!goesOn) begun = [...log.querySelectorAll(".reply")].pop() ?? null;
  lastReplyAt = Date.now();
  return begun;
}

let loaded = false;
/** @type {string | null} */
let earlierPlace = null;

function show() {
  const entries = conversation.entries();
  showLog(entries);
  earlier.hidden = earlierPlace === null;
  welcome.hidden = !loaded || entries.length > 0;
  const unanswered = banner.isLost() ? null : conversation.unanswered();
  if (unanswered === null) growing = null;
  showGrowing(growing);
  showTyping(unanswered);
}

/**
 * @param {Message} message
 * @param {string} text
 */
function say(message, text) {
  const at = new Date(clock.now()).toISOString();
  conversation.addOwn({ id: message.id, text, at });
  const cameFromWelcome = welcome.contains(document.activeElement);
  begun = null;
  outgoing.send({ message, at });
  show();
  scrolling.toEnd();
  if (cameFromWelcome) log.focus({ preventScroll: true });
}

/**
 * @param {Message} message
 * @param {Posted | { kind: "sending" }} outcome
 */
function changed(message, outcome) {
  if (outcome.kind === "sending") conversation.setState(message.id, "sending", null);
  else if (outcome.kind === "accepted") conversation.setState(message.id, "received", null);
  else conversation.setState(message.id, outcome.kind === "refused" ? "refused" : "waiting", outcome.note);
  if (outcome.kind === "reload") banner.askReload(outcome.note);
  scrolling.follow(show);
}

/** @param {OwnEntry} entry */
function act(entry) {
  if (entry.state !== "refused") return outgoing.tryNow();
  outgoing.drop(entry.id);
  conversation.remove(entry.id);
  scrolling.follow(show);
  composer.takeBack(entry.text ?? "");
}

/** The server answers: what waited is sent now. */
function wentThrough() {
  if (!banner.isLost()) return;
  banner.back();
  outgoing.tryNow();
  show();
}

let [looking, again] = [false, false];

/** Reads the newest lines and shows what is not there yet; false when the server could not be asked. */
async function catchUp() {
  again = looking;
  if (looking) return false;
  looking = true;
  const read = await getHistory(null);
  looking = false;
  if (again) setTimeout(catchUp);
  if (read.kind === "page") {
    clock.set(read.page.now);
    showNewest(read.page);
    wentThrough();
    return true;
  }
  if (read.kind === "reload") banner.askReload(read.note);
  else loseConnection();
  return false;
}

function loseConnection() {
  banner.lost();
  show();
}

/** @param {History} page */
function showNewest(page) {
  if (!conversation.showNewest(page.lines, page.earlier === null)) earlierPlace = page.earlier;
  for (const line of page.lines) if (line.from === "officer") outgoing.drop(line.id);
  showFrame(page);
  scrolling.follow(show);
}

/** @param {History} page */
function showFrame({ about, practice }) {
  find("about", HTMLElement).textContent = wording.about(about);
  const sign = find("practice", HTMLElement);
  sign.textContent = practice ?? "";
  sign.hidden = practice === null;
  if (loaded) return;
  loaded = true;
  find("loading", HTMLElement).hidden = true;
  showWelcome(welcome, about, (text) => say({ id: newId(), text }, text));
}

async function showEarlier() {
  earlier.disabled = true;
  log.setAttribute("aria-busy", "true");
  const read = await getHistory(earlierPlace);
  earlier.disabled = false;
  earlier.textContent = read.kind === "page" ? wording.earlier : wording.earlierFailed;
  if (read.kind === "page") {
    conversation.showEarlier(read.page.lines);
    earlierPlace = read.page.earlier;
    scrolling.hold(show);
    if (earlier.hidden) log.focus({ preventScroll: true });
  }
  log.setAttribute("aria-busy", "false");
}

function wake() {
  connection.open();
  outgoing.tryNow();
  if (loaded) void catchUp();
}

async function start() {
  keepVisibleHeight();
  for (const { message, at } of outgoing.waiting()) {
    conversation.addOwn({ id: message.id, text: "text" in message ? message.text : message.label, at });
  }
  show();
  outgoing.tryNow();
  while (!(await catchUp())) await new Promise((resolve) => setTimeout(resolve, LOAD_AGAIN_MS));
  log.setAttribute("aria-busy", "false");
  connection.open();
  sayCode();
}

/** A link with an invitation code says the code for whoever opened it; the address is cleaned, so that a reload says nothing. */
function sayCode() {
  const code = new URLSearchParams(location.search).get("ma")?.slice(0, 20);
  if (!code) return;
  history.replaceState(null, "", location.pathname);
  say({ id: newId(), text: `Mã ${code}` }, `Mã ${code}`);
}

let hiddenAt = 0;
earlier.addEventListener("click", () => void showEarlier());
addEventListener("online", wake);
addEventListener("offline", loseConnection);
addEventListener("pagehide", connection.close);
addEventListener("pageshow", (event) => event.persisted && wake());
document.addEventListener("visibilitychange", () => {
  if (document.hidden) hiddenAt = Date.now();
  // A phone that slept may hold a stream that nobody serves any more.
  else if (loaded && (Date.now() - hiddenAt > ASLEEP_MS || !connection.isUp())) wake();
});

void start();
