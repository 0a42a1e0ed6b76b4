import { createHash, randomBytes } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";

import type { Address } from "../../messages/address.ts";

const COOKIE = "chat";
const SECRET_BYTES = 32;
const SECRET = /^[A-Za-z0-9_-]{43}$/;
const KEPT_SECONDS = 400 * 24 * 60 * 60;

/** The conversation of whoever sent the request; null without a well-formed cookie. The store never learns the cookie itself. */
export function addressOf(context: Context): Address | null {
  const secret = getCookie(context, COOKIE);
  if (secret === undefined || !SECRET.test(secret)) return null;
  return { channel: "web-chat", conversation: createHash("sha256").update(secret).digest("base64url") };
}

/** Gives the visitor a cookie of 256 random bits, or prolongs the one that is there. */
export function keepVisitor(context: Context, secure: boolean): void {
  const present = getCookie(context, COOKIE);
  const secret =
    present !== undefined && SECRET.test(present) ? present : randomBytes(SECRET_BYTES).toString("base64url");
  setCookie(context, COOKIE, secret, { path: "/", httpOnly: true, sameSite: "Lax", secure, maxAge: KEPT_SECONDS });
}
