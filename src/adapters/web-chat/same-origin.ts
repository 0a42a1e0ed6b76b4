import type { Context } from "hono";

/**
 * Whether the request comes from our own page: the browser's word (Sec-Fetch-Site) counts where it is given, else the
 * Origin must name the host that was asked. The scheme is not compared, for TLS may end before us.
 */
export function isSameOrigin(context: Context): boolean {
  const site = context.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  const origin = context.req.header("origin");
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === new URL(context.req.url).host;
}
