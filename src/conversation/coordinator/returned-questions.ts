import { fold } from "../../kernel/vietnamese.ts";

/** A question that goes back to its unit; a null reason is still to be asked for. */
export interface ReturnedQuestion {
  readonly number: number;
  readonly reason: string | null;
}

/** "câu 7", "cau so 7, 9 va 12": where a reason begins. */
const NAMED = /(?:^|[\s,;.:])cau(?: so)? ?\d{1,3}(?:(?: ?, ?| va | ?; ?| )(?:cau(?: so)? ?)?\d{1,3}(?![\d.,/%]))*/g;
const LEAD = /^\s*(?:[:,;-]|(?:voi )?ly do(?: la)?:?|vi|do|phai|can|bi)?\s*/;

/** Reads "câu 7: số không khớp; câu 9, 12: thiếu": every question with the words that follow its number. */
export function returnedQuestions(text: string): readonly ReturnedQuestion[] {
  const folded = fold(text);
  const found = [...folded.matchAll(NAMED)];
  const read = found.flatMap((one, place) => {
    const end = found[place + 1]?.index ?? text.length;
    const reason = reasonIn(text.slice(one.index + one[0].length, end));
    return [...one[0].matchAll(/\d+/g)].map(([digits]) => ({ number: Number(digits), reason }));
  });
  return read.filter(({ number }, at) => read.findIndex((other) => other.number === number) === at);
}

function reasonIn(words: string): string | null {
  const lead = /^\s*[:,;-]?\s*/.exec(words)?.[0] ?? "";
  const spoken = LEAD.exec(fold(words))?.[0] ?? "";
  const isSpoken = /(?:ly do|vi|do)/.test(spoken);
  const reason = words
    .slice(isSpoken ? spoken.length : lead.length)
    .replace(/[\s;,]+$/, "")
    .trim();
  return reason === "" ? null : reason;
}
