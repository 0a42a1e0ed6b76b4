import type { Context } from "hono";
import { html } from "hono/html";

import type { PageLook } from "../../conversation/form-page/form-page.ts";
import type { Said, Saved } from "../../conversation/form-page/save.ts";
import type { Admitted } from "./admit.ts";
import { type Answers, byScript } from "./answer.ts";
import { formOf } from "./form-of.ts";
import { type Html, together } from "./html.ts";
import type { FormPageDeps } from "./ports.ts";
import { type ReadForm, readForm } from "./read-form.ts";
import { blocksOf, renderForm } from "./render-form.ts";
import { type Left, placeOf } from "./render-question.ts";
import { wording } from "./wording.ts";

const SETTLED: ReadonlySet<Said["kind"]> = new Set(["kept", "put_off"]);

/** `POST /bieu/luu`: saves what a section, or one question of it, brings. */
export function createSaveFields({ page }: FormPageDeps, answers: Answers) {
  return async (context: Context<Admitted>) => {
    const session = context.get("session");
    const form = await formOf(context);
    if (!form) return answers.refuse(context, 400, wording.unreadable);
    const before = await page.look(session);
    if (!before) return answers.over(context, wording.closedWhy);
    const read = readForm(form, before.view);
    const done = await page.save(session, read.answers, read.reasons);
    if (done.kind === "busy") return answers.refuse(context, 503, wording.busy);
    if (done.kind === "refused") return answers.refuse(context, 409, done.text);
    const { value, look } = done;
    const left = leftBy(read, value);
    if (byScript(context)) {
      const isBehind = form.get("dau") !== before.sign;
      return context.html(parts(before, look, read, left, isBehind));
    }
    const isSettled = value.said.every(({ kind }) => SETTLED.has(kind)) && value.reasons.every(({ isKept }) => isKept);
    const section = sectionOf(form);
    if (isSettled && read.grows === null) {
      const anchor = read.pressed === null ? `muc-${section}` : placeOf(read.pressed);
      return context.redirect(`/bieu?luu=${countOf(value)}#${anchor}`, 303);
    }
    const notice = countOf(value) > 0 ? wording.saved(countOf(value)) : "";
    const faults = value.said.filter(({ kind }) => !SETTLED.has(kind)).map(({ field }) => field);
    const body = renderForm(look.view, { notice, presence: "" }, left, faults);
    return answers.live(context, wording.title(look.view.unit), look.sign, body, isSettled ? 200 : 422);
  };
}

/** How many answers and reasons were kept. */
const countOf = ({ said, reasons }: Omit<Saved, "work">): number =>
  said.filter(({ kind }) => SETTLED.has(kind)).length + reasons.filter(({ isKept }) => isKept).length;

function sectionOf(form: FormData): string {
  const said = form.get("muc");
  return typeof said === "string" && /^[a-z0-9_]{1,30}$/.test(said) ? said : "";
}

function leftBy(read: ReadForm, { said, reasons }: Omit<Saved, "work">): Left {
  return {
    typed: read.typed,
    reasonTexts: read.reasonTexts,
    said: new Map(said.map((one) => [one.field, one] as const)),
    reasonSaid: new Map(reasons.map(({ rule, ...one }) => [rule, one] as const)),
    marks: new Map(read.answers.map(({ field, mark }) => [field, mark] as const)),
    grows: read.grows,
  };
}

/** The parts of the page that are other than before, and those that were saved; all of them where the page was behind. */
function parts(before: PageLook, after: PageLook, read: ReadForm, left: Left, isBehind: boolean): Html {
  const stood = new Map(blocksOf(before.view).map(({ id, html: one }) => [id, String(one)] as const));
  const saved = new Set(read.fields.map(placeOf));
  const changed = blocksOf(after.view, left).filter(
    ({ id, html: one }) => isBehind || saved.has(id) || stood.get(id) !== String(one),
  );
  return html`<div data-parts data-sign="${after.sign}">${together(changed.map((one) => one.html))}</div>`;
}
