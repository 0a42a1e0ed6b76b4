import { isPlace, type Place } from "./place.ts";
import { announces, endsSentence, isCapitals, wordCount } from "./punctuation.ts";

const LONGEST: Partial<Record<Place["style"], number>> = { article: 70, roman: 50, clause: 35, point: 30 };
const LEADS_IN = /(?:sau|sau đây|gồm|gồm có|bao gồm|là|đây|việc|rằng|cụ thể|như)\s*:$/u;

/** Whether the words beside a place's number are its heading and not running text; judged from their end and from what follows. */
export function opensWithHeading(place: Place): boolean {
  const { opening, style, content } = place;
  if (opening === "" || style.startsWith("bullet")) return false;
  if (["part", "letter-section", "chapter", "section", "subsection", "apart"].includes(style)) return true;
  if (isCapitals(opening) && !announces(opening)) return true;
  const first = content[0];
  if (first === undefined) return false;
  if (announces(opening)) {
    return (
      wordCount(opening) <= 7 &&
      opening.indexOf(":") === opening.length - 1 &&
      !LEADS_IN.test(opening) &&
      !isPlace(first)
    );
  }
  if (opening.endsWith(".")) return isPlace(first) && wordCount(opening) <= 8 && !/[,;:]/.test(opening);
  return !endsSentence(opening) && !opening.endsWith(",") && wordCount(opening) <= (LONGEST[style] ?? 30);
}
