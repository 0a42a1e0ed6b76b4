import type { Context } from "hono";
import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";

import { frame, smallPage } from "./frame.ts";
import { type Html, lines } from "./html.ts";
import { wording } from "./wording.ts";

/** How pages are answered with. */
export interface Answers {
  /** The live page with its script. */
  live(
    context: Context,
    title: string,
    sign: string,
    body: Html,
    status?: ContentfulStatusCode,
  ): Response | Promise<Response>;
  small(context: Context, title: string, body: Html, status?: ContentfulStatusCode): Response | Promise<Response>;
  /** A refusal: one sentence, as text for the page's script and as a page with the way back for everybody else. */
  refuse(context: Context, status: ContentfulStatusCode, words: string): Response | Promise<Response>;
  /** The page is over: how to get another. */
  over(context: Context, words: string): Response | Promise<Response>;
}

/** Whether the page's script asks: it puts parts in their places itself. */
export const byScript = (context: Context): boolean => context.req.query("phan") === "1";

/** Answers in the house's frame. */
export function createAnswers(deps: { readonly assets: string; readonly practice: () => string | null }): Answers {
  const facts = (title: string) => ({ title, practice: deps.practice(), assets: deps.assets });
  const small: Answers["small"] = (context, title, body, status = 200) =>
    context.html(smallPage(facts(title), body), status);
  return {
    live: (context, title, sign, body, status = 200) =>
      context.html(frame({ ...facts(title), isLive: true, sign }, body), status),
    small,
    refuse: (context, status, words) =>
      byScript(context)
        ? context.text(words, status)
        : small(
            context,
            wording.notDone,
            html`${lines(words)}<p><a class="main" href="/bieu">${wording.back}</a></p>`,
            status,
          ),
    over: (context, words) =>
      byScript(context)
        ? context.text(`${words} ${wording.askAgain}`, 401)
        : small(context, wording.closed, html`<p>${words}</p><p>${wording.askAgain}</p>`, 401),
  };
}
