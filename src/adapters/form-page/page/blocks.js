/** Questions whose controls hold something that is not saved yet, by id, with how often they were changed. @type {Map<string, number>} */
const dirty = new Map();
/** A control that is taken away says that it was changed or left; nobody did that. */
let isPlacing = false;

/** Whether what a control says of itself comes of somebody's doing. */
export const isByHand = () => !isPlacing;

/** @param {HTMLElement} block */
export function markDirty(block) {
  dirty.set(block.id, (dirty.get(block.id) ?? 0) + 1);
}

/** How often a question was changed since it was saved; 0 for one that is saved. @param {string} id */
export const changesOf = (id) => dirty.get(id) ?? 0;

/** @param {string} id */
export const forgetChanges = (id) => dirty.delete(id);

/** Whether anything is not saved yet. */
export const isAnythingDirty = () => dirty.size > 0;

/** The question, or other part, that an element stands in. @param {EventTarget | null} target */
export function blockOf(target) {
  const found = target instanceof Element ? target.closest("[data-block]") : null;
  return found instanceof HTMLElement ? found : null;
}

/** Every part of a piece of HTML that came from the server. @param {string} text */
export function partsOf(text) {
  const parsed = new DOMParser().parseFromString(text, "text/html");
  const holder = parsed.querySelector("[data-parts]") ?? parsed.body;
  const parts = [...parsed.querySelectorAll("[data-block]")].filter((one) => one instanceof HTMLElement);
  return { sign: holder instanceof HTMLElement ? (holder.dataset["sign"] ?? null) : null, parts };
}

/**
 * Puts newer parts in the places of old ones. What is being written, and what waits for a choice, is left alone unless it
 * is what was saved just now.
 * @param {HTMLElement[]} parts
 * @param {string | null} saved the question that was saved
 */
export function place(parts, saved) {
  for (const fresh of parts) {
    const old = document.getElementById(fresh.id);
    if (!old) continue;
    const isSaved = fresh.id === saved;
    const isAsItWas = old.dataset["sign"] === fresh.dataset["sign"] && !isUnsettled(old);
    if (!isSaved && (isAsItWas || changesOf(old.id) > 0 || isUnsettled(old))) continue;
    if (changesOf(old.id) > 0) putSayings(old, fresh);
    else replace(old, document.importNode(fresh, true));
  }
}

/** Whoever was in the old part is in the new one, at the same control or, where that is gone, at the last. @param {HTMLElement} old @param {HTMLElement} fresh */
function replace(old, fresh) {
  const help = old.querySelector("details.help");
  if (help instanceof HTMLDetailsElement && help.open) fresh.querySelector("details.help")?.setAttribute("open", "");
  const focused = old.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  isPlacing = true;
  old.replaceWith(fresh);
  isPlacing = false;
  if (focused === null) return;
  const controls = [...fresh.querySelectorAll(CONTROLS)];
  const next = controls.find((one) => keyOf(one) === focused) ?? controls.at(-1);
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}

const CONTROLS = "summary, input:not([type=hidden]), textarea, button";

/** @param {Element | null} control */
const keyOf = (control) =>
  control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLButtonElement
    ? `${control.name} ${control.type === "text" || control.type === "textarea" ? "" : control.value}`
    : (control?.tagName ?? "");

/** Only what is said of the answer, and how it is named; the controls stay as they are under the hands of whoever writes. @param {HTMLElement} old @param {HTMLElement} fresh */
function putSayings(old, fresh) {
  for (const newer of fresh.querySelectorAll(".says, input[type=hidden]")) {
    const before =
      newer instanceof HTMLInputElement
        ? old.querySelector(`input[type=hidden][name="${CSS.escape(newer.name)}"]`)
        : newer.id === ""
          ? null
          : old.querySelector(`#${CSS.escape(newer.id)}`);
    before?.replaceWith(document.importNode(newer, true));
  }
  old.dataset["sign"] = "";
  old.toggleAttribute("data-unsettled", isUnsettled(fresh));
  old.className = fresh.className;
}

/** @param {HTMLElement} block */
const isUnsettled = (block) => "unsettled" in block.dataset;
