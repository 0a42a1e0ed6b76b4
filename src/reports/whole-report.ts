import { withReason } from "./change-draft.ts";
import type { Answer, Draft } from "./draft.ts";
import type { ReportEngine } from "./engine.ts";
import type { Stored } from "./fields/field-kind.ts";
import type { Question } from "./questions.ts";
import type { FiledReport } from "./submission.ts";
import { wording } from "./wording.ts";

/** What keeps a whole report from being taken; `field` is null where no single field is at fault. */
export interface WholeFault {
  readonly field: string | null;
  readonly message: string;
}

/** A whole report that came at once: a draft without faults, or everything that is wrong with it. */
export type WholeReport =
  | { readonly kind: "draft"; readonly draft: Draft }
  | { readonly kind: "refused"; readonly faults: readonly WholeFault[] };

/** Reads a whole report of a unit: each field as an officer would type it, or as its kind stores it. */
export function readWholeReport(parts: {
  readonly engine: ReportEngine;
  readonly unit: string;
  readonly previous: FiledReport | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly today: Temporal.PlainDate;
  readonly at: string;
}): WholeReport {
  const { engine, unit, previous, fields, reasons, today, at } = parts;
  const questions = engine.questions(unit);
  const known = new Map(questions.map((question) => [question.field.id, question] as const));
  const faults: WholeFault[] = Object.keys(fields)
    .filter((id) => !known.has(id))
    .map((field) => ({ field, message: wording.unknownField(field) }));
  const answers: Record<string, Answer> = {};
  for (const [id, given] of Object.entries(fields)) {
    const question = known.get(id);
    if (!question || given === null) continue;
    const read = readField(engine, question, given, today);
    if ("message" in read) faults.push({ field: id, message: read.message });
    else answers[id] = { state: "given", value: read.value as Answer["value"], raw: rawOf(given), by: "", at };
  }
  let draft: Draft = {
    ...engine.begin(unit),
    answers,
    revision: (previous?.revision ?? 0) + 1,
    cause: previous ? (previous.state === "returned" ? "returned" : "correction") : "first",
  };
  for (const [rule, text] of Object.entries(reasons))
    if (text.trim() !== "") draft = withReason(draft, rule, { text: text.trim(), by: "", at });
  const broken = engine.faults(draft).map((fault) => ({
    field: fault.field,
    message: fault.kind === "rule" ? fault.message : wording.missing(labelOf(known, fault.field)),
  }));
  const all = [...faults, ...broken.filter(({ field }) => !faults.some((one) => one.field === field))];
  return all.length > 0 ? { kind: "refused", faults: all } : { kind: "draft", draft };
}

function readField(
  engine: ReportEngine,
  { field }: Question,
  given: unknown,
  today: Temporal.PlainDate,
): { readonly value: Stored } | { readonly message: string } {
  if (engine.fits(field, given)) return { value: given as Stored };
  if (typeof given !== "string" && typeof given !== "number") return { message: wording.wrongShape(field.label) };
  const reading = engine.read(field, String(given), today);
  switch (reading.kind) {
    case "value":
      return { value: reading.value };
    case "unsure":
      return { message: wording.unsure(reading.readings.map(({ label }) => label)) };
    case "not_yet":
      return { message: wording.missing(field.label) };
    case "unreadable":
      return { message: reading.teach };
  }
}

const rawOf = (given: unknown): string => (typeof given === "string" ? given : JSON.stringify(given));

const labelOf = (known: ReadonlyMap<string, Question>, field: string): string => known.get(field)?.field.label ?? field;
