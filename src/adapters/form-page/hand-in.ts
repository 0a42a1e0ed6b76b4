import { type Context, Hono } from "hono";
import { html } from "hono/html";

import type { PageLook } from "../../conversation/form-page/form-page.ts";
import type { Admitted } from "./admit.ts";
import type { Answers } from "./answer.ts";
import { formOf } from "./form-of.ts";
import { type Html, lines, NOTHING } from "./html.ts";
import type { FormPageDeps } from "./ports.ts";
import { placeOf } from "./render-question.ts";
import { wording } from "./wording.ts";

/** The end of the form: what is still in the way, the question before it goes, and handing in. */
export function createHandInRoutes({ page, logger }: FormPageDeps, answers: Answers): Hono<Admitted> {
  const app = new Hono<Admitted>();

  app.get("/bieu/nop", async (context) => {
    const look = await page.look(context.get("session"));
    if (!look) return answers.over(context, wording.closedWhy);
    return review(context, look, "");
  });

  app.post("/bieu/nop", async (context) => {
    const session = context.get("session");
    const form = await formOf(context);
    const version = Number(form?.get("lan") ?? Number.NaN);
    if (!Number.isSafeInteger(version)) return answers.refuse(context, 400, wording.unreadable);
    const done = await page.handIn(session, version);
    if (done.kind === "busy") return answers.refuse(context, 503, wording.busy);
    if (done.kind === "refused") return review(context, done.look, done.text, 409);
    logger.info("form_page_handed_in", { state: done.look.view.state });
    return context.redirect(done.look.view.state === "filed" ? "/bieu#tinh-trang" : "/bieu", 303);
  });

  app.post("/bieu/sua", async (context) => {
    const done = await page.reopen(context.get("session"));
    if (done.kind === "busy") return answers.refuse(context, 503, wording.busy);
    if (done.kind === "refused") return answers.refuse(context, 409, done.text);
    return context.redirect("/bieu", 303);
  });
  return app;

  async function review(context: Context<Admitted>, look: PageLook, said: string, status: 200 | 409 = 200) {
    const { view } = look;
    if (view.state === "filed")
      return answers.small(context, wording.filed, html`${lines(view.receipt ?? "")}${back()}`, status);
    const note = said === "" ? NOTHING : html`<div class="fault" role="alert">${lines(said)}</div>`;
    if (view.mayApprove) {
      const body =
        view.state === "awaiting" ? submitting(wording.approve, view.version, wording.approveInPage) : NOTHING;
      return answers.small(
        context,
        wording.approve,
        html`${note}${body}<p class="note">${wording.declineInChat}</p>${back()}`,
        status,
      );
    }
    const ready = await page.readiness(context.get("session"));
    const body =
      ready.kind === "ready"
        ? html`${openList(look)}${submitting(wording.submit, ready.version, ready.text)}<p class="links"><a href="/bieu/xem">${wording.preview}</a></p>`
        : html`<div class="summary"><h2>${wording.cannotYet}</h2>${faultList(look, ready.text)}</div>`;
    return answers.small(context, wording.review, html`${note}${body}${back()}`, status);
  }
}

const back = (): Html => html`<p><a class="quiet" href="/bieu">${wording.back}</a></p>`;

const submitting = (label: string, version: number, text: string): Html =>
  html`${lines(text)}<form method="post" action="/bieu/nop">
    <input type="hidden" name="lan" value="${version}"><button class="main">${label}</button>
  </form>`;

/** Every fault leads to its question; where there is none, the words say what to do. */
function faultList({ view }: PageLook, text: string): Html {
  if (view.faults.length === 0 || view.answered === 0) return lines(text);
  return html`<ul class="faults">${view.faults.map(
    (fault) => html`<li><a href="/bieu#${placeOf(fault.field)}">${fault.text.replace(/^- /, "")}</a></li>`,
  )}</ul>`;
}

/** Optional questions that are open do not keep the report, but the officer sees them. */
function openList({ view }: PageLook): Html {
  const open = view.sections
    .flatMap(({ items }) => items)
    .filter((item) => item.kind === "question")
    .filter(({ isRelevant, shown }) => isRelevant && shown === null);
  if (open.length === 0) return NOTHING;
  return html`<h2>${wording.stillOpen}</h2>
    <ul class="faults">${open.map(
      ({ question: { field, number } }) =>
        html`<li><a href="/bieu#${placeOf(field.id)}">${wording.faultOf(number, field.label)}</a></li>`,
    )}</ul>
    <p class="note">${wording.openOptional}</p>`;
}
