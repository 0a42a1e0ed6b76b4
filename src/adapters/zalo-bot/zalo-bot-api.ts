import { z } from "zod";
import { networkFailureOf } from "../../kernel/network-failure.ts";
import type { Failure } from "./failure.ts";

/** How long an ordinary call may take, in milliseconds: longer than making a connection may take, so that the two are told apart. */
export const CALL_MS = 15_000;

/** What became of one call. */
export type Answered = { readonly kind: "ok"; readonly result: unknown } | Failure;

/** Zalo's methods for one bot, each called once: nothing is repeated behind the caller's back, nothing thrown. */
export interface ZaloBotApi {
  call(
    method: string,
    params?: Readonly<Record<string, unknown>>,
    options?: { readonly timeoutMs?: number; readonly signal?: AbortSignal },
  ): Promise<Answered>;
}

/** HTTP 200 can carry `ok: false`, so only the envelope counts (graded A: every method page shows it). */
const envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.coerce.number().int().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
});

const LONGEST_WHY = 160;

/** Reaches the Bot Platform over HTTP; the token is part of every address and gets into no failure. */
export function createZaloBotApi(options: { token: string; apiRoot: string; callMs?: number }): ZaloBotApi {
  const { token, callMs = CALL_MS } = options;
  const root = `${options.apiRoot.replace(/\/+$/, "")}/bot${token}`;
  return {
    async call(method, params = {}, { timeoutMs = callMs, signal } = {}) {
      const late = AbortSignal.timeout(timeoutMs);
      try {
        const response = await fetch(`${root}/${method}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(params),
          redirect: "error",
          signal: signal ? AbortSignal.any([late, signal]) : late,
        });
        return answerOf(response.status, await response.text(), token);
      } catch (thrown) {
        return networkFailureOf(thrown, "Zalo");
      }
    },
  };
}

/** Something on the way that is not Zalo answers without an envelope: below 500 it let nothing through, else nobody knows. */
function answerOf(status: number, text: string, token: string): Answered {
  const read = envelope.safeParse(parseJson(text));
  if (!read.success) {
    const why = `something on the way to Zalo answered ${status}`;
    return status >= 400 && status < 500 ? { kind: "unreached", why } : { kind: "unanswered", why };
  }
  const { ok, result, error_code, description = "" } = read.data;
  if (ok) return { kind: "ok", result };
  const code = error_code ?? (status === 200 ? 400 : status);
  return { kind: "refused", code, why: `${code} ${description.replaceAll(token, "…").slice(0, LONGEST_WHY)}`.trim() };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
