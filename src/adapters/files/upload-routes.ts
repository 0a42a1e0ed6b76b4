import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { html } from "hono/html";

import { checkFile } from "../../files/check-file.ts";
import { cleanFileName, shownFileName } from "../../files/file-name.ts";
import { announcedType, FILE_TYPES, type FileType, isOtherSheet, LARGEST_FILE } from "../../files/file-types.ts";
import { wording as files } from "../../files/wording.ts";
import type { Logger } from "../../kernel/logger.ts";
import { TOKEN } from "./link-routes.ts";
import { page, pageHeaders, paragraphs } from "./page.ts";
import { wording } from "./wording.ts";

/** Where pages that take a file stand. */
export const UPLOAD_PATH = "/gui-tep/";
/** The most bytes of a request that brings a file: the file and the form around it. */
export const LARGEST_UPLOAD = LARGEST_FILE + 64 * 1024;
/** How many files are taken at the same time; each is held in memory while it is looked at. */
const MOST_AT_ONCE = 8;
/** Of a file that is not taken so much is read and thrown away, so that a browser shows why instead of a broken connection. */
const MOST_DISCARDED = 200 * 1024 * 1024;

/** What the pages need. */
export interface UploadDeps {
  /** Whether a page still takes a file. */
  isOpen(token: string): Promise<boolean>;
  /** Uses the page and keeps the file with its event; false when the page takes nothing any more. */
  keep(token: string, file: { name: string; type: FileType; bytes: Uint8Array }): Promise<boolean>;
  readonly logger: Logger;
}

type Read = { readonly name: string; readonly type: FileType; readonly bytes: Uint8Array };
type Fault = { readonly status: 400 | 413 | 415; readonly fault: string };

/** Pages that take one file each, once, without a login; a file that is refused does not use the page up. */
export function createUploadRoutes({ isOpen, keep, logger }: UploadDeps): Hono {
  const app = new Hono();
  let taking = 0;

  app.use(`${UPLOAD_PATH}*`, pageHeaders);
  app.use(`${UPLOAD_PATH}:token`, async (context, next) => {
    const token = context.req.param("token") ?? "";
    if (TOKEN.test(token) && (await isOpen(token))) return next();
    return context.html(renderGone(), 404);
  });
  app.get(`${UPLOAD_PATH}:token`, (context) => context.html(renderForm(null)));
  app.post(
    `${UPLOAD_PATH}:token`,
    async (context, next) => {
      if (taking >= MOST_AT_ONCE) {
        await discard(context.req.raw.body);
        return context.html(renderForm(wording.busy), 503, { "Retry-After": "30" });
      }
      taking += 1;
      return next().finally(() => {
        taking -= 1;
      });
    },
    async (context, next) => {
      if (Number(context.req.header("content-length") ?? 0) <= LARGEST_UPLOAD) return next();
      await discard(context.req.raw.body);
      return tooLarge(context);
    },
    bodyLimit({ maxSize: LARGEST_UPLOAD, onError: tooLarge }),
    async (context) => {
      const file = await readFile(context);
      if ("fault" in file) return context.html(renderForm(file.fault), file.status);
      const isKept = await keep(context.req.param("token"), file);
      if (isKept) logger.info("file_uploaded", { type: file.type, bytes: file.bytes.byteLength });
      return isKept ? context.html(renderReceived(file.name)) : context.html(renderGone(), 404);
    },
  );
  return app;
}

/** The file of a form; whatever cannot be read is a fault of the request, never an error. */
async function readFile(context: Context): Promise<Read | Fault> {
  const form = await context.req.parseBody().catch(() => null);
  if (!form) return { status: 400, fault: wording.unreadable };
  const sent = form["tep"];
  if (!(sent instanceof File) || sent.size === 0) return { status: 400, fault: wording.noneChosen };
  const bytes = new Uint8Array(await sent.arrayBuffer());
  const checked = checkFile(bytes, announcedType(sent.name, sent.type));
  if ("type" in checked) return { name: cleanFileName(sent.name, checked.type), type: checked.type, bytes };
  const isSheet = checked.refused === "wrong_kind" && isOtherSheet(sent.name, sent.type);
  const refused = isSheet ? "other_sheet" : checked.refused;
  return { status: refused === "too_large" ? 413 : 415, fault: wording.refused[refused](shownFileName(sent.name)) };
}

function tooLarge(context: Context): Response | Promise<Response> {
  return context.html(renderForm(wording.tooLarge), 413, { connection: "close" });
}

async function discard(body: ReadableStream<Uint8Array> | null): Promise<void> {
  let read = 0;
  try {
    for await (const piece of body ?? []) {
      read += piece.byteLength;
      if (read > MOST_DISCARDED) return;
    }
  } catch {
    // Whoever sent it has gone away.
  }
}

const ACCEPTED = [...Object.values(FILE_TYPES).flat(), ...Object.keys(FILE_TYPES)].join(",");

const renderForm = (fault: string | null) =>
  page(
    wording.upload,
    html`${fault === null ? "" : html`<p class="fault" role="alert">${fault}</p>`}
      ${fault?.includes(files.allowed) ? "" : html`<p>${wording.allowed}</p>`}
      <form method="post" enctype="multipart/form-data">
        <label for="tep">${wording.choose}</label>
        <input type="file" id="tep" name="tep" accept="${ACCEPTED}" required>
        <button>${wording.send}</button>
      </form>
      <p class="note">${wording.notAllowed}</p>
      <p class="note">${wording.patience}</p>`,
  );

const renderReceived = (name: string) => paragraphs(wording.received, { name }, wording.goBack);
const renderGone = () => paragraphs(wording.gone, wording.uploadGone, wording.newUpload);
