import { blockOf, changesOf, forgetChanges, partsOf, place } from "./blocks.js";
import { clockTime, say } from "./status.js";
import { wording } from "./wording.js";

/** How long an answer is waited for, in milliseconds. */
const PATIENCE_MS = 20_000;
/** How long after a failure it is tried again, in milliseconds: twice as long each time, half a minute at most. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

let queue = Promise.resolve();
let busy = 0;

/** Whether something is being saved. */
export const isSaving = () => busy > 0;

/** Resolves when everything that was to be saved is. */
export const whenSaved = () => queue;

/**
 * Saves a question, after those that were to be saved before it; tried again until the server has answered.
 * @param {HTMLElement} block
 * @param {string | null} pressed the button of the question that was pressed
 */
export function save(block, pressed = null) {
  busy += 1;
  queue = queue
    .then(() => saveNow(block.id, pressed))
    .catch(() => say(wording.retry, "alert"))
    .finally(() => {
      busy -= 1;
    });
  return queue;
}

/** @param {string} id @param {string | null} pressed */
async function saveNow(id, pressed) {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    const block = document.getElementById(id);
    const changes = changesOf(id);
    if (!block || (changes === 0 && pressed === null)) return;
    const form = formOf(block, pressed);
    if (!form) return;
    say(wording.saving);
    const response = await post("/bieu/luu?phan=1", form);
    if (response?.ok) return taken(id, pressed, changes, await response.text());
    if (response && ![429, 503].includes(response.status)) return say(await response.text(), "alert");
    say(response ? await response.text() : wording.retry, "alert");
    const seconds = Number(response?.headers.get("Retry-After"));
    await new Promise((resolve) => setTimeout(resolve, seconds > 0 ? seconds * 1000 : wait));
  }
}

/** @param {string} id @param {string | null} pressed @param {number} changes @param {string} text */
function taken(id, pressed, changes, text) {
  const { sign, parts } = partsOf(text);
  if (changesOf(id) === changes) forgetChanges(id);
  place(parts, id);
  if (sign !== null) document.body.dataset["sign"] = sign;
  const block = document.getElementById(id);
  if (pressed !== null && block) leadOn(block, pressed);
  const said = block?.querySelector(".fault, .asked label") ?? null;
  if (said instanceof HTMLElement) say(wording.look, "alert", said.innerText);
  else say(wording.saved(clockTime()));
}

/** After a button the focus stays in its question: in the new row, or at what is to be done next. @param {HTMLElement} block @param {string} pressed */
function leadOn(block, pressed) {
  const firstEmpty = [...block.querySelectorAll("td input")].find(
    (one) => one instanceof HTMLInputElement && one.value === "",
  );
  const next = pressed.startsWith("add:")
    ? firstEmpty
    : block.querySelector("input:not([type=hidden]), textarea, button");
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}

/**
 * What a question alone brings of its section's form.
 * @param {HTMLElement} block
 * @param {string | null} pressed
 */
function formOf(block, pressed) {
  const section = block.closest("form");
  if (!section) return null;
  const form = new FormData();
  for (const [name, value] of new FormData(section)) {
    const control = section.elements.namedItem(name);
    const first = control instanceof RadioNodeList ? control[0] : control;
    if (first instanceof Element && blockOf(first) === block) form.append(name, value);
  }
  if (pressed !== null) form.set("lam", pressed);
  form.set("dau", document.body.dataset["sign"] ?? "");
  return form;
}

/**
 * The server's answer; null when none came in time.
 * @param {string} path
 * @param {FormData} body
 */
export async function post(path, body) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(path, {
      method: "POST",
      body,
      cache: "no-store",
      credentials: "same-origin",
      signal: patience.signal,
      keepalive: document.hidden,
    });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
