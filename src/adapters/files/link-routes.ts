import { Hono } from "hono";
import { html } from "hono/html";

import type { OpenFile } from "../../outbox/ports.ts";
import { page, pageHeaders, paragraphs } from "./page.ts";
import { wording } from "./wording.ts";

/** A link that opens a file once. */
interface Link {
  readonly file: string;
  readonly name: string;
}

/** What the links need. */
export interface LinkDeps {
  /** Looks at a link without using it; null once it is used or has expired. */
  find(token: string): Promise<Link | null>;
  /** Uses a link. */
  take(token: string): Promise<Link | null>;
  readonly openFile: OpenFile;
}

/** A token as links carry it: 256 bits. */
export const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Links that open once, without a login: the page shows the file's name, and only its button uses the link, so that a
 * platform which looks at links beforehand does not use it up. A file that cannot be opened just now does not use it either.
 */
export function createLinkRoutes({ find, take, openFile }: LinkDeps): Hono {
  const app = new Hono();
  app.use("/tep/*", pageHeaders);
  app.get("/tep/:token", async (context) => {
    const link = await known(context.req.param("token"));
    return link ? context.html(renderLink(link.name)) : context.html(renderGone(), 404);
  });
  app.post("/tep/:token", async (context) => {
    const token = context.req.param("token");
    const link = await known(token);
    const opened = link && (await openFile(link.file));
    if (!link || !opened || !(await take(token))) return context.html(renderGone(), 404);
    return context.body(opened.bytes as Uint8Array<ArrayBuffer>, 200, {
      "Content-Type": opened.type,
      "Content-Disposition": attachmentHeader(link.name),
    });
  });
  return app;

  async function known(token: string): Promise<Link | null> {
    return TOKEN.test(token) ? find(token) : null;
  }
}

/** The name for old programs in plain letters, and as it is for all others (RFC 6266). */
function attachmentHeader(name: string): string {
  const letters = name.replaceAll(/[đĐ]/g, (letter) => (letter === "đ" ? "d" : "D")).normalize("NFD");
  const plain = letters.replace(/[^\w .()-]/g, "").trim() || "tep";
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

const renderLink = (name: string) =>
  page(
    wording.download,
    html`<p>${wording.yourFile}</p>
      <p class="name">${name}</p>
      <form method="post"><button>${wording.get}</button></form>
      <p class="note">${wording.onceOnly}</p>`,
  );

const renderGone = () => paragraphs(wording.gone, wording.downloadGone, wording.newDownload);
