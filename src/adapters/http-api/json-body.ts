import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

import { problem } from "./problem.ts";
import { wording } from "./wording.ts";

/** The largest body that is read, in bytes. */
export const LARGEST_BODY = 256 * 1024;

const JSON_TYPE = /^application\/json(?:;\s*[a-z0-9-]+=[^;]+)*$/i;

/** The rest of a body that was refused is not read, so its connection cannot be used again. */
const UNREAD = { Connection: "close" };

/** Refuses a body that is too large, before it is read to its end. */
export const limitBody: MiddlewareHandler = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: (context) => problem(context, "body-too-large", wording.tooLarge, { headers: UNREAD }),
});

/** Refuses a body that is not JSON in UTF-8, by its type and by its bytes. */
export const onlyJson: MiddlewareHandler = async (context, next) => {
  if (!JSON_TYPE.test(context.req.header("content-type") ?? ""))
    return problem(context, "not-json-type", wording.onlyJson, { headers: UNREAD });
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await context.req.arrayBuffer()));
  } catch {
    return problem(context, "not-json", wording.notJson);
  }
  return await next();
};
