import { withAnswer } from "../change-draft.ts";
import type { Answer, Draft } from "../draft.ts";
import type { ReportEngine } from "../engine.ts";
import type { Stored } from "../fields/field-kind.ts";
import { isRelevant, type Question } from "../questions.ts";
import { fingerprintOf, isSameValue } from "./fingerprint.ts";
import type { Found, FoundFault, FoundValue } from "./found.ts";

/** One answer that a sheet would change. */
export interface Proposal {
  readonly question: Question;
  readonly found: FoundValue;
  /** What stands there now; null where nothing does. */
  readonly before: Answer | null;
  /** What speaks against it, each in a few words. */
  readonly doubts: readonly string[];
  /** The answer that was given since the sheet was made; null where there is none. */
  readonly conflict: Answer | null;
}

/** A sheet held against the draft as it is now, by the numbers of the questions. */
export interface Comparison {
  readonly proposals: readonly Proposal[];
  readonly faults: readonly (FoundFault & { readonly question: Question })[];
  /** Questions that the sheet puts off, and that have no answer. */
  readonly later: readonly Question[];
  /** Questions that are answered in the sheet, but are not asked with these answers. */
  readonly idle: readonly Question[];
}

/** Whether nothing speaks against an answer. */
export const isClean = ({ doubts, conflict }: Proposal): boolean => doubts.length === 0 && conflict === null;

/** Says what a sheet would change; what it left as it was when it was made is no change, whoever has changed it since. */
export function compareWithDraft(engine: ReportEngine, draft: Draft, found: Found): Comparison {
  const questions = new Map(engine.questions(draft.unit).map((one) => [one.field.id, one] as const));
  const byNumber = (one: { question: Question }, other: { question: Question }) =>
    one.question.number - other.question.number;
  const all = found.values.flatMap(
    (value) => proposalOf(engine, draft, found, value, questions.get(value.field)) ?? [],
  );
  const after = all.reduce((changed, { found: { field, value } }) => withAnswer(changed, field, given(value)), draft);
  const asked = ({ field }: Question) => isRelevant(field, after.answers);
  const limits = brokenLimits(engine, after);
  return {
    proposals: all
      .filter(({ question }) => asked(question))
      .map((one) => ({ ...one, doubts: [...one.doubts, ...(limits.get(one.question.field.id) ?? [])] }))
      .toSorted(byNumber),
    faults: found.faults
      .flatMap((fault) => {
        const question = questions.get(fault.field);
        return question && asked(question) ? [{ ...fault, question }] : [];
      })
      .toSorted(byNumber),
    later: found.later.flatMap((id) => {
      const question = questions.get(id);
      return question && asked(question) && draft.answers[id] === undefined ? [question] : [];
    }),
    idle: all.filter(({ question }) => !asked(question)).map(({ question }) => question),
  };
}

const given = (value: FoundValue["value"]): Answer => ({ state: "given", value, raw: "", by: "", at: "" });

function proposalOf(
  engine: ReportEngine,
  draft: Draft,
  { made }: Found,
  found: FoundValue,
  question: Question | undefined,
): Proposal | null {
  if (!question || !engine.fits(question.field, found.value)) return null;
  const current = draft.answers[found.field];
  const before = current?.state === "given" ? current : null;
  if (before && isSameValue(before.value, found.value)) return null;
  if (found.base !== null && found.base === fingerprintOf(given(found.value))) return null;
  const isSince =
    found.base === null ? before !== null && isLater(before.at, made) : found.base !== fingerprintOf(current);
  return { question, found, before, doubts: found.doubts, conflict: isSince ? before : null };
}

const isLater = (at: string, made: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(at), Temporal.Instant.from(made)) > 0;

/** Answers that no report may carry, by field, with what their rule says. */
function brokenLimits(engine: ReportEngine, after: Draft): ReadonlyMap<string, readonly string[]> {
  const { rules } = engine.reporting.form;
  const isLimit = (rule: string) =>
    rules.some(({ id, kind, strength }) => id === rule && kind === "range" && strength === "hard");
  const broken = engine.broken(after).filter(({ rule }) => isLimit(rule));
  return new Map(broken.map(({ field, message }) => [field, [message]] as const));
}

/** The value of a proposal as its kind stores it. */
export const storedIn = ({ found }: Proposal): Stored => found.value as Stored;
