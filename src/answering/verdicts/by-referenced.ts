import { LIMITS, settles, type Verdict } from "../judge.ts";
import { wording as words } from "../wording.ts";
import type { Desk, Evidence } from "./desk.ts";

/** What is asked of a document's content, not of its name, number, date or issuer. */
const ASKS_INSIDE = new Set([
  "focus:duty",
  "focus:how_many",
  "focus:how",
  "topic:criteria",
  "topic:goal",
  "topic:quota",
  "topic:money",
  "topic:content",
  "topic:dossier",
  "topic:reward_form",
  "điều",
  "khoản",
  "điểm",
  "mục",
]);

/** Declines what is asked of a document that is only named here, unless a fact tells its date, number or issuer. */
export function byReferenced({ library, findReferenced }: Desk, { reading, matches }: Evidence): Verdict | null {
  const text = findReferenced(reading.tokens);
  if (!text) return null;
  const [best] = matches;
  const asksInside = reading.tokens.some(({ key }) => ASKS_INSIDE.has(key));
  if (!asksInside && best && settles(best) && best.likeness >= LIMITS.aboutReferenced) return null;
  const contact = library.campaign?.contacts["report"];
  const lines = [words.referencedText(text.name), words.nearest(text.place.locator)];
  return {
    answer: {
      status: "declined",
      reason: "referenced_only",
      answer: [...lines, ...(contact ? [words.whomToAsk(contact)] : [])].join(" "),
      related: text.place.quote ? [text.place] : [],
    },
    sureness: 1.3,
    locator: text.place.locator,
  };
}
