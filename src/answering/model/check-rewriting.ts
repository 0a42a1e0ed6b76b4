import { fold, oneLine } from "../../kernel/vietnamese.ts";
import { type ClaimKind, unsupportedIn } from "../../knowledge/claims.ts";
import type { Token } from "../read-question.ts";
import type { Reader } from "../reader.ts";
import { foldedWords } from "./vocabulary.ts";

/** What a rewritten question may not bring along. */
const NOTHING_NEW = new Set<ClaimKind>(["quote", "link", "number", "date", "document", "place", "denial"]);
/** What of a message a rewriting may not leave out. */
const KEPT_ROLES = new Set<Token["role"]>(["topic", "body", "number", "year", "day"]);
const KEPT_WEIGHT = 0.5;
/** How much of what a rewriting speaks of must come from the person. */
const OWN_SHARE = 0.5;
const LONGEST_REWRITING = 300;

/**
 * Whether a model's wording of a message is a question that the person can have meant: every word of it is the person's,
 * the conversation's or the library's, most of what it speaks of is the person's, nothing that the person named is left
 * out, and no number, date, document, place or denial is new.
 */
export function isFaithful(
  rewriting: string,
  said: { readonly message: string; readonly earlier: string },
  by: { readonly reader: Reader; readonly vocabulary: ReadonlySet<string> },
): boolean {
  const { reader, vocabulary } = by;
  const text = oneLine(rewriting);
  if (text === "" || text.length > LONGEST_REWRITING || fold(text) === fold(oneLine(said.message))) return false;
  const spelled = reader.spellOut(said.message);
  const sources = [said.message, ...spelled, said.earlier];
  const own = new Set(sources.flatMap(foldedWords));
  if (foldedWords(text).some((word) => !own.has(word) && !vocabulary.has(word))) return false;
  if (unsupportedIn(text, sources).some(({ kind }) => NOTHING_NEW.has(kind))) return false;
  const meant = reader.tokens(text);
  const keys = new Set(meant.map(({ key }) => key));
  const letters = new Set(foldedWords(text));
  const isKept = ({ key, syllables }: Token) => keys.has(key) || syllables.every(({ folded }) => letters.has(folded));
  const named = reader
    .tokens(spelled[0] ?? said.message, { accents: "restored" })
    .filter(({ role, weight }) => KEPT_ROLES.has(role) && weight >= KEPT_WEIGHT);
  if (!named.every(isKept)) return false;
  const spoken = meant.filter(({ role }) => role !== "focus" && role !== "filler");
  const theirs = spoken.filter(({ syllables }) => syllables.every(({ folded }) => own.has(folded)));
  return theirs.length > 0 && weightOf(theirs) >= OWN_SHARE * weightOf(spoken);
}

const weightOf = (tokens: readonly Token[]): number => tokens.reduce((sum, { weight }) => sum + weight, 0);
