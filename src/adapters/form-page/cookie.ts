import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

import { PAGE_HOURS } from "./limits.ts";

const COOKIE = "bieu";
const PATH = "/bieu";
/** 256 bits, in base64url: links and pages alike. */
export const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** The secret of the page that the browser has open; null without a well-formed one. */
export function secretIn(context: Context): string | null {
  const secret = getCookie(context, COOKIE);
  return secret !== undefined && SECRET.test(secret) ? secret : null;
}

/** Gives the browser the secret of its page; no script reads it, and no other site's request carries it. */
export function keepSecret(context: Context, secret: string, secure: boolean): void {
  setCookie(context, COOKIE, secret, {
    path: PATH,
    httpOnly: true,
    sameSite: "Strict",
    secure,
    maxAge: PAGE_HOURS * 60 * 60,
  });
}

/** Takes the secret away again. */
export function dropSecret(context: Context, secure: boolean): void {
  deleteCookie(context, COOKIE, { path: PATH, secure });
}
