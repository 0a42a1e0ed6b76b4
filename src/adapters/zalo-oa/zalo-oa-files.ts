import { LARGEST_FILE } from "../../files/file-types.ts";
import type { Fetched, FileSource } from "../../files/ports.ts";

/** How long bringing one file down may take, in milliseconds. */
const DOWNLOAD_MS = 120_000;
const RETRY_MS = 5_000;
/** Where Zalo keeps what people send (graded B); nothing else is fetched, whatever an event says. */
const ZALO_HOSTS = /(?:^|\.)(?:zdn\.vn|zadn\.vn|zalo\.me)$/;

/** Zalo as the place where people's files are; `alsoFrom` is one more origin that is trusted (the API's own). */
export function createZaloOaFiles(options: { alsoFrom: string; stopping?: AbortSignal }): FileSource {
  const trusted = new URL(options.alsoFrom).origin;
  const isZalos = (handle: string) => {
    if (!URL.canParse(handle)) return false;
    const { protocol, hostname, origin } = new URL(handle);
    return origin === trusted || (protocol === "https:" && ZALO_HOSTS.test(hostname));
  };
  return {
    async fetch(handle) {
      if (!isZalos(handle)) return { kind: "refused", why: "gone" };
      const late = AbortSignal.timeout(DOWNLOAD_MS);
      return download(handle, options.stopping ? AbortSignal.any([late, options.stopping]) : late);
    },
  };
}

async function download(url: string, signal: AbortSignal): Promise<Fetched> {
  try {
    const response = await fetch(url, { signal, redirect: "error" });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      const isGone = response.status === 404 || response.status === 410;
      return isGone ? { kind: "refused", why: "gone" } : later(`the download was answered ${response.status}`);
    }
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of response.body) {
      size += piece.byteLength;
      if (size > LARGEST_FILE) return { kind: "refused", why: "too_large" };
      pieces.push(piece);
    }
    return { kind: "bytes", bytes: new Uint8Array(Buffer.concat(pieces)) };
  } catch {
    return later("the download broke");
  }
}

const later = (why: string): Fetched => ({ kind: "later", afterMs: RETRY_MS, why });
