/** How a request that got no answer failed; no `why` carries an address or what was sent. */
export type NetworkFailure =
  /** No connection came about, so nothing can have been taken. */
  | { readonly kind: "unreached"; readonly why: string }
  /** The connection broke or fell silent; the request may have been taken. */
  | { readonly kind: "unanswered"; readonly why: string };

/** Codes of errors that come before anything was sent: no name, no way, no ear, or a certificate that is not trusted. */
export const NO_CONNECTION: ReadonlySet<string> = new Set([
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

/** What a value that `fetch` threw says about a call to a service, by its name. */
export function networkFailureOf(thrown: unknown, service: string): NetworkFailure {
  if (thrown instanceof Error && thrown.name === "TimeoutError")
    return { kind: "unanswered", why: `${service} did not answer in time` };
  const cause = thrown instanceof Error ? (thrown.cause ?? thrown) : thrown;
  const code = textAt(cause, "code");
  const whileConnecting =
    textAt(cause, "syscall") === "connect" || (cause instanceof Error && BEFORE_SECURE.test(cause.message));
  return code !== null && (NO_CONNECTION.has(code) || whileConnecting || (code === "ETIMEDOUT" && isOfAttempts(cause)))
    ? { kind: "unreached", why: `no connection to ${service} (${code})` }
    : { kind: "unanswered", why: `the connection to ${service} broke (${code ?? "no code"})` };
}

/** Several addresses were tried, and none was reached. */
const isOfAttempts = (cause: unknown): boolean => cause instanceof AggregateError;

function textAt(cause: unknown, key: "code" | "syscall"): string | null {
  if (typeof cause !== "object" || cause === null) return null;
  const value = (cause as Record<string, unknown>)[key];
  return typeof value === "string" ? value : null;
}
