/** How a call to Zalo failed; no `why` carries the token, the address called or what was sent. */
export type Failure =
  /** Zalo answered with an error. */
  | { readonly kind: "refused"; readonly code: number; readonly why: string }
  /** Zalo was not reached, so nothing can have been taken. */
  | { readonly kind: "unreached"; readonly why: string }
  /** The connection broke or fell silent; the request may have been taken. */
  | { readonly kind: "unanswered"; readonly why: string };

/** What the empty poll is answered with; not an error. */
export const NOTHING_CAME = 408;

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
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);
/** Node's words for a connection that was given up before it was secure. */
const BEFORE_SECURE = /before secure TLS connection was established$/;

/** What a value that `fetch` threw says about the call. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Error && thrown.name === "TimeoutError")
    return { kind: "unanswered", why: "Zalo did not answer in time" };
  const cause = thrown instanceof Error ? (thrown.cause ?? thrown) : thrown;
  const code = textAt(cause, "code");
  const whileConnecting =
    textAt(cause, "syscall") === "connect" || (cause instanceof Error && BEFORE_SECURE.test(cause.message));
  return code !== null && (NO_CONNECTION.has(code) || whileConnecting || (code === "ETIMEDOUT" && isOfAttempts(cause)))
    ? { kind: "unreached", why: `no connection to Zalo (${code})` }
    : { kind: "unanswered", why: `the connection to Zalo broke (${code ?? "no code"})` };
}

/** Several addresses were tried, and none was reached. */
const isOfAttempts = (cause: unknown): boolean => cause instanceof AggregateError;

function textAt(cause: unknown, key: "code" | "syscall"): string | null {
  if (typeof cause !== "object" || cause === null) return null;
  const value = (cause as Record<string, unknown>)[key];
  return typeof value === "string" ? value : null;
}
