import { html } from "hono/html";

import type { Said } from "../../conversation/form-page/save.ts";
import type { AskedReason, ShownFigure, ShownQuestion } from "../../conversation/form-page/view.ts";
import { filesOf } from "../../reports/fields/attachment.ts";
import { type Block, block, type Html, lines, NOTHING } from "./html.ts";
import { isGroup, renderControl } from "./render-control.ts";
import { digestOf, type Typed, typedOf } from "./typed.ts";
import { wording } from "./wording.ts";

/** What a request left at the questions: what was typed, and what is said of it. */
export interface Left {
  readonly typed: ReadonlyMap<string, Typed>;
  readonly reasonTexts: ReadonlyMap<string, string>;
  readonly said: ReadonlyMap<string, Said>;
  readonly reasonSaid: ReadonlyMap<string, { readonly isKept: boolean; readonly text: string }>;
  /** The marks that the page had shown, where a conflict waits. */
  readonly marks: ReadonlyMap<string, string>;
  readonly grows: string | null;
}

/** Nothing was left: the page as it is opened. */
export const NOTHING_LEFT: Left = {
  typed: new Map(),
  reasonTexts: new Map(),
  said: new Map(),
  reasonSaid: new Map(),
  marks: new Map(),
  grows: null,
};

/** The name of a question's place on the page. */
export const placeOf = (field: string): string => `cau-${field}`;

const SETTLED: readonly Said["kind"][] = ["kept", "put_off"];

/** A question with its controls, or with its answer alone where nothing may be written. */
export function renderQuestion(item: ShownQuestion, left: Left, mayEdit: boolean): Block {
  const { field } = item.question;
  const said = left.said.get(field.id) ?? null;
  const isUnsettled = said !== null && !SETTLED.includes(said.kind);
  const inner = !item.isRelevant || !mayEdit ? readOnly(item, said) : editable(item, left, said, isUnsettled);
  const look = `question${item.isRelevant ? "" : " aside"}${said?.kind === "kept" ? " saved" : ""}`;
  return block(placeOf(field.id), look, inner, isUnsettled);
}

/** A figure that is worked out. */
export function renderFigure({ field, shown }: ShownFigure): Block {
  const inner = html`<p class="label">${field.label} <span class="note">${wording.figure}</span></p>
    <p class="value ${shown === null ? "none" : ""}">${shown ?? wording.noFigure}</p>`;
  return block(placeOf(field.id), "question figure", inner);
}

const numbered = ({ question }: ShownQuestion): Html =>
  html`<span class="where">${wording.number(question.number)}${question.field.required ? NOTHING : html` · ${wording.optional}`}</span>
    <span class="ask">${question.field.ask ?? question.field.label}</span>`;

function readOnly(item: ShownQuestion, said: Said | null): Html {
  const answer = item.shown ?? (item.isPutOff ? wording.putOff : wording.empty);
  return html`<p class="label">${numbered(item)}</p>
    ${item.isRelevant ? html`<div class="value ${item.shown === null ? "none" : ""}">${lines(answer)}</div>` : html`<p class="note">${wording.notRelevant}</p>`}${said ? html`<div class="says">${sayings(item, said)}</div>` : NOTHING}`;
}

function editable(item: ShownQuestion, left: Left, said: Said | null, isUnsettled: boolean): Html {
  const { field, number } = item.question;
  const { id } = field;
  const stored = typedOf(item);
  // What was kept is shown as it was understood; what was not kept stays as it was typed.
  const isKept = said !== null && !isUnsettled;
  const typed = isKept ? stored : (left.typed.get(id) ?? stored);
  const isFaulty = isUnsettled || item.faults.length > 0;
  const describedBy = [`v-${id}`, `n-${id}`].join(" ");
  const control = renderControl(typed, { field, describedBy, isFaulty, grows: left.grows === id });
  const group = isGroup(field);
  const files = field.kind === "attachment" ? attachments(item) : NOTHING;
  const body = html`${hint(item)}${files}${control}
    <div id="n-${id}" class="says">${sayings(item, said)}</div>
    ${item.reasons.map((one) => reason(one, left))}
    <div class="beside">${beside(item)}</div>
    <input type="hidden" name="m.${id}" value="${isUnsettled ? (left.marks.get(id) ?? item.mark) : item.mark}">
    <input type="hidden" name="w.${id}" value="${digestOf(stored)}">
    ${said?.kind === "conflict" ? html`<input type="hidden" name="t.${id}" value="${item.mark}">` : NOTHING}`;
  return group
    ? html`<fieldset aria-describedby="${describedBy}"><legend class="label">${numbered(item)}</legend>${body}</fieldset>`
    : html`<label class="label" for="o-${id}">${numbered(item)}</label>${body}`;
  function hint({ by, isPutOff, returned }: ShownQuestion): Html {
    const example =
      field.example && !field.options && !["yes_no", "attachment"].includes(field.kind)
        ? wording.example(field.example)
        : null;
    const notes = [
      ...(by ? [wording.by(by)] : []),
      ...(isPutOff ? [wording.putOff] : []),
      ...(example ? [example] : []),
    ];
    const help = field.help
      ? html`<details class="help"><summary>${wording.more}<span class="unseen"> ${wording.number(number)}</span></summary><p>${field.help}</p>${field.clause ? html`<p>${wording.clause(field.clause.locator)}</p>` : NOTHING}</details>`
      : NOTHING;
    return html`<div class="hints"><div id="v-${id}">${notes.map((note) => html`<p class="note">${note}</p>`)}${
      returned ? html`<p class="returned">${wording.returned(returned)}</p>` : NOTHING
    }</div>${help}</div>`;
  }
}

/** What is said of the answer just brought, and of hard rules that do not hold. */
function sayings({ question, faults }: ShownQuestion, said: Said | null): Html {
  const { id } = question.field;
  const choices = said === null ? NOTHING : choicesOf(said, id);
  const isGood = said !== null && SETTLED.includes(said.kind);
  return html`${said ? html`<div class="${isGood ? "good" : "fault"}" data-said>${lines(said.text)}${choices}</div>` : NOTHING}
    ${faults.map((fault) => html`<div class="fault">${lines(fault)}</div>`)}`;
}

function choicesOf(said: Said, id: string): Html {
  const button = (value: string, label: string) =>
    html`<button class="choice" name="lam" value="${value}">${label}</button>`;
  switch (said.kind) {
    case "choose":
      return html`<div class="choices" role="group" aria-label="${wording.pick}">${said.labels.map((label, at) => button(`pick:${id}:${at}`, label))}</div>`;
    case "personal":
      return html`<div class="choices">${button(`insist:${id}`, wording.insist)}</div>`;
    case "conflict":
      return html`<div class="choices" role="group" aria-label="${wording.pick}">${button(`theirs:${id}`, wording.theirs)}${button(`mine:${id}`, wording.mine)}</div>`;
    default:
      return NOTHING;
  }
}

function reason({ rule, text, reason: given }: AskedReason, left: Left): Html {
  const said = left.reasonSaid.get(rule) ?? null;
  const typed = said?.isKept ? (given ?? "") : (left.reasonTexts.get(rule) ?? given ?? "");
  return html`<div class="reason ${given === null ? "asked" : ""}">
    <label for="r-${rule}">${lines(text)}<span class="where">${wording.reason}</span></label>
    <textarea id="r-${rule}" name="r.${rule}" rows="2" aria-describedby="s-${rule}">
${typed}</textarea>
    <div id="s-${rule}" class="says">${said ? html`<div class="${said.isKept ? "good" : "fault"}" data-said>${lines(said.text)}</div>` : NOTHING}</div>
  </div>`;
}

function beside({ question: { field, number }, shown }: ShownQuestion): Html {
  const named = (label: string) => html`${label}<span class="unseen"> – ${wording.number(number).toLowerCase()}</span>`;
  const none = field.kind === "attachment" && shown === null;
  const later = ["whole", "decimal", "money"].includes(field.kind) ? wording.notYet : wording.later;
  return html`${none ? html`<button class="quiet" name="lam" value="none:${field.id}">${named(wording.noFiles)}</button>` : NOTHING}
    ${shown === null ? html`<button class="quiet" name="lam" value="put-off:${field.id}">${named(later)}</button>` : NOTHING}`;
}

function attachments({ question, value, shown }: ShownQuestion): Html {
  const names = filesOf(value).map(({ name }) => name);
  const list = names.length > 0 ? html`<ul class="files">${names.map((name) => html`<li>${name}</li>`)}</ul>` : NOTHING;
  const none = shown !== null && names.length === 0 ? html`<p class="value">${shown}</p>` : NOTHING;
  return html`${list}${none}<p class="note">${wording.files(question.number)}</p>`;
}
