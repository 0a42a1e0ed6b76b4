import { Hono } from "hono";
import { html } from "hono/html";

import { OPEN_FORM_PATH } from "../../conversation/report/page-link.ts";
import type { Answers } from "./answer.ts";
import { keepSecret, SECRET } from "./cookie.ts";
import { PAGE_HOURS } from "./limits.ts";
import type { FormPageDeps } from "./ports.ts";
import { wording } from "./wording.ts";

/**
 * The way in: looking at a link shows a button, and only the button uses it, so that a platform which looks at links
 * beforehand does not use it up, and the browser's first request with its secret comes from our own page.
 */
export function createOpenLink(deps: FormPageDeps, answers: Answers): Hono {
  const { isLinkOpen, open, newSecret, clock, secureCookies, logger } = deps;
  const app = new Hono();
  const path = `${OPEN_FORM_PATH}:token` as const;

  app.get(path, async (context) => {
    const token = context.req.param("token");
    if (!SECRET.test(token) || !(await isLinkOpen(token))) return gone(context);
    return answers.small(
      context,
      wording.open,
      html`<p>${wording.openNote}</p><form method="post"><button class="main">${wording.openButton}</button></form>`,
    );
  });
  app.post(path, async (context) => {
    const token = context.req.param("token");
    const secret = newSecret();
    const until = clock.now().add({ hours: PAGE_HOURS });
    if (!SECRET.test(token) || !(await open(token, secret, until))) return gone(context);
    keepSecret(context, secret, secureCookies);
    logger.info("form_page_opened");
    return context.redirect("/bieu", 303);
  });
  return app;

  function gone(context: Parameters<Answers["small"]>[0]) {
    return answers.small(context, wording.gone, html`<p>${wording.goneWhy}</p><p>${wording.askAgain}</p>`, 404);
  }
}
