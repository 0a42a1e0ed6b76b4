import { wordsBorneOut } from "./claims/borne-out.ts";
import { type Claim, claim } from "./claims/claim.ts";
import { takeDates } from "./claims/date-claims.ts";
import { nameWords, takeNames } from "./claims/name-claims.ts";
import { takeNumbers } from "./claims/number-claims.ts";
import { withoutOrders } from "./claims/orders.ts";
import { takeDocuments, takePlaces } from "./claims/reference-claims.ts";
import { type SentenceText, sentenceText } from "./claims/sentence-text.ts";
import { contrariesOf, twistClaims, undenied } from "./claims/twists.ts";
import { quoteClaims, standsIn, takeLinks } from "./claims/verbatim-claims.ts";

export type { Claim, ClaimKind } from "./claims/claim.ts";

/** Everything in a Vietnamese sentence that can be checked against its sources; `bodies` are names to look for in small letters too. */
export function claimsIn(sentence: string, bodies: readonly string[] = []): Claim[] {
  return readClaims(sentenceText(sentence), bodies);
}

function readClaims(read: SentenceText, bodies: readonly string[]): Claim[] {
  return [
    ...quoteClaims(read),
    ...takeLinks(read),
    ...takeDocuments(read),
    ...takePlaces(read),
    ...takeDates(read),
    ...takeNumbers(read),
    ...takeNames(read, bodies),
    ...twistClaims(read),
  ];
}

/**
 * What a sentence says that its sources do not; empty when all is supported. Equal are the ways to write one date,
 * number, document or body ("10/12" and "ngày 10 tháng 12"); accents count. What a source tells a machine to say counts
 * for nothing. Not seen are: figures of the right kind put
 * to another unit's name, an invented body or person in small letters, a cause or an order of events turned round, and
 * "phải" or "có thể" that is added or left out.
 */
export function unsupportedIn(sentence: string, sources: readonly string[], bodies: readonly string[] = []): Claim[] {
  const read = sentenceText(sentence);
  const claims = readClaims(read, bodies);
  const held = sources.map(withoutOrders);
  const readSources = held.map(sentenceText);
  const stated = new Set(readSources.flatMap((source) => readClaims(source, [])).flatMap(({ states }) => states));
  const names = readSources.map(({ text }) => ` ${nameWords(text).join(" ")} `);
  const texts = readSources.map(({ low }) => low);
  const isSupported = (one: Claim) => {
    if (one.kind === "quote" || one.kind === "link") return standsIn(one.text, held);
    if (one.kind === "name") return one.means.some((name) => names.some((words) => words.includes(` ${name} `)));
    return one.means.some((meaning) => stated.has(meaning) || holdsNone(meaning, stated));
  };
  const unborne = wordsBorneOut(read.left, texts) ? [] : [claim("words", sentence, [])];
  return [
    ...claims.filter((one) => !isSupported(one)),
    ...contrariesOf(read.low, texts),
    ...undenied(read.low, texts),
    ...unborne,
  ];
}

/** "một hộ" may be but a way to speak, unless the sources count what it speaks of. */
function holdsNone(meaning: string, stated: ReadonlySet<string>): boolean {
  const counted = /^none but one (.+)$/.exec(meaning)?.[1];
  return (
    counted !== undefined && ![...stated].some((one) => one.startsWith("number ") && one.endsWith(` of ${counted}`))
  );
}
