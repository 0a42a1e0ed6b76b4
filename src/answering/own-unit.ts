import type { UnitKind } from "../knowledge/campaign.ts";
import type { Wording } from "../knowledge/wording.ts";
import { isSaid, type Syllable, syllablesOf } from "./lexicon.ts";
import type { Token } from "./read-question.ts";
import type { Reader } from "./reader.ts";

/** The body that stands for each kind of unit when an asker speaks of the own unit. */
const BODY_OF_KIND: Record<UnitKind, string> = {
  department: "departments",
  district: "districts",
  commune: "communes",
  front: "front",
  union: "unions",
  press: "press",
  village: "hamlets",
  standing_agency: "standing_agencies",
};

/** The token by which a kind of unit is compared. */
export function bodyToken(kind: UnitKind): Token {
  return { key: `body:${BODY_OF_KIND[kind]}`, role: "body", weight: 1, syllables: [] };
}

/** Whether a question speaks of the asker's own unit without naming its kind ("đơn vị tôi", "bên em"). */
export function createOwnUnitReader(wording: Wording): (text: string) => boolean {
  const nouns = wording.ownUnit.nouns.map(syllablesOf);
  const pronouns = wording.ownUnit.pronouns.map(syllablesOf);
  const startsWith = (said: readonly Syllable[], at: number, form: readonly Syllable[]) =>
    form.every((meant, step) => isSaid(said[at + step], meant));
  const isNoun = (said: readonly Syllable[], at: number, noun: readonly Syllable[]) =>
    noun.length > 1 ? startsWith(said, at, noun) : said[at]?.canonical === noun[0]?.canonical;
  return (text) => {
    const said = syllablesOf(text);
    return said.some((_, at) =>
      nouns.some((noun) => isNoun(said, at, noun) && pronouns.some((p) => startsWith(said, at + noun.length, p))),
    );
  };
}

const OWNERS = new Set(["toi", "em", "minh", "tui", "chi", "anh", "tui em", "tui minh", "chung toi", "ta"]);
const OWN_BODY_WEIGHT = 0.5;
const REPORTING = new Set<UnitKind>(["department", "district", "front", "union"]);

/** From this weight on a subject beside reporting is what the question is really about. */
const NARROWS = 1.2;
const REPORTING_TOPICS = new Set(["topic:send", "topic:report", "topic:movement", "topic:the_plan"]);

/** Whether the body at a place is followed by its owner: "huyện tôi", "xã em". */
function isOwned(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const owner = next?.role === "filler" ? next.syllables.map(({ folded }) => folded).join(" ") : "";
  return tokens[at]?.role === "body" && OWNERS.has(owner);
}

/** The tokens with the body that the asker calls the own one ("sở em") read as the one of its kind named elsewhere ("Sở Y tế"). */
export function asNamed(tokens: readonly Token[], named: readonly Token[], wording: Wording): Token[] {
  const kindOf = ({ key }: Token) => wording.bodies[key.slice("body:".length)]?.kind;
  return tokens.map((token, at) => {
    if (!isOwned(tokens, at)) return token;
    const meant = named.find(
      (other, place) => other.role === "body" && !isOwned(named, place) && kindOf(other) === kindOf(token),
    );
    return meant ? { ...token, key: meant.key } : token;
  });
}

/** The kind of unit that the asker calls the own one; null when none is named. */
export function ownKind(tokens: readonly Token[], wording: Wording): UnitKind | null {
  const own = tokens.find((_, at) => isOwned(tokens, at));
  return (own && wording.bodies[own.key.slice("body:".length)]?.kind) ?? null;
}

/** The kind of unit that a question was about, where it was about one alone; else null. */
export function lastKind(tokens: readonly Token[], wording: Wording): UnitKind | null {
  const kinds = tokens.flatMap(({ role, key }) =>
    role === "body" ? [wording.bodies[key.slice("body:".length)]?.kind ?? null] : [],
  );
  return kinds.length === 1 ? (kinds[0] ?? null) : null;
}

/** Gives less weight to an own unit that must report ("huyện tôi"): the question need not be about it. */
export function lightenOwnBody(tokens: readonly Token[], wording: Wording): Token[] {
  return tokens.map((token, at) => {
    const kind = isOwned(tokens, at) ? wording.bodies[token.key.slice("body:".length)]?.kind : null;
    return kind && REPORTING.has(kind) ? { ...token, weight: OWN_BODY_WEIGHT } : token;
  });
}

/** Whether nothing is asked but if a report must be sent: then the asker's own unit is meant. */
export function asksWhetherToReport(tokens: readonly Token[]): boolean {
  const rest = tokens.filter(({ role, key }) => role !== "filler" && role !== "focus" && !REPORTING_TOPICS.has(key));
  return rest.length === 0 && !tokens.some(({ key }) => key === "focus:duty") && turnsOnUnit(tokens);
}

/** Whether the answer turns on what kind of unit asks: its work, or whether it must report. */
export function turnsOnUnit(tokens: readonly Token[]): boolean {
  const focuses = tokens.filter(({ role }) => role === "focus").map(({ key }) => key);
  if (focuses.includes("focus:duty")) return true;
  const asksWhether = focuses.length > 0 && focuses.every((key) => key === "focus:yes_no" || key === "focus:what");
  const reports = tokens.some(({ key }) => key === "topic:send" || key === "topic:report");
  return asksWhether && reports && !tokens.some(narrowsReporting);
}

/** Whether a token asks more of reporting than who must: a day, a delay, a form. */
function narrowsReporting({ role, key, weight }: Token): boolean {
  return role === "day" || (role === "topic" && weight >= NARROWS && !REPORTING_TOPICS.has(key));
}

/** Whether a token names a kind of unit of which no report is expected ("xã", "báo", "ấp"). */
export function isSilentBody({ role, key }: Token, wording: Wording): boolean {
  const kind = role === "body" ? wording.bodies[key.slice("body:".length)]?.kind : null;
  return kind !== null && kind !== undefined && !REPORTING.has(kind);
}

/** Reads a kind of unit as people or programs name it: "district", "huyện", "UBND xã"; null when it is none. */
export function readUnitKind(text: string, wording: Wording, reader: Reader): UnitKind | null {
  const named = (Object.keys(BODY_OF_KIND) as UnitKind[]).find((kind) => kind === text.trim().toLowerCase());
  if (named) return named;
  for (const token of reader.tokens(reader.spellOut(text)[0] ?? text)) {
    const kind = token.role === "body" ? wording.bodies[token.key.slice("body:".length)]?.kind : null;
    if (kind) return kind;
  }
  return null;
}
