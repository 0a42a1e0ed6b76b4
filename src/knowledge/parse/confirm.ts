import type { Line } from "./lines.ts";
import { endsInConnective, endsOpen, endsSentence, isCapitals } from "./punctuation.ts";
import type { Fit } from "./sequence.ts";
import type { Wrapping } from "./wrapping.ts";

/** Whether a mark at the start of line n really opens a place, or a running sentence was cut just before something that looks like one. */
export function confirmMark(fit: Fit, lines: readonly Line[], wrapping: Wrapping, n: number, current: string): boolean {
  const { mark, how } = fit;
  const before = lines[n - 1]?.text ?? "";
  const ended = current === "" || endsSentence(before) || !(current.endsWith(before) || before.endsWith(current));
  const fresh = !wrapping.continues(n);
  if (how === "none") return false;
  if (mark.style.startsWith("bullet")) {
    const maybeHyphen = /^[\p{Ll}\d]/u.test(mark.rest) && wrapping.isFull(n - 1);
    return ended || (fresh && !maybeHyphen) || before.endsWith(",") || isCapitals(before);
  }
  if (how === "exact") {
    return (ended && (fresh || endsSentence(before))) || (!endsInConnective(before) && (fresh || !endsOpen(before)));
  }
  if (how === "restart") return ended && fresh && (mark.style !== "article" || !before.endsWith(":"));
  return fresh && (ended || !endsOpen(before));
}
