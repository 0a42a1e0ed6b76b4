import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** A refusal: one sentence that says what to do next, and where it helps after how many seconds. */
export function refuse(context: Context, status: ContentfulStatusCode, message: string, retryAfter?: number): Response {
  const headers = retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
  return context.json({ message }, status, headers);
}
