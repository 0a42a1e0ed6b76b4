import type { Api } from "grammy";

import { LARGEST_FILE } from "../../files/file-types.ts";
import type { Fetched, FileSource } from "../../files/ports.ts";
import { failureOf } from "./failure.ts";
import { apiSignal, createTelegramApi } from "./telegram-api.ts";

/** How long bringing one file down may take, in milliseconds: 20 MB over a slow line. */
const DOWNLOAD_MS = 120_000;
const RETRY_MS = 5_000;
const DOWN_MS = 60_000;

/** Telegram as the place where people's files are; a bot may fetch up to 20 MB of each. */
export function createTelegramFiles(options: {
  token: string;
  apiRoot: string;
  downloadMs?: number;
  stopping?: AbortSignal;
}): FileSource {
  const { token, downloadMs = DOWNLOAD_MS } = options;
  const apiRoot = options.apiRoot.replace(/\/+$/, "");
  const api = createTelegramApi(options);
  return {
    async fetch(handle) {
      const late = AbortSignal.timeout(downloadMs);
      const signal = options.stopping ? AbortSignal.any([late, options.stopping]) : late;
      const place = await placeOf(api, handle, signal);
      return "kind" in place ? place : download(`${apiRoot}/file/bot${token}/${place.path}`, signal);
    },
  };
}

async function placeOf(api: Api, handle: string, signal: AbortSignal): Promise<Fetched | { readonly path: string }> {
  try {
    const file = await api.getFile(handle, apiSignal(signal));
    if ((file.file_size ?? 0) > LARGEST_FILE) return { kind: "refused", why: "too_large" };
    return file.file_path ? { path: file.file_path } : later("Telegram named no place of the file");
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.kind !== "refused") return later(failure.why);
    if (/file is too big/i.test(failure.why)) return { kind: "refused", why: "too_large" };
    if (failure.code === 400 && !/temporarily unavailable/i.test(failure.why)) return { kind: "refused", why: "gone" };
    const isDown = failure.code === 401 || failure.code === 404;
    return later(failure.why, failure.retryAfterMs ?? (isDown ? DOWN_MS : RETRY_MS));
  }
}

/** The address holds the token: nothing of a failure is passed on but its kind. */
async function download(url: string, signal: AbortSignal): Promise<Fetched> {
  try {
    const response = await fetch(url, { signal, redirect: "error" });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      return later(`the download was answered ${response.status}`);
    }
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of response.body) {
      size += piece.byteLength;
      if (size > LARGEST_FILE) return { kind: "refused", why: "too_large" };
      pieces.push(piece);
    }
    const announced = response.headers.get("content-length");
    if (announced !== null && Number(announced) !== size) return later("the download ended early");
    return { kind: "bytes", bytes: new Uint8Array(Buffer.concat(pieces)) };
  } catch {
    return later("the download broke");
  }
}

const later = (why: string, afterMs = RETRY_MS): Fetched => ({ kind: "later", afterMs, why });
