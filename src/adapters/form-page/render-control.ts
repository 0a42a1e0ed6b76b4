import { html } from "hono/html";

import { ROWS_MAX } from "../../reports/fields/table.ts";
import type { Field } from "../../reports/form.ts";
import { type Html, NOTHING } from "./html.ts";
import { SPARE_ROWS } from "./limits.ts";
import type { Typed } from "./typed.ts";
import { wording } from "./wording.ts";

/** What a control needs beside what stands in it. */
export interface ControlFacts {
  readonly field: Field;
  /** The ids of what describes it, in the order in which they are read. */
  readonly describedBy: string;
  readonly isFaulty: boolean;
  /** One more empty row is wanted. */
  readonly grows: boolean;
}

/** The controls of a question; one that needs several stands in a fieldset already. */
export function renderControl(typed: Typed, facts: ControlFacts): Html {
  switch (typed.kind) {
    case "text":
      return facts.field.kind === "long_text" ? longText(typed.text, facts) : line(typed.text, facts);
    case "as_of":
      return asOf(typed, facts);
    case "ticks":
      return ticks(typed.ids, facts);
    case "rows":
      return rows(typed, facts);
    case "nothing":
      return NOTHING;
  }
}

/** Whether the controls of a field are several, so that a fieldset holds them. */
export const isGroup = ({ kind }: Field): boolean =>
  ["yes_no", "one_of", "many_of", "table", "as_of", "attachment"].includes(kind);

const described = ({ describedBy, isFaulty }: ControlFacts): Html =>
  html`aria-describedby="${describedBy}"${isFaulty ? html` aria-invalid="true"` : NOTHING}`;

function line(text: string, facts: ControlFacts): Html {
  const { id, kind, unit } = facts.field;
  const isFigure = kind === "whole" || kind === "decimal" || kind === "money";
  const beside = unit && kind !== "money" ? html`<span class="unit" aria-hidden="true">${unit}</span>` : NOTHING;
  return html`<div class="line ${isFigure || kind === "date" ? "short" : ""}">
    <input type="text" id="o-${id}" name="f.${id}" value="${text}" autocomplete="off" ${described(facts)}>
    ${beside}
  </div>`;
}

const longText = (text: string, facts: ControlFacts): Html =>
  html`<textarea id="o-${facts.field.id}" name="f.${facts.field.id}" rows="5" ${described(facts)}>
${text}</textarea>`;

function asOf({ day, which }: Extract<Typed, { kind: "as_of" }>, facts: ControlFacts): Html {
  const { id } = facts.field;
  return html`<div class="line short">
      <label for="o-${id}">${wording.day}</label>
      <input type="text" id="o-${id}" name="f.${id}" value="${day}" autocomplete="off" ${described(facts)}>
    </div>
    <div class="ticks">${[wording.estimate, wording.final].map((label) => tick("radio", `k.${id}`, label, label, which === label))}</div>`;
}

function ticks(ids: readonly string[], { field }: ControlFacts): Html {
  const options =
    field.kind === "yes_no"
      ? [
          { id: "true", label: wording.yes },
          { id: "false", label: wording.no },
        ]
      : (field.options ?? []);
  const type = field.kind === "many_of" ? "checkbox" : "radio";
  return html`<div class="ticks">${options.map(({ id, label }) => tick(type, `f.${field.id}`, id, label, ids.includes(id)))}</div>`;
}

const tick = (type: "radio" | "checkbox", name: string, value: string, label: string, isOn: boolean): Html =>
  html`<label class="tick"><input type="${type}" name="${name}" value="${value}"${isOn ? html` checked` : NOTHING}><span>${label}</span></label>`;

/** Every cell has its column and row in its name, for whoever does not see the table; narrow screens show a row as a card. */
function rows({ rows: typed, none }: Extract<Typed, { kind: "rows" }>, facts: ControlFacts): Html {
  const filled = typed.filter((row) => row.some((cell) => cell !== ""));
  const { field, grows } = facts;
  const { columns = [] } = field;
  const spare = Math.min(none ? 1 : SPARE_ROWS + (grows ? 1 : 0), Math.max(0, ROWS_MAX - filled.length));
  const all = [...filled, ...Array.from({ length: spare }, () => columns.map(() => ""))];
  const cell = (row: readonly string[], at: number) =>
    columns.map(
      ({ id, label, kind }, place) => html`<td class="${kind === "short_text" ? "wide" : "narrow"}">
          <span class="cell-name" aria-hidden="true">${label}</span>
          <input type="text" name="c.${field.id}.${at}.${id}" value="${row[place] ?? ""}" autocomplete="off"
            aria-label="${label}, ${wording.row(at + 1).toLowerCase()}" ${described(facts)}>
        </td>`,
    );
  return html`<div class="rows">
      <table>
        <thead><tr>${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}<td></td></tr></thead>
        <tbody>${all.map(
          (row, at) => html`<tr>
            ${cell(row, at)}
            <td class="drop">${
              at < filled.length
                ? html`<button class="plain" name="lam" value="drop:${field.id}:${at}" aria-label="${wording.dropRow(at + 1)}">✕</button>`
                : NOTHING
            }</td>
          </tr>`,
        )}</tbody>
      </table>
    </div>
    <div class="beside">
      <button class="quiet" name="lam" value="add:${field.id}">${wording.addRow}</button>
      ${tick("checkbox", `n.${field.id}`, "1", wording.none, none)}
    </div>`;
}
