import type { Answer } from "../draft.ts";

/** The fingerprint of a question without an answer. */
const NO_ANSWER = "-";

const FIRST = 0xdeadbeef;
const SECOND = 0x41c6ce57;

/** A short name for what a draft says to a question, by which a sheet that comes back knows what stood there when it was made. */
export function fingerprintOf(answer: Answer | undefined): string {
  return answer?.state === "given" ? fingerprint(plainText(answer.value)) : NO_ANSWER;
}

/** Whether two stored values are the same; a store may give the keys of an object back in another order. */
export const isSameValue = (one: unknown, other: unknown): boolean => plainText(one) === plainText(other);

function plainText(value: unknown): string {
  const ordered = (_: string, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part;
  return JSON.stringify(value ?? null, ordered);
}

/** Eleven letters or digits for a text: 53 bits, mixed as cyrb53 does; no secret is kept by it. */
function fingerprint(text: string): string {
  let [one, other] = [FIRST, SECOND];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36).padStart(11, "0");
}
