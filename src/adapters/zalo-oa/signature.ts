import { createHash, timingSafeEqual } from "node:crypto";

/** Which number the signature began with: the documents say the app's, some say the OA's (graded "?"). */
export type SignedBy = "app_id" | "oa_id";

/**
 * Whether a body is Zalo's: `X-ZEvent-Signature` is "mac=" and the hex SHA-256 (no HMAC) of a first term, the raw body,
 * its timestamp and the OA's secret key, which is the one of the webhook page and not the app's. Null where it is not.
 */
export function signedBy(
  header: string,
  body: Uint8Array,
  about: {
    readonly appId: string;
    readonly oaId: string | null;
    readonly timestamp: string;
    readonly secretKey: string;
  },
): SignedBy | null {
  const given = Buffer.from(header.replace(/^mac=/i, "").toLowerCase());
  const matches = (first: string) => {
    const expected = Buffer.from(
      createHash("sha256").update(first).update(body).update(about.timestamp).update(about.secretKey).digest("hex"),
    );
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  if (matches(about.appId)) return "app_id";
  return about.oaId !== null && matches(about.oaId) ? "oa_id" : null;
}
