import { fold } from "../kernel/vietnamese.ts";
import type { UnitKind } from "../knowledge/campaign.ts";
import type { Answer } from "./answer.ts";
import type { Reading } from "./judge.ts";
import { asSyllable } from "./lexicon.ts";
import type { Token } from "./read-question.ts";

/** What a conversation remembers of its last question. */
export interface Memory {
  readonly tokens: readonly Token[];
  /** The place the last answer spoke of. */
  readonly locator: string | null;
  /** The numbers of the documents that the last answer's quote names ("2357"). */
  readonly named: readonly string[];
  /** The kind of unit that the asker has called the own one. */
  readonly unitKind: UnitKind | null;
}

const OPENS_LIKE_ONE =
  /^(?:(?:da|vang|u|o|a|ok|em oi|em|vay|the|roi)[\s,]+)*(?:con|the con|vay con|roi|the|vay|neu|nhung|ma)\b/;
const CLOSES_LIKE_ONE = /\b(?:thi sao|thi the nao|thi nhu the nao|sao em|sao a|thi khi nao|thi ai)\W*$/;
const POINTS_BACK = /\b(?:do|kia|ay|tren|vua roi|viec do|cai do|van ban do|o do)\b/;
const POINTS_AT_A_TEXT =
  /\b(?:van ban|huong dan|quyet dinh|nghi dinh|thong tu|tai lieu|cai) (?:do|ay|kia)\b|\btrong do\b/;
const DOCUMENT_NUMBER = /số (\d+)\/\p{L}|số (\d+)\/\d{4}\/\p{L}/gu;
const SUBJECT_WEIGHT = 0.5;
/** A question whose own subject weighs less than this may still lean on the last one. */
const STANDS_ALONE = 1.5;

/** The numbers of the documents that an answer's quotes name. */
export function documentsNamed(answer: Answer): string[] {
  const quotes = answer.status === "answered" ? answer.citations : answer.status === "declined" ? answer.related : [];
  return [
    ...new Set(
      quotes.flatMap(({ quote }) => [...quote.matchAll(DOCUMENT_NUMBER)].map(([, one, other]) => one ?? other ?? "")),
    ),
  ];
}

/** Whether a question points back at a document that the last answer named, and so means nothing alone. */
export function pointsBack(reading: Reading, memory: Memory | null): boolean {
  return memory !== null && memory.named.length > 0 && POINTS_AT_A_TEXT.test(fold(reading.text));
}

/** The whole questions that a short question may stand for after the last one; none when it stands alone. */
export function followUps(reading: Reading, memory: Memory | null): Reading[] {
  if (!memory) return [];
  const said = fold(reading.text).trim();
  const own = parts(reading.tokens);
  const marked = OPENS_LIKE_ONE.test(said) || CLOSES_LIKE_ONE.test(said) || POINTS_BACK.test(said);
  const [named] = memory.named;
  if (named && pointsBack(reading, memory)) {
    const number: Token = { key: `number:${named}`, role: "number", weight: 1, syllables: [asSyllable(named)] };
    const guidance: Token = {
      key: "topic:guidance",
      role: "topic",
      weight: 0.6,
      syllables: [asSyllable("hướng"), asSyllable("dẫn")],
    };
    return [whole(reading, [...reading.tokens, guidance, number])];
  }
  if (!marked && weightOf(own.subjects) >= STANDS_ALONE) return [];
  if (own.focus.some(({ key }) => key === "focus:duty") && (reading.own || own.bodies.length > 0)) return [];
  const last = parts(memory.tokens);
  const focus = own.focus.length > 0 ? own.focus : memory.tokens.filter(({ role }) => role === "focus");
  const bodies = own.bodies.length > 0 ? own.bodies : last.bodies;
  const rest = [...own.subjects, ...own.days, ...own.light];
  const days = own.days.length > 0 ? [] : last.days;
  if (own.subjects.length === 0) return [whole(reading, [...focus, ...bodies, ...last.subjects, ...days, ...rest])];
  const goesOn = last.subjects.filter(({ role }) => role !== "number");
  const kept = whole(reading, [...focus, ...bodies, ...goesOn, ...days, ...rest]);
  return [kept, whole(reading, [...focus, ...own.bodies, ...rest])];
}

function parts(tokens: readonly Token[]) {
  const isSubject = ({ role, weight }: Token) =>
    role === "number" || role === "year" || ((role === "plain" || role === "topic") && weight >= SUBJECT_WEIGHT);
  return {
    focus: tokens.filter(({ role, weight }) => role === "focus" && weight >= SUBJECT_WEIGHT),
    bodies: tokens.filter(({ role }) => role === "body"),
    days: tokens.filter(({ role }) => role === "day"),
    subjects: tokens.filter(isSubject),
    light: tokens.filter((token) => (token.role === "topic" || token.role === "plain") && !isSubject(token)),
  };
}

function weightOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { weight }) => sum + weight, 0);
}

function whole(reading: Reading, tokens: readonly Token[]): Reading {
  const text = tokens.flatMap(({ syllables }) => syllables.map((syllable) => syllable.text)).join(" ");
  return { ...reading, text, tokens, own: false, fresh: reading.tokens };
}
