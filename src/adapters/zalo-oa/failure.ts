/** How a call to Zalo failed; no `why` carries a token, the address called or what was sent. */
export type Failure =
  /** Zalo answered with an error of its table (HTTP 200 carries most of them). */
  | { readonly kind: "refused"; readonly code: number; readonly why: string }
  /** Zalo was not reached, or only something before it: nothing can have been taken. */
  | { readonly kind: "unreached"; readonly why: string }
  /** The connection broke or fell silent; the request may have been taken. */
  | { readonly kind: "unanswered"; readonly why: string };

const NO_CONNECTION = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_NODATA",
  "EAI_FAIL",
  "ENETUNREACH",
  "ENETDOWN",
  "EHOSTUNREACH",
  "EHOSTDOWN",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** What a value that `fetch` threw says about the call. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Error && thrown.name === "TimeoutError")
    return { kind: "unanswered", why: "Zalo did not answer in time" };
  const cause: unknown = thrown instanceof Error ? (thrown.cause ?? thrown) : thrown;
  const about = typeof cause === "object" && cause !== null ? (cause as Record<string, unknown>) : {};
  const code = typeof about["code"] === "string" ? about["code"] : "no code";
  return NO_CONNECTION.has(code) || about["syscall"] === "connect"
    ? { kind: "unreached", why: `no connection to Zalo (${code})` }
    : { kind: "unanswered", why: `the connection to Zalo broke (${code})` };
}
