import type { PageAnswer, PageReason } from "../../conversation/form-page/save.ts";
import type { PageView, ShownQuestion } from "../../conversation/form-page/view.ts";
import { ROWS_MAX } from "../../reports/fields/table.ts";
import type { Field } from "../../reports/form.ts";
import { digestOf, givenBy, type Typed, typedOf } from "./typed.ts";
import { wording } from "./wording.ts";

/** What a button of a question does. */
const ACTIONS = ["put-off", "none", "pick", "insist", "mine", "theirs", "add", "drop"] as const;
type Action = { readonly does: (typeof ACTIONS)[number]; readonly field: string; readonly at: number | null };
const ACTION = new RegExp(`^(${ACTIONS.join("|")}):([a-z][a-z0-9_]{1,29})(?::(\\d{1,3}))?$`);

/** What a form brings. */
export interface ReadForm {
  readonly answers: readonly PageAnswer[];
  readonly reasons: readonly PageReason[];
  /** What stands in the controls of every question that the form holds, so that nothing typed is lost. */
  readonly typed: ReadonlyMap<string, Typed>;
  /** What is typed as a reason, by rule. */
  readonly reasonTexts: ReadonlyMap<string, string>;
  /** The question whose button was pressed; null for the button of the section. */
  readonly pressed: string | null;
  /** The table that gets a further empty row. */
  readonly grows: string | null;
  /** The questions in it, in the order of the form. */
  readonly fields: readonly string[];
}

/** Reads a form against what its page shows: only what was changed, or whose button was pressed, comes as an answer. */
export function readForm(form: FormData, view: PageView): ReadForm {
  const action = actionOf(textOf(form, "lam"));
  const shown = view.sections
    .flatMap(({ items }) => items)
    .filter((item) => item.kind === "question")
    .filter(({ question }) => form.has(`m.${question.field.id}`));
  const typed = new Map(shown.map((item) => [item.question.field.id, typedIn(form, item, action)] as const));
  const answers = shown.flatMap((item) => {
    const answer = answerOf(form, item, typed.get(item.question.field.id) ?? typedOf(item), action);
    return answer ? [answer] : [];
  });
  const rules = shown.flatMap(({ reasons }) => reasons.map(({ rule, reason }) => ({ rule, reason: reason ?? "" })));
  const texts = rules
    .filter(({ rule }) => form.has(`r.${rule}`))
    .map(({ rule, reason }) => ({ rule, reason, text: textOf(form, `r.${rule}`).trim() }));
  return {
    answers,
    reasons: texts.filter(({ reason, text }) => text !== "" && text !== reason),
    typed: new Map([...typed].filter(([field]) => action?.does !== "theirs" || action.field !== field)),
    reasonTexts: new Map(texts.map(({ rule, text }) => [rule, text] as const)),
    pressed: action?.field ?? null,
    grows: action?.does === "add" ? action.field : null,
    fields: shown.map(({ question }) => question.field.id),
  };
}

function answerOf(form: FormData, item: ShownQuestion, typed: Typed, action: Action | null): PageAnswer | null {
  const { field } = item.question;
  const does = action?.field === field.id ? action.does : null;
  if (does === "theirs") return null;
  const isChanged = digestOf(typed) !== textOf(form, `w.${field.id}`);
  if (!isChanged && (does === null || does === "add")) return null;
  const mark = textOf(form, does === "mine" ? `t.${field.id}` : `m.${field.id}`);
  const base = { field: field.id, mark, reading: null, isNotPersonal: false };
  switch (does) {
    case "put-off":
      return { ...base, given: { kind: "put_off" } };
    case "none":
      return { ...base, given: { kind: "words", raw: wording.none } };
    case "pick":
      return { ...base, given: givenBy(field, typed), reading: action?.at ?? null };
    case "insist":
      return { ...base, given: givenBy(field, typed), isNotPersonal: true };
    default:
      return { ...base, given: givenBy(field, typed) };
  }
}

/** What stands in the controls of a field; a row that is dropped is gone already. */
function typedIn(form: FormData, { question: { field }, value }: ShownQuestion, action: Action | null): Typed {
  const text = textOf(form, `f.${field.id}`);
  switch (field.kind) {
    case "yes_no":
    case "one_of":
      return { kind: "ticks", ids: text === "" ? [] : [text] };
    case "many_of":
      return { kind: "ticks", ids: form.getAll(`f.${field.id}`).filter((one) => typeof one === "string") };
    case "as_of":
      return { kind: "as_of", day: text.trim(), which: textOf(form, `k.${field.id}`) };
    case "table": {
      const dropped = action?.does === "drop" && action.field === field.id ? action.at : null;
      const rows = rowsIn(form, field).filter((_, at) => at !== dropped);
      // Whoever had said that there is none and now writes rows has rows.
      const wasNone = Array.isArray(value) && value.length === 0;
      const isWritten = rows.some((row) => row.some((cell) => cell !== ""));
      return { kind: "rows", rows, none: form.has(`n.${field.id}`) && !(wasNone && isWritten) };
    }
    case "attachment":
    case "calculated":
      return { kind: "nothing" };
    default:
      return { kind: "text", text: text.replace(/\r\n?/g, "\n").trim() };
  }
}

/** One row more than is allowed is read, so that it is said that there are too many. */
function rowsIn(form: FormData, { id, columns = [] }: Field): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (let at = 0; at <= ROWS_MAX + 2 && columns.some((column) => form.has(`c.${id}.${at}.${column.id}`)); at += 1)
    rows.push(columns.map((column) => textOf(form, `c.${id}.${at}.${column.id}`).trim()));
  return rows;
}

function actionOf(said: string): Action | null {
  const [, does, field, at] = ACTION.exec(said) ?? [];
  if (does === undefined || field === undefined) return null;
  return { does: does as Action["does"], field, at: at === undefined ? null : Number(at) };
}

/** Signs that no store keeps and nobody types; lines and tabs stay. */
const CONTROL_BUT_LINES = /[^\P{Cc}\n\r\t]/gu;

/** The text of a control; "" where there is none, or a file stands in its place. */
function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.toWellFormed().replaceAll(CONTROL_BUT_LINES, "") : "";
}
