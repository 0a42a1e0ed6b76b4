import { createHmac, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";

const SCHEMA = join(import.meta.dirname, "../../../docs/schemas/report.v1.schema.json");
const MOST_SECONDS_OFF = 300;

const ajv = new Ajv2020({
  strict: true,
  allErrors: true,
  formats: { "date-time": ISO_MOMENT(), date: /^\d{4}-\d{2}-\d{2}$/ },
});
const fits = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")));

function ISO_MOMENT(): RegExp {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
}

/** A delivery that the store would keep, or how it refuses it. */
export type Checked =
  | { readonly kind: "fine"; readonly key: string; readonly report: { readonly receipt: string } }
  | { readonly kind: "refused"; readonly status: number; readonly detail: string };

/** Checks a delivery as strictly as docs/consolidation.md allows a store to: who sent it, when, under which key, and in which shape. */
export function checkDelivery(
  given: { readonly method: string; readonly headers: IncomingHttpHeaders; readonly body: Buffer },
  store: { readonly secret: string; readonly nowMs: number },
): Checked {
  const { method, headers, body } = given;
  if (method !== "POST") return refused(405, "only POST");
  if (headers["content-type"] !== "application/json") return refused(415, "only application/json");
  const timestamp = String(headers["x-timestamp"] ?? "");
  const signed = Buffer.concat([Buffer.from(`${timestamp}.`), body]);
  const expected = `sha256=${createHmac("sha256", store.secret).update(signed).digest("hex")}`;
  const signature = String(headers["x-signature"] ?? "")
    .padEnd(expected.length)
    .slice(0, expected.length);
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return refused(401, "wrong signature");
  if (!/^\d{10}$/.test(timestamp) || Math.abs(store.nowMs / 1000 - Number(timestamp)) > MOST_SECONDS_OFF)
    return refused(401, "stale timestamp");
  const key = headers["idempotency-key"];
  if (typeof key !== "string" || !/^[\x21-\x7e]{1,200}$/.test(key)) return refused(400, "no idempotency key");
  const report = parsed(body);
  if (report === undefined) return refused(400, "not JSON");
  if (!fits(report)) return refused(422, ajv.errorsText(fits.errors));
  const { receipt } = report as { receipt: string };
  return receipt === key ? { kind: "fine", key, report: { receipt } } : refused(422, "the key is not the receipt");
}

const refused = (status: number, detail: string): Checked => ({ kind: "refused", status, detail });

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
