import { createHash } from "node:crypto";
import type { Context } from "hono";

/** Headers of a reading that a caller may keep and ask again about, and whether the caller has it already. */
export function tagged(context: Context, body: unknown): { headers: Record<string, string>; isKnown: boolean } {
  const tag = `"${createHash("sha256").update(JSON.stringify(body)).digest("base64url").slice(0, 27)}"`;
  const known = (context.req.header("if-none-match") ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  return {
    headers: { ETag: tag, "Cache-Control": "private, no-cache" },
    isKnown: known.includes(tag) || known.includes("*"),
  };
}
