const shown = document.getElementById("trang-thai");
const heard = document.getElementById("doc-len");

/**
 * Says how saving goes: in a few words below, and in full to whoever listens.
 * @param {string} text
 * @param {"calm" | "alert"} [tone]
 * @param {string} [full]
 */
export function say(text, tone = "calm", full = text) {
  if (!shown || !heard) return;
  shown.textContent = text;
  shown.dataset["tone"] = tone;
  heard.textContent = full;
}

/** The time of day, as people write it. */
export function clockTime() {
  return new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
}
