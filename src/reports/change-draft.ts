import { type Answer, type Draft, newDraft } from "./draft.ts";
import type { Field, Form } from "./form.ts";
import type { FiledReport } from "./submission.ts";

/** How many changes can be undone. */
const UNDO_KEPT = 20;

/** The draft with an answer set; what stood there can be brought back. The same value again does not settle a return. */
export function withAnswer(draft: Draft, field: string, answer: Answer): Draft {
  const before = draft.answers[field] ?? null;
  const isSame = before?.state === answer.state && JSON.stringify(before.value) === JSON.stringify(answer.value);
  const settles = draft.returned[field] !== undefined && !isSame && answer.state === "given";
  return {
    ...draft,
    answers: { ...draft.answers, [field]: answer },
    returned: settles ? without(draft.returned, field) : draft.returned,
    kept: isSame ? draft.kept : without(draft.kept, field),
    undo: [...draft.undo, { field, before, ...(settles && returnedWhy(draft, field)) }].slice(-UNDO_KEPT),
    awaiting: null,
  };
}

/** The draft in which a returned figure stays as it was, with the officer's reason. */
export function withKept(draft: Draft, field: string, reason: Draft["kept"][string]): Draft {
  const before = draft.answers[field] ?? null;
  return {
    ...draft,
    returned: without(draft.returned, field),
    kept: { ...draft.kept, [field]: reason },
    undo: [...draft.undo, { field, before, ...returnedWhy(draft, field) }].slice(-UNDO_KEPT),
    awaiting: null,
  };
}

const returnedWhy = ({ returned }: Draft, field: string): { readonly returned?: string } => {
  const why = returned[field];
  return why === undefined ? {} : { returned: why };
};

/** The draft of the revision after one that is returned: what is open already keeps its answers, and the returned fields are added. */
export function withReturn(open: Draft | null, filed: HandedIn, returned: Readonly<Record<string, string>>): Draft {
  const draft = open ?? nextRevision(filed, "returned");
  return { ...draft, cause: "returned", awaiting: null, returned: { ...returned }, kept: {} };
}

/** The draft before its last change, and the field it was in; null when nothing can be undone. */
export function undoLast(draft: Draft): { readonly draft: Draft; readonly field: string } | null {
  const last = draft.undo.at(-1);
  if (!last) return null;
  const { field, before, returned: why } = last;
  const answers = before ? { ...draft.answers, [field]: before } : without(draft.answers, field);
  const returned = why === undefined ? draft.returned : { ...draft.returned, [field]: why };
  const kept = why === undefined ? draft.kept : without(draft.kept, field);
  return { draft: { ...draft, answers, returned, kept, undo: draft.undo.slice(0, -1), awaiting: null }, field };
}

/** The draft with the reason why a soft rule does not hold. */
export function withReason(draft: Draft, rule: string, reason: Draft["reasons"][string]): Draft {
  return { ...draft, reasons: { ...draft.reasons, [rule]: reason }, awaiting: null };
}

/** The draft without the reasons of rules that hold now: a reason speaks of one set of figures. */
export function withReasonsOf(draft: Draft, broken: readonly { readonly rule: string }[]): Draft {
  const rules = new Set(broken.map(({ rule }) => rule));
  return { ...draft, reasons: Object.fromEntries(Object.entries(draft.reasons).filter(([rule]) => rules.has(rule))) };
}

/** The draft with a section given to a member. */
export function withAssignment(draft: Draft, section: string, member: string): Draft {
  return { ...draft, assigned: { ...draft.assigned, [section]: member } };
}

/** The draft with everything thrown away, so that it can be taken back; throwing nothing away keeps what was thrown away before. */
export function discarded(draft: Draft): Draft {
  const { answers, reasons } = draft;
  const kept = Object.keys(answers).length > 0 ? { answers, reasons } : draft.discarded;
  return { ...draft, answers: {}, reasons: {}, undo: [], awaiting: null, discarded: kept };
}

/** The draft with what was thrown away brought back, under what was answered since; null when nothing was. */
export function takenBack(draft: Draft): Draft | null {
  const kept = draft.discarded;
  if (!kept) return null;
  return {
    ...draft,
    answers: { ...kept.answers, ...draft.answers },
    reasons: { ...kept.reasons, ...draft.reasons },
    awaiting: null,
    discarded: null,
  };
}

/** What the next revision is made of. */
type HandedIn = Pick<
  FiledReport,
  "form" | "form_version" | "unit" | "period" | "revision" | "answers" | "exceptions" | "submitted_by" | "submitted_at"
>;

/** The draft of the next revision: what people answered, to be changed, with the reasons that speak of the same figures. */
export function nextRevision(filed: HandedIn, cause: Exclude<Draft["cause"], "first">): Draft {
  const { form, form_version: version, unit, period, revision, exceptions, submitted_by: by, submitted_at: at } = filed;
  const answers = Object.fromEntries(Object.entries(filed.answers).filter(([, answer]) => !isCalculated(answer)));
  const reasons = Object.fromEntries(exceptions.map(({ rule, reason: text }) => [rule, { text, by, at }]));
  return { ...newDraft({ form, version, unit, period }), revision: revision + 1, answers, reasons, cause };
}

/** A figure that nobody gave: it is worked out anew. */
const isCalculated = ({ by, raw }: Answer): boolean => by === "" && raw === "";

/** What a changed form did to a draft. */
export interface Fitted {
  readonly draft: Draft;
  /** Fields that the form did not have when the draft was last fitted to it, by label. */
  readonly added: readonly string[];
  /** Answers that no longer fit, put aside, by field id. */
  readonly putAside: readonly string[];
}

/**
 * The draft on the form as it is now: every answer that still fits is kept, the others are put aside. `asked` are the fields
 * that the unit may be asked, `fits` judges one answer.
 */
export function fitToForm(
  draft: Draft,
  form: Pick<Form, "version" | "rules">,
  asked: readonly Field[],
  fits: (field: string, value: unknown) => boolean,
): Fitted {
  if (draft.form_version === form.version) return { draft, added: [], putAside: [] };
  const known = new Set(asked.map(({ id }) => id));
  const isFitting = ([id, { state, value }]: readonly [string, Answer]) =>
    known.has(id) && (state === "not_yet" || fits(id, value));
  const entries = Object.entries(draft.answers);
  const kept = entries.filter(isFitting);
  const gone = entries.filter((entry) => !isFitting(entry));
  const thrown = draft.discarded && Object.entries(draft.discarded.answers);
  const rules = new Set(form.rules.map(({ id }) => id));
  const ofRules = (reasons: Draft["reasons"]) =>
    Object.fromEntries(Object.entries(reasons).filter(([rule]) => rules.has(rule)));
  return {
    draft: {
      ...draft,
      form_version: form.version,
      answers: Object.fromEntries(kept),
      reasons: ofRules(draft.reasons),
      set_aside: { ...draft.set_aside, ...Object.fromEntries(gone) },
      returned: Object.fromEntries(Object.entries(draft.returned).filter(([id]) => known.has(id))),
      undo: draft.undo.filter(({ field, before }) => known.has(field) && (!before || isFitting([field, before]))),
      discarded: thrown && {
        answers: Object.fromEntries(thrown.filter(isFitting)),
        reasons: ofRules(draft.discarded?.reasons ?? {}),
      },
    },
    added: asked.filter(({ since }) => (since ?? 1) > draft.form_version).map(({ label }) => label),
    putAside: gone.map(([id]) => id),
  };
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([one]) => one !== key));
}

/** The draft without a file that turned out not to be taken; a question with no other file is open again. The same draft when it holds no such file. */
export function withoutFile(draft: Draft, file: string): Draft {
  if (!JSON.stringify(draft).includes(JSON.stringify(file))) return draft;
  const left = (answer: Answer): Answer | null => {
    if (!Array.isArray(answer.value)) return answer;
    const value = answer.value.filter((one) => !isFile(one, file));
    if (value.length === answer.value.length) return answer;
    return value.length > 0 ? { ...answer, value } : null;
  };
  const leftIn = (answers: Draft["answers"]): Draft["answers"] =>
    Object.fromEntries(
      Object.entries(answers).flatMap(([field, answer]) => {
        const kept = left(answer);
        return kept ? [[field, kept] as const] : [];
      }),
    );
  return {
    ...draft,
    answers: leftIn(draft.answers),
    undo: draft.undo.map(({ field, before }) => ({ field, before: before && left(before) })),
    discarded: draft.discarded && { ...draft.discarded, answers: leftIn(draft.discarded.answers) },
  };
}

const isFile = (value: unknown, file: string): boolean =>
  typeof value === "object" && value !== null && "file" in value && value.file === file;
