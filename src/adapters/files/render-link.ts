import { html } from "hono/html";

/** What a page of a link is: HTML that is already escaped. */
type Page = ReturnType<typeof html>;

/** The page of a link that still opens. */
export function renderLinkPage(name: string): Page {
  return page(
    "Tải tệp",
    html`<p>Tệp của anh/chị:</p>
      <p class="name">${name}</p>
      <form method="post"><button>Tải về</button></form>
      <p class="note">Đường dẫn này chỉ tải được một lần.</p>`,
  );
}

/** The page of a link that was used or has expired. */
export function renderLinkGone(): Page {
  return page(
    "Đường dẫn không còn dùng được",
    html`<p>Dạ, đường dẫn này đã dùng rồi hoặc đã hết hạn.</p>
      <p>Anh/chị nhắn “tải file word” trong cuộc trò chuyện để nhận đường dẫn mới ạ.</p>`,
  );
}

function page(title: string, body: Page): Page {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 30rem; margin: 12vh auto 0; padding: 0 1.25rem; }
          .name { font-weight: 600; overflow-wrap: anywhere; }
          button { font: inherit; font-weight: 600; padding: 0.75rem 1.5rem; border: 0; border-radius: 0.75rem; background: #14532d; color: #fff; min-height: 3rem; }
          button:focus-visible { outline: 3px solid #86efac; outline-offset: 2px; }
          .note { opacity: 0.75; }
        </style>
      </head>
      <body><main><h1 style="font-size:1.25rem">${title}</h1>${body}</main></body>
    </html>`;
}
