import { createHmac } from "node:crypto";

/** What `X-Signature` holds: "sha256=" and the hex HMAC of the timestamp, a dot and the body as it is sent. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
}
