import { Hono } from "hono";

import type { Clock } from "../../kernel/clock.ts";
import type { Logger } from "../../kernel/logger.ts";
import { loadAssets } from "./assets.ts";
import { createGetEvents } from "./get-events.ts";
import { createGetHistory } from "./get-history.ts";
import type { AcceptEvent, ConversationLog, Every, Limiter, OnGrowth } from "./ports.ts";
import { createPostMessage } from "./post-message.ts";
import { refuse } from "./refuse.ts";
import { PAGE_POLICY, renderPage } from "./render-page.ts";
import { isSameOrigin } from "./same-origin.ts";
import { keepVisitor } from "./visitor.ts";
import { wording } from "./wording.ts";

/** What the chat on the web is made of. */
export interface WebChatDeps {
  readonly accept: AcceptEvent;
  readonly log: ConversationLog;
  /** Left out where no answer grows before it is kept. */
  readonly onGrowth?: OnGrowth;
  readonly limiter: Limiter;
  readonly campaign: { readonly about: string; readonly year: number | null };
  /** The banner's words while everything is only practice; null in earnest. Asked at every look, so that it can change. */
  readonly practice: () => string | null;
  /** True where visitors come over HTTPS. */
  readonly secureCookies: boolean;
  readonly clock: Clock;
  readonly every: Every;
  readonly logger: Logger;
  /** Ends every open stream, so that the server can close; pages open theirs again. */
  readonly stopping?: AbortSignal;
}

/** The chat on the web: the page, its files, and the three ways in and out of a conversation. */
export function createWebChatRoutes(deps: WebChatDeps): Hono {
  const { onGrowth = nothingGrows } = deps;
  const { accept, log, limiter, campaign, practice, secureCookies, clock, every, logger } = deps;
  const assets = loadAssets();
  const app = new Hono();

  app.onError((cause, context) => {
    logger.error("web_chat.broken", cause);
    return refuse(context, 500, wording.broken);
  });

  app.get("/", (context) => {
    keepVisitor(context, secureCookies);
    context.header("Content-Security-Policy", PAGE_POLICY);
    context.header("Cache-Control", "private, no-cache");
    const folder = `/chat/assets/${assets.version}`;
    return context.html(renderPage({ ...campaign, practice: practice(), assets: folder }));
  });

  app.get("/chat/assets/:name", assets.serve);
  app.get("/chat/assets/:version/:name", assets.serve);

  app.use("/chat/*", async (context, next) => {
    if (!isSameOrigin(context)) return refuse(context, 403, wording.otherOrigin);
    return next();
  });
  app.post("/chat/messages", createPostMessage({ accept, limiter, clock, logger }));
  app.get("/chat/history", createGetHistory({ log, about: campaign.about, practice, clock, logger }));
  app.get("/chat/events", createGetEvents({ log, onGrowth, every, logger, stopping: deps.stopping ?? null }));
  return app;
}

const nothingGrows: OnGrowth = () => () => {};
