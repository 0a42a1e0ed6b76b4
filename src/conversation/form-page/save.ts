import { nfc } from "../../kernel/vietnamese.ts";
import { LONGEST_MESSAGE } from "../../messages/inbound-event.ts";
import type { Stored } from "../../reports/fields/field-kind.ts";
import { readCells } from "../../reports/fields/table.ts";
import { isRelevant, type Question } from "../../reports/questions.ts";
import type { Reading } from "../../reports/values/reading.ts";
import type { DraftEntry, Write } from "../ports.ts";
import { nameOf } from "../report/colleagues.ts";
import { giveReason } from "../report/give-reason.ts";
import { answered, brokenOver, hardText, keptText, outOfRangeIn, putOffIn } from "../report/keep-answer.ts";
import { mayBePersonal } from "../report/take-answer.ts";
import { wording as report } from "../report/wording.ts";
import { on, questionOf, type Work } from "../report/work.ts";
import { isMarkedSecret } from "../secrecy.ts";
import { wording as conversation } from "../wording.ts";
import { markOf } from "./view.ts";
import { wording } from "./wording.ts";

/** What the page brings for a question. */
export type Given =
  /** Words, read as the chat reads them. */
  | { readonly kind: "words"; readonly raw: string }
  /** Options that were ticked. */
  | { readonly kind: "value"; readonly value: Stored }
  /** The cells of a table, row by row. */
  | { readonly kind: "rows"; readonly rows: readonly (readonly string[])[] }
  /** "chưa có số" by its button. */
  | { readonly kind: "put_off" };

/** One answer that comes by the page. */
export interface PageAnswer {
  readonly field: string;
  /** The answer that the page showed (`ShownQuestion.mark`). */
  readonly mark: string;
  readonly given: Given;
  /** Which of several readings is meant, from 0; null while it is not chosen. */
  readonly reading: number | null;
  /** The officer was warned that it seems to point at a person, and says that it does not. */
  readonly isNotPersonal: boolean;
}

/** Why a soft rule does not hold. */
export interface PageReason {
  readonly rule: string;
  readonly text: string;
}

/** What became of one answer, in the words that the chat uses. */
export type Said =
  | { readonly kind: "kept" | "put_off" | "fault" | "personal"; readonly field: string; readonly text: string }
  | { readonly kind: "choose"; readonly field: string; readonly text: string; readonly labels: readonly string[] }
  /** Somebody wrote it meanwhile; nothing was kept. */
  | { readonly kind: "conflict"; readonly field: string; readonly text: string };

/** What saving comes to: what is said of each answer, and what it does to the draft. */
export interface Saved {
  readonly work: Work;
  readonly said: readonly Said[];
  readonly reasons: readonly { readonly rule: string; readonly isKept: boolean; readonly text: string }[];
  readonly entries: readonly DraftEntry[];
  readonly told: readonly Write[];
}

/** Takes what the page brings: every answer that can be kept is kept, of the others it is said why. */
export function save(before: Work, answers: readonly PageAnswer[], reasons: readonly PageReason[]): Saved {
  let saved: Saved = { work: before, said: [], reasons: [], entries: [], told: [] };
  for (const answer of answers) saved = take(saved, answer);
  saved = { ...saved, said: saved.said.map((one) => (one.kind === "kept" ? withRules(saved.work, one) : one)) };
  for (const reason of reasons) saved = takeReason(saved, reason);
  return saved;
}

function take(saved: Saved, answer: PageAnswer): Saved {
  const { work } = saved;
  const says = (said: Said): Saved => ({ ...saved, said: [...saved.said, said] });
  const fault = (text: string): Saved => says({ kind: "fault", field: answer.field, text });
  const question = questionOf(work, answer.field);
  if (!question) return fault(wording.noSuchField);
  if (!isRelevant(question.field, work.draft.answers)) return fault(report.notRelevant(question.number));
  if (answer.given.kind === "put_off") return putOff(saved, question, report.shortcuts.skip.toLowerCase());
  const raw = rawOf(work, question, answer.given);
  if (isMarkedSecret(raw)) return fault(conversation.refusedSecret);
  if (isTooLong(question, raw)) return fault(conversation.tooLong(LONGEST_MESSAGE));
  const reading = readingOf(work, question, answer.given, raw);
  switch (reading.kind) {
    case "unreadable":
      return fault(reading.teach);
    case "not_yet":
      return putOff(saved, question, raw);
    case "unsure": {
      const { readings } = reading;
      const chosen = answer.reading === null ? undefined : readings[answer.reading];
      if (chosen) return keep(saved, question, answer, { value: chosen.value, raw });
      const text = answer.reading === null ? report.which(raw) : wording.readingsChanged;
      return says({ kind: "choose", field: answer.field, text, labels: readings.map(({ label }) => label) });
    }
    case "value":
      if (!answer.isNotPersonal && mayBePersonal(question, raw))
        return says({ kind: "personal", field: answer.field, text: report.personal });
      return keep(saved, question, answer, { value: reading.value, raw });
  }
}

function keep(saved: Saved, question: Question, { mark }: PageAnswer, given: { value: Stored; raw: string }): Saved {
  const { work } = saved;
  const { field } = question;
  const conflict = conflictWith(work, question, mark, given.value);
  if (conflict !== null)
    return { ...saved, said: [...saved.said, { kind: "conflict", field: field.id, text: conflict }] };
  const before = work.draft.answers[field.id];
  const shown = work.engine.show(field, given.value);
  const kept = { kind: "kept", field: field.id, text: keptText(work, question, shown) } as const;
  if (before?.state === "given" && isSame(before.value, given.value))
    return { ...saved, said: [...saved.said, { ...kept, text: report.kept(shown) }] };
  const { draft, told } = answered(work, question, given);
  const next = on(work, draft);
  const outOfRange = outOfRangeIn(next, field.id);
  if (outOfRange)
    return { ...saved, said: [...saved.said, { kind: "fault", field: field.id, text: outOfRange.message }] };
  const raw = given.raw.slice(0, LONGEST_MESSAGE);
  return {
    ...saved,
    work: next,
    said: [...saved.said, kept],
    entries: [...saved.entries, { did: "answered", field: field.id, raw, value: given.value }],
    told: [...saved.told, ...told],
  };
}

/** What a colleague, or the officer elsewhere, wrote since the page was shown; null where nothing stands in the way. */
function conflictWith(work: Work, { field }: Question, mark: string, value: Stored): string | null {
  const { draft, desk, member, engine } = work;
  const standing = draft.answers[field.id];
  if (standing?.state !== "given" || markOf(draft, field.id) === mark || isSame(standing.value, value)) return null;
  const who =
    standing.by === member.id ? wording.youElsewhere : nameOf(desk.colleagues.find(({ id }) => id === standing.by));
  return wording.conflict(who, engine.show(field, standing.value as Stored), engine.show(field, value));
}

function putOff(saved: Saved, question: Question, raw: string): Saved {
  const { work } = saved;
  const { field } = question;
  const draft = putOffIn(work, question, raw);
  const isSaid = draft !== work.draft;
  const text = isSaid ? (field.required ? report.required : report.putOff) : report.keptAsIs;
  return {
    ...saved,
    work: on(work, draft),
    said: [...saved.said, { kind: "put_off", field: field.id, text }],
    entries: isSaid ? [...saved.entries, { did: "put_off", field: field.id }] : saved.entries,
  };
}

/** What the rules make of it once everything is in; what concerns the field itself stands below it on the page. */
function withRules(work: Work, said: Extract<Said, { kind: "kept" | "put_off" | "fault" | "personal" }>): Said {
  const broken = brokenOver(work, said.field).filter(({ field }) => field !== said.field);
  const hard = broken.find(({ strength }) => strength === "hard");
  const soft = broken.find(({ strength }) => strength === "soft");
  if (hard) return { ...said, text: `${said.text}\n${hardText(work, hard)}` };
  return soft ? { ...said, text: `${said.text}\n${soft.message}` } : said;
}

function takeReason(saved: Saved, { rule, text }: PageReason): Saved {
  const { work } = saved;
  if (!work.engine.broken(work.draft).some((one) => one.rule === rule && one.strength === "soft")) return saved;
  if (work.draft.reasons[rule]?.text === text) return saved;
  const refused = isMarkedSecret(text) ? conversation.refusedSecret : null;
  const given = refused === null && text.length <= LONGEST_MESSAGE ? giveReason(work, rule, text) : null;
  if (given === null || "teach" in given) {
    const teach = given?.teach ?? refused ?? conversation.tooLong(LONGEST_MESSAGE);
    return { ...saved, reasons: [...saved.reasons, { rule, isKept: false, text: teach }] };
  }
  return {
    ...saved,
    work: on(work, given.draft),
    reasons: [...saved.reasons, { rule, isKept: true, text: report.reasonKept }],
    entries: [...saved.entries, given.entry],
  };
}

/** The words that a draft keeps behind a value. */
function rawOf(work: Work, { field }: Question, given: Exclude<Given, { kind: "put_off" }>): string {
  switch (given.kind) {
    case "words":
      return nfc(given.raw).replace(/\r\n?/g, "\n").trim();
    case "value":
      return work.engine.fits(field, given.value) ? work.engine.show(field, given.value) : "";
    case "rows":
      return given.rows
        .filter((row) => row.some((cell) => cell.trim() !== ""))
        .map((row) => nfc(row.map((cell) => cell.trim()).join("; ")))
        .join("\n");
  }
}

function readingOf(
  work: Work,
  { field }: Question,
  given: Exclude<Given, { kind: "put_off" }>,
  raw: string,
): Reading<Stored> {
  if (given.kind === "rows" && raw !== "")
    return readCells(
      given.rows.map((row) => row.map(nfc)),
      field,
      work.today,
    );
  if (given.kind === "value" && work.engine.fits(field, given.value)) return { kind: "value", value: given.value };
  const isFiles = field.kind === "attachment" && raw === "";
  return isFiles ? { kind: "unreadable", teach: wording.noFilesHere } : work.engine.read(field, raw, work.today);
}

/** Rows have limits of their own, and so do texts. */
function isTooLong({ field: { kind } }: Question, raw: string): boolean {
  return raw.length > LONGEST_MESSAGE && kind !== "table" && kind !== "long_text" && kind !== "short_text";
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
