import { wording } from "./wording.js";

/** @typedef {import("./conversation.js").Line} Line */
/** @typedef {{ id: string, text: string } | { id: string, choice: string, label: string }} Message */
/** @typedef {{ about: string, practice: string | null, now: string, lines: Line[], more: boolean, earlier: string | null }} History */

const PATIENCE_MS = 20_000;
const HOPELESS = [400, 403, 404, 413, 415];

/**
 * @typedef {{ kind: "accepted" }
 *   | { kind: "refused", note: string }
 *   | { kind: "later", note: string, afterMs: number | null }
 *   | { kind: "reload", note: string }} Posted
 */

/**
 * Hands one message to the server.
 * @param {Message} message
 * @returns {Promise<Posted>}
 */
export async function postMessage(message) {
  const response = await ask("/chat/messages", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(message),
  });
  if (response === null) return { kind: "later", note: wording.notReached, afterMs: null };
  if (response.ok) return { kind: "accepted" };
  const note = await noteOf(response);
  if (response.status === 401) return { kind: "reload", note };
  if (HOPELESS.includes(response.status)) return { kind: "refused", note };
  const seconds = Number(response.headers.get("Retry-After"));
  return { kind: "later", note, afterMs: seconds > 0 ? seconds * 1000 : null };
}

/**
 * The newest lines, or those before a place.
 * @param {string | null} before
 * @returns {Promise<{ kind: "page", page: History } | { kind: "reload", note: string } | { kind: "failed" }>}
 */
export async function getHistory(before) {
  const response = await ask(`/chat/history${before === null ? "" : `?before=${encodeURIComponent(before)}`}`, {});
  if (response?.status === 401) return { kind: "reload", note: await noteOf(response) };
  if (!response?.ok) return { kind: "failed" };
  try {
    return { kind: "page", page: await response.json() };
  } catch {
    return { kind: "failed" };
  }
}

/**
 * The server's answer; null when none came in time.
 * @param {string} path
 * @param {RequestInit} options
 */
async function ask(path, options) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(path, { ...options, cache: "no-store", credentials: "same-origin", signal: patience.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Response} response */
async function noteOf(response) {
  try {
    const { message } = await response.json();
    return typeof message === "string" ? message : wording.waiting;
  } catch {
    return wording.waiting;
  }
}
