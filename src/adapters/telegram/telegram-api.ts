import { Api } from "grammy";
import { createConnectAgent } from "./connect-agent.ts";

const CONNECT_MS = 5_000;

/** An abort signal as grammY types it; it is the platform's own signal at run time. */
type ApiSignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** How long an ordinary call may take, in seconds. */
export const CALL_SECONDS = 10;

/** Telegram's methods for one bot, each called once: nothing is repeated behind the caller's back. */
export function createTelegramApi(options: {
  token: string;
  apiRoot: string;
  timeoutSeconds?: number;
  connectMs?: number;
}): Api {
  const apiRoot = options.apiRoot.replace(/\/+$/, "");
  const agent = createConnectAgent(apiRoot, options.connectMs ?? CONNECT_MS);
  return new Api(options.token, {
    apiRoot,
    timeoutSeconds: options.timeoutSeconds ?? CALL_SECONDS,
    baseFetchConfig: { agent },
  });
}

/** A signal for grammY, whose types know only those of an older package. */
export function apiSignal(signal: AbortSignal): ApiSignal {
  return signal as unknown as ApiSignal;
}
