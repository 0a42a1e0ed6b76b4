import { z } from "zod";
import { networkFailureOf } from "../../kernel/network-failure.ts";
import type { Failure } from "./failure.ts";

/** How long an ordinary call may take, in milliseconds. */
const CALL_MS = 15_000;
const LONGEST_WHY = 160;

/** What became of one call. */
export type Answered = { readonly kind: "ok"; readonly body: unknown } | Failure;

/** `error` other than 0 comes with HTTP 200 (graded A); the token host answers without `error` where all is well. */
const envelope = z.looseObject({
  error: z.coerce.number().int().optional(),
  message: z.string().optional().catch(undefined),
  error_name: z.string().optional().catch(undefined),
});

/** Calls Zalo over HTTP once: nothing is repeated, nothing thrown; `secrets` are kept out of what is told of a failure. */
export async function callZalo(
  url: string,
  init: RequestInit,
  secrets: readonly string[],
  ms = CALL_MS,
): Promise<Answered> {
  try {
    const response = await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(ms) });
    return answerOf(response.status, await response.text(), secrets);
  } catch (thrown) {
    return networkFailureOf(thrown, "Zalo");
  }
}

function answerOf(status: number, text: string, secrets: readonly string[]): Answered {
  const read = envelope.safeParse(parseJson(text));
  if (!read.success) {
    const why = `something on the way to Zalo answered ${status}`;
    return status >= 400 && status < 500 ? { kind: "unreached", why } : { kind: "unanswered", why };
  }
  const { error = 0, message, error_name: name } = read.data;
  if (error === 0 && status < 400) return { kind: "ok", body: read.data };
  const words = secrets.reduce((said, secret) => said.replaceAll(secret, "…"), message ?? name ?? "");
  const code = error === 0 ? status : error;
  return { kind: "refused", code, why: `${code} ${words.slice(0, LONGEST_WHY)}`.trim() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
