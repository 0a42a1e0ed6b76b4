import { html } from "hono/html";

import { LONGEST_MESSAGE } from "../../messages/inbound-event.ts";
import { ASSETS } from "./assets.ts";
import { wording } from "./wording.ts";

/** What the page may load and do: its own files and its own server, no inline script or style, no frame around it. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** What the page shows before its first request. */
export interface PageFacts {
  readonly about: string;
  readonly year: number | null;
  readonly practice: string | null;
  /** The folder of the page's files, without the last slash. */
  readonly assets: string;
}

/** The page: header, log, composer; the scripts fill the log. */
export function renderPage({ about, year, practice, assets }: PageFacts) {
  const title = year === null ? wording.title : `${wording.title} ${year}`;
  const styles = ASSETS.filter((name) => name.endsWith(".css"));
  const modules = ASSETS.filter((name) => name.endsWith(".js") && name !== "app.js");
  return html`<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
    <meta name="color-scheme" content="light dark">
    <meta name="theme-color" content="#0b4f4a" media="(prefers-color-scheme: light)">
    <meta name="theme-color" content="#0f1716" media="(prefers-color-scheme: dark)">
    <meta name="format-detection" content="telephone=no, date=no, address=no">
    <meta name="robots" content="noindex">
    <title>${title}</title>
    <link rel="icon" type="image/svg+xml" href="${assets}/icon.svg">
    ${styles.map((name) => html`<link rel="stylesheet" href="${assets}/${name}">`)}
    ${modules.map((name) => html`<link rel="modulepreload" href="${assets}/${name}">`)}
    <script type="module" src="${assets}/app.js"></script>
  </head>
  <body>
    <a class="skip" href="#write">${wording.toComposer}</a>
    <header class="top">
      <img class="mark" src="${assets}/icon.svg" alt="" width="40" height="40">
      <div class="names">
        <h1>${wording.title}</h1>
        <p id="about">${wording.about(about)}</p>
      </div>
    </header>
    <p id="practice" class="practice" ${practice === null ? "hidden" : ""}>${practice ?? ""}</p>
    <div class="banner" role="status"><p id="connection" hidden></p></div>
    <main>
      <div id="scroller" class="scroller">
        <div class="column">
          <noscript><p class="notice">${wording.withoutScript}</p></noscript>
          <button type="button" id="earlier" class="quiet" hidden>${wording.earlier}</button>
          <p id="loading" class="loading">${wording.loading}</p>
          <section id="welcome" class="welcome" hidden></section>
          <div id="log" class="log" role="log" aria-live="polite" aria-label="${wording.conversation}" aria-busy="true" tabindex="0"></div>
          <div id="growing" class="growing" aria-hidden="true"></div>
          <div class="typing-place" role="status">
            <p id="typing" class="typing" hidden>
              <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
              <span id="typing-words">${wording.typing}</span>
            </p>
          </div>
        </div>
      </div>
      <button type="button" id="newest" class="newest" hidden>${wording.newest}</button>
    </main>
    <footer class="bottom">
      <form id="composer" class="composer" autocomplete="off">
        <p id="note" class="note" role="alert"></p>
        <div class="field">
          <label class="unseen" for="write">${wording.write}</label>
          <textarea id="write" rows="1" placeholder="${wording.writeHint}" aria-describedby="note" autocapitalize="sentences" data-longest="${LONGEST_MESSAGE}"></textarea>
          <button type="submit" id="send" class="send" aria-label="${wording.send}">
            <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
              <path fill="currentColor" d="M3.4 20.4 21 12.9a1 1 0 0 0 0-1.8L3.4 3.6a.9.9 0 0 0-1.2 1.1L4.6 11l8.4 1-8.4 1-2.4 6.3a.9.9 0 0 0 1.2 1.1Z"/>
            </svg>
          </button>
        </div>
      </form>
      <p class="small">${wording.smallPrint}</p>
    </footer>
  </body>
</html>`;
}
