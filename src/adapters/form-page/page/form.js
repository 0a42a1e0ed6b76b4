import { blockOf, changesOf, isAnythingDirty, isByHand, markDirty, partsOf, place } from "./blocks.js";
import { isSaving, post, save, whenSaved } from "./saving.js";
import { say } from "./status.js";
import { wording } from "./wording.js";

/** How often the page gives a sign, and asks what has changed, in milliseconds. */
const PULSE_MS = 5000;

let section = "";
let isLost = false;

document.addEventListener("input", ({ target }) => {
  const block = blockOf(target);
  if (block?.closest("form[data-section]")) markDirty(block);
});

document.addEventListener("change", ({ target }) => {
  const block = blockOf(target);
  if (!isByHand() || !block?.closest("form[data-section]")) return;
  if (changesOf(block.id) === 0) markDirty(block);
  if (!isWhole(block, target)) void save(block);
});

document.addEventListener("focusin", ({ target }) => {
  const form = target instanceof Element ? target.closest("form[data-section]") : null;
  if (form instanceof HTMLElement) section = form.dataset["section"] ?? "";
});

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const block = blockOf(target);
  if (!isByHand() || !block || (relatedTarget instanceof Node && block.contains(relatedTarget))) return;
  if (changesOf(block.id) > 0) void save(block);
});

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (
    event.key !== "Enter" ||
    !(target instanceof HTMLInputElement) ||
    !["text", "radio", "checkbox"].includes(target.type)
  )
    return;
  const block = blockOf(target);
  if (!block?.closest("form[data-section]")) return;
  event.preventDefault();
  if (changesOf(block.id) > 0) void save(block);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  if (form.dataset["section"] === undefined) return afterSaving(event, () => form.submit());
  event.preventDefault();
  const button = event.submitter;
  const block = blockOf(button);
  if (block && button instanceof HTMLButtonElement) return void save(block, button.value);
  const changed = [...form.querySelectorAll("[data-block]")].filter((one) => changesOf(one.id) > 0);
  if (changed.length === 0 && !isSaving()) say(wording.nothing);
  for (const one of changed) if (one instanceof HTMLElement) void save(one);
});

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href^='/']") : null;
  if (link instanceof HTMLAnchorElement) afterSaving(event, () => location.assign(link.href));
});

addEventListener("beforeunload", (event) => {
  if (isAnythingDirty()) event.preventDefault();
});

document.addEventListener("visibilitychange", () => {
  const block = blockOf(document.activeElement);
  if (document.hidden && block && changesOf(block.id) > 0) void save(block);
  if (!document.hidden) void pulse();
});

/**
 * Whether a change is one of several that belong together, to be saved when all of it is left.
 * @param {HTMLElement} block
 * @param {EventTarget | null} target
 */
function isWhole(block, target) {
  if (!(target instanceof HTMLInputElement)) return false;
  const texts = [...block.querySelectorAll("input[type=text]")].filter((one) => one instanceof HTMLInputElement);
  const radios = block.querySelectorAll("input[type=radio]").length;
  if (target.type === "radio") return texts.some(({ value }) => value === "");
  return target.type === "text" && texts.length + radios > 1;
}

/**
 * Whoever leaves for another page takes along what was typed last.
 * @param {Event} event
 * @param {() => void} leave
 */
function afterSaving(event, leave) {
  if (!isSaving()) return;
  event.preventDefault();
  void whenSaved().then(leave);
}

/** Gives a sign that somebody is here, and fetches what others have written. */
async function pulse() {
  if (document.hidden) return;
  const form = new FormData();
  form.set("muc", section);
  const response = await post("/bieu/song?phan=1", form);
  if (response?.status === 401) return say(await response.text(), "alert");
  if (!response?.ok) {
    if (!response && !isSaving()) say(wording.lost, "alert");
    isLost = true;
    return;
  }
  if (isLost) say("");
  isLost = false;
  const { sign, presence } = await response.json();
  const present = document.getElementById("cung-mo");
  if (present && present.textContent !== presence) present.textContent = presence;
  if (sign !== document.body.dataset["sign"] && !isSaving()) await refresh();
}

async function refresh() {
  const response = await fetch("/bieu", { cache: "no-store", credentials: "same-origin" }).catch(() => null);
  if (!response?.ok || isSaving()) return;
  const { sign, parts } = partsOf(await response.text());
  const state = document.getElementById("tinh-trang")?.className;
  const fresh = parts.find(({ id }) => id === "tinh-trang")?.className;
  // Handed in, or opened again: everything is other than it was.
  if (state !== fresh && !isAnythingDirty()) return location.reload();
  place(parts, null);
  if (sign !== null) document.body.dataset["sign"] = sign;
}

for (const note of document.querySelectorAll(".with-script")) note.removeAttribute("hidden");
for (const note of document.querySelectorAll(".without-script")) note.setAttribute("hidden", "");
document.getElementById("loi")?.focus();
setInterval(() => void pulse(), PULSE_MS);
