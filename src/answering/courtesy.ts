import type { Courtesy } from "../knowledge/wording.ts";
import { isAccented, type Syllable, syllablesOf } from "./lexicon.ts";
import type { Reader } from "./reader.ts";

/** What a polite message is about; "empty" is a message without a word. */
export type CourtesyKind = keyof Courtesy | "empty";

/** Question words that may stand beside "em làm được gì". */
const MAY_STAND_BY = new Set(["focus:what", "focus:yes_no", "focus:who"]);

/** How many words of no known meaning may stand beside polite phrases ("cảm ơn trợ lý"). */
const MOST_BESIDE = 2;

/** Faces and hearts typed with marks: "<3", ":))". */
const EMOTICONS = /<3+|[:;=]['-]?[)(DdPpvV3]+/g;

/** From this weight on a word is no small talk. */
const LEAST_SUBJECT = 0.4;

/** Tells a greeting, thanks or "what can you do" from a question; null for a question. */
export function createCourtesyReader(courtesy: Courtesy, reader: Reader): (text: string) => CourtesyKind | null {
  const kinds = (Object.entries(courtesy) as [keyof Courtesy, string[]][]).map(
    ([kind, forms]) => [kind, forms.map(syllablesOf).sort((one, other) => other.length - one.length)] as const,
  );
  const tokensOf = (said: readonly Syllable[]) => {
    const text = said.map((syllable) => syllable.text).join(" ");
    return reader.tokens(text, { accents: isAccented(text) ? "strict" : "loose" });
  };
  const asksNothing = (rest: readonly Syllable[], kind: keyof Courtesy) =>
    tokensOf(rest).every(({ role, key }) => role === "filler" || (kind === "abilities" && MAY_STAND_BY.has(key)));
  const polite = kinds.filter(([kind]) => kind !== "abilities");
  /**
   * A message of several polite phrases and hardly a word beside them is of the kind of its first phrase; who greets may
   * say where he works.
   */
  const isPoliteThroughout = (said: readonly Syllable[]): CourtesyKind | null => {
    let rest = said;
    let first: { kind: CourtesyKind; at: number } | null = null;
    let greets = false;
    for (const [kind, forms] of polite) {
      for (const form of forms) {
        const at = findRun(rest, form);
        if (at < 0) continue;
        rest = [...rest.slice(0, at), ...rest.slice(at + form.length)];
        greets ||= kind === "greeting";
        const place = findRun(said, form);
        if (!first || place < first.at) first = { kind, at: place };
      }
    }
    if (!first) return null;
    const means = reader.tokens(said.map(({ text }) => text).join(" "));
    const small = (role: string) => role === "plain" || role === "filler" || (role === "body" && greets);
    if (means.some(({ role, weight }) => !small(role) && weight >= LEAST_SUBJECT)) return null;
    const beside = tokensOf(rest).filter(({ role }) => role !== "filler");
    const isLittle = beside.length <= MOST_BESIDE && beside.every(({ role }) => small(role));
    if (!isLittle) return null;
    return means.some(({ role }) => role === "body") ? "greeting" : first.kind;
  };
  return (text) => {
    const said = syllablesOf(text.replace(EMOTICONS, " "));
    if (said.length === 0) return "empty";
    for (const [kind, forms] of kinds) {
      for (const form of forms) {
        const at = findRun(said, form);
        if (at >= 0 && asksNothing([...said.slice(0, at), ...said.slice(at + form.length)], kind)) return kind;
      }
    }
    return isPoliteThroughout(said);
  };
}

function findRun(said: readonly Syllable[], form: readonly Syllable[]): number {
  const opening = form[0]?.folded;
  for (let at = 0; at < said.length; at += 1) {
    if (said[at]?.folded !== opening) continue;
    if (form.every((meant, step) => said[at + step]?.folded === meant.folded)) return at;
  }
  return -1;
}
