import { Hono } from "hono";
import { html } from "hono/html";
import { HTTPException } from "hono/http-exception";

import type { PagePulse } from "../../conversation/form-page/form-page.ts";
import { OPEN_FORM_PATH } from "../../conversation/report/page-link.ts";
import { type Admitted, admit, limitForm, onlyOurForms } from "./admit.ts";
import { createAnswers } from "./answer.ts";
import { loadAssets } from "./assets.ts";
import { attachmentHeader } from "./attachment-header.ts";
import { dropSecret } from "./cookie.ts";
import { formOf } from "./form-of.ts";
import { formHeaders } from "./frame.ts";
import { createHandInRoutes } from "./hand-in.ts";
import { createOpenLink } from "./open-link.ts";
import type { FormPageDeps } from "./ports.ts";
import { renderForm } from "./render-form.ts";
import { NOTHING_LEFT } from "./render-question.ts";
import { createSaveFields } from "./save-fields.ts";
import { wording } from "./wording.ts";

/** The report form as pages: the way in by a link that opens once, the form, its preview, handing in. */
export function createFormPageRoutes(deps: FormPageDeps): Hono {
  const { page, close, word, secureCookies, logger } = deps;
  const assets = loadAssets();
  const answers = createAnswers({ assets: assets.folder, practice: deps.practice });
  const app = new Hono();
  const inside = new Hono<Admitted>();

  app.onError((cause, context) => {
    if (cause instanceof HTTPException && cause.status === 403)
      return answers.refuse(context, 403, wording.otherOrigin);
    logger.error("form_page.broken", cause);
    return answers.refuse(context, 500, wording.broken);
  });
  app.get("/bieu/tep/:version/:name", assets.serve);
  for (const path of ["/bieu", "/bieu/*", `${OPEN_FORM_PATH}*`])
    app.use(path, formHeaders, onlyOurForms, limitForm(answers));
  app.route("/", createOpenLink(deps, answers));
  for (const path of ["/bieu", "/bieu/*"]) app.use(path, admit(deps, answers) as never);

  inside.get("/bieu", async (context) => {
    const session = context.get("session");
    const look = await page.look(session);
    if (!look) return answers.over(context, wording.closedWhy);
    const saved = /^\d{1,3}$/.exec(context.req.query("luu") ?? "")?.[0];
    const notice = saved === undefined ? look.notice : wording.saved(Number(saved));
    const body = renderForm(
      look.view,
      { notice, presence: presenceOf(await page.pulse(session, null)) },
      NOTHING_LEFT,
      [],
    );
    return answers.live(context, wording.title(look.view.unit), look.sign, body);
  });
  inside.post("/bieu/luu", createSaveFields(deps, answers));
  inside.post("/bieu/song", async (context) => {
    const session = context.get("session");
    const form = await formOf(context);
    const section = form?.get("muc");
    const pulse = await page.pulse(session, typeof section === "string" ? section : null);
    return context.json({ sign: pulse.sign, presence: presenceOf(pulse) });
  });
  inside.get("/bieu/xem", async (context) => {
    const text = await page.preview(context.get("session"));
    const body = html`<p class="note">${wording.previewNote}</p>
      <div class="document">${text.map((line) => html`<p>${line}</p>`)}</div>
      <p><a class="quiet" href="/bieu">${wording.back}</a></p>`;
    return answers.small(context, wording.preview, body);
  });
  inside.get("/bieu/word", async (context) => {
    const file = await word(context.get("session"));
    if (!file) return answers.refuse(context, 404, wording.noWord);
    return context.body(file.bytes as Uint8Array<ArrayBuffer>, 200, {
      "Content-Type": file.type,
      "Content-Disposition": attachmentHeader(file.name),
    });
  });
  inside.post("/bieu/dong", async (context) => {
    await close(context.get("session"));
    dropSecret(context, secureCookies);
    return answers.small(context, wording.closed, html`<p>${wording.closedNow}</p><p>${wording.askAgain}</p>`);
  });
  inside.route("/", createHandInRoutes(deps, answers));
  app.route("/", inside);
  return app;
}

/** Who else has the page open, and at which section. */
const presenceOf = ({ present }: PagePulse): string =>
  wording.presence(present.map(({ who, section }) => wording.presentAt(who, section)));
