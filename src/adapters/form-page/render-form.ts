import { html } from "hono/html";

import type { PageView, ShownSection } from "../../conversation/form-page/view.ts";
import { type Block, block, type Html, lines, NOTHING } from "./html.ts";
import { type Left, NOTHING_LEFT, placeOf, renderFigure, renderQuestion } from "./render-question.ts";
import { wording } from "./wording.ts";

/** What the page says above its sections. */
export interface Above {
  /** What was saved just now, or what the form's change did; "" for nothing. */
  readonly notice: string;
  /** Who else is there, in one line; "" for nobody. */
  readonly presence: string;
}

/** Everything on the page that changes by itself. */
export function blocksOf(view: PageView, left: Left = NOTHING_LEFT): readonly Block[] {
  const canWrite = view.mayEdit && view.state !== "filed";
  return [
    progressBlock(view),
    stateBlock(view),
    ...view.sections.flatMap((section) => [
      countBlock(section),
      ...section.items.map((item) =>
        item.kind === "figure" ? renderFigure(item) : renderQuestion(item, left, canWrite),
      ),
    ]),
  ];
}

/** The page's main part. */
export function renderForm(view: PageView, above: Above, left: Left, faultsLeft: readonly string[]): Html {
  const blocks = new Map(blocksOf(view, left).map((one) => [one.id, one.html] as const));
  const of = (id: string) => blocks.get(id) ?? NOTHING;
  const canWrite = view.mayEdit && view.state !== "filed";
  return html`<header class="head">
      <p class="where">${view.unit} · ${wording.revision(view.revision)}</p>
      <h1>${view.title}</h1>
      ${view.isProposed ? html`<p class="note">${wording.proposed}</p>` : NOTHING}
      ${canWrite ? html`<p class="note with-script" hidden>${wording.savesItself}</p><p class="note without-script">${wording.saveEach}</p>` : NOTHING}
      ${canWrite ? NOTHING : html`<p class="note">${view.mayEdit ? NOTHING : wording.readOnly}</p>`}
      <p id="cung-mo" class="presence" aria-live="polite">${above.presence}</p>
    </header>
    ${of("tinh-trang")}
    ${above.notice === "" ? NOTHING : html`<div class="notice" role="status">${lines(above.notice)}</div>`}
    ${faultSummary(view, faultsLeft)}
    <nav aria-label="${wording.sections}"><ol class="sections">${view.sections.map(
      (section) => html`<li><a href="#muc-${section.id}">${wording.section(section.number, section.title)}</a></li>`,
    )}</ol></nav>
    ${view.sections.map((section) => renderSection(section, canWrite, of))}
    ${ending(view, of)}`;
}

/** Links to what could not be kept. */
function faultSummary(view: PageView, fields: readonly string[]): Html {
  const items = view.sections.flatMap(({ items: all }) => all);
  const found = fields.flatMap((field) => {
    const item = items.find((one) => one.kind === "question" && one.question.field.id === field);
    return item?.kind === "question" ? [item.question] : [];
  });
  if (found.length === 0) return NOTHING;
  return html`<div class="summary" role="alert" tabindex="-1" id="loi">
    <h2>${wording.faults}</h2>
    <ul class="faults">${found.map(({ field, number }) => html`<li><a href="#${placeOf(field.id)}">${wording.faultOf(number, field.label)}</a></li>`)}</ul>
  </div>`;
}

function renderSection(section: ShownSection, canWrite: boolean, of: (id: string) => Html): Html {
  const { id, number, title, items, owner, isMine } = section;
  const questions = items.map((item) => of(placeOf(item.kind === "figure" ? item.field.id : item.question.field.id)));
  const body = canWrite
    ? html`<form method="post" action="/bieu/luu" enctype="multipart/form-data" novalidate data-section="${id}">
        <button class="unseen" name="lam" value="luu" tabindex="-1" aria-hidden="true">${wording.save}</button>
        <input type="hidden" name="muc" value="${id}">
        ${questions}
        <div class="end"><button class="main" name="lam" value="luu">${wording.save}<span class="unseen"> ${number}</span></button></div>
      </form>`
    : html`${questions}`;
  const owned = owner === null ? NOTHING : html`<p class="note">${isMine ? wording.yours : wording.ownedBy(owner)}</p>`;
  return html`<section id="muc-${id}" class="section" aria-labelledby="ten-${id}">
    <div class="section-head"><h2 id="ten-${id}">${wording.section(number, title)}</h2>${of(`dem-${id}`)}</div>
    ${
      owner !== null && !isMine
        ? html`<details class="others"><summary>${wording.helpFill(owner)}</summary>${body}</details>`
        : html`${owned}${body}`
    }
  </section>`;
}

const leftOf = ({ questions, answered }: { readonly questions: number; readonly answered: number }) =>
  questions - answered;

function progressBlock(view: PageView): Block {
  const { questions, answered } = view;
  const inner = html`<p>${wording.left(leftOf(view), questions)}</p>
    <progress max="${questions}" value="${answered}" aria-hidden="true"></progress>`;
  return block("tien-do", "progress", inner);
}

function countBlock(section: ShownSection): Block {
  return block(`dem-${section.id}`, "count", html`<p>${wording.sectionLeft(leftOf(section))}</p>`);
}

function stateBlock({ state, receipt, mayApprove }: PageView): Block {
  if (state === "filed" && receipt !== null)
    return block(
      "tinh-trang",
      "receipt",
      html`<h2>${wording.filed}</h2>${lines(receipt)}<p><a class="main" href="/bieu/word">${wording.word}</a></p>`,
    );
  if (state !== "awaiting") return block("tinh-trang", "state", NOTHING);
  return block("tinh-trang", "notice", html`<p>${mayApprove ? wording.approveInPage : wording.awaiting}</p>`);
}

function ending(view: PageView, of: (id: string) => Html): Html {
  const links = html`<a href="/bieu/xem">${wording.preview}</a><a href="/bieu/word">${wording.word}</a>`;
  const close = html`<form method="post" action="/bieu/dong"><button class="plain">${wording.close}</button> <span class="note">${wording.sharedMachine}</span></form>`;
  const next =
    view.state === "filed"
      ? view.mayEdit
        ? html`<form method="post" action="/bieu/sua"><p class="note">${wording.reopenNote}</p><button class="main">${wording.reopen}</button></form>`
        : NOTHING
      : view.mayEdit || (view.mayApprove && view.state === "awaiting")
        ? html`<a class="main" href="/bieu/nop">${wording.review}</a>`
        : NOTHING;
  return html`<footer class="foot">
    <div class="links">${links}</div>
    ${view.state === "filed" ? next : NOTHING}
    ${close}
  </footer>
  ${
    view.state === "filed"
      ? NOTHING
      : html`<div class="bar"><div class="bar-inner">${of("tien-do")}<p id="trang-thai" class="saving" aria-hidden="true"></p><p id="doc-len" class="unseen" role="status"></p>${next}</div></div>`
  }`;
}
