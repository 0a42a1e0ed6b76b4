import type { Line } from "./lines.ts";
import { readMarks } from "./marks.ts";
import { announces } from "./punctuation.ts";

const LONGEST = 600;
const OPENS_HERE = /:\s*[“"«][^”"»]*$/u;
const CLOSES = /[”"»]\s*[.;,]?\s*(?:\.\/\.)?$/u;

/** The line after the last one of the amended text quoted from line i on; i itself where no quotation of several lines begins. */
export function quotationEnd(lines: readonly Line[], i: number): number {
  const first = lines[i]?.text ?? "";
  const before = lines[i - 1]?.text ?? "";
  const opensLine = /^[“"«]/.test(first);
  if (opensLine ? !announces(before) && readMarks(first.slice(1).trim()).length === 0 : !OPENS_HERE.test(first))
    return i;

  const straight = opensLine ? first.startsWith('"') : /:\s*"[^”"»]*$/u.test(first);
  let depth = 0;
  let fallback = i;
  for (let k = i; k < lines.length && k < i + LONGEST; k++) {
    const text = lines[k]?.text ?? "";
    if (/^(?:Nơi nhận|NƠI NHẬN)/u.test(text)) break;
    for (const letter of text) {
      if (straight ? letter === '"' : letter === "“" || letter === "«") depth += straight && depth > 0 ? -1 : 1;
      else if (!straight && (letter === "”" || letter === "»")) depth--;
    }
    if (!CLOSES.test(text)) continue;
    if (depth <= 0) return k + 1;
    const next = lines[k + 1]?.text ?? "";
    if (fallback === i && readMarks(next).length > 0) fallback = k + 1;
  }
  return fallback;
}
