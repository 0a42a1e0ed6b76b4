import { expect, test } from "vitest";

import { MOST_READ, readReason } from "../../../src/adapters/consolidation-webhook/read-reason.ts";
import { sentOf } from "../../../src/adapters/consolidation-webhook/sent-of.ts";
import { signatureOf } from "../../../src/adapters/consolidation-webhook/sign.ts";

const NOW = Temporal.Instant.from("2023-12-01T01:00:00Z");
const sent = (status: number, retryAfter: string | null = null, reason: string | null = null) =>
  sentOf({ status, retryAfter, reason }, NOW);

test.each([200, 201, 202, 204])("%i: it was taken", (status) => {
  expect(sent(status)).toEqual({ kind: "accepted" });
});

test("409: it is there already", () => {
  expect(sent(409)).toEqual({ kind: "already_there" });
});

test.each([400, 401, 403, 404, 405, 410, 413, 415, 422])("%i: it is refused, with its reason", (status) => {
  expect(sent(status, null, "sai")).toEqual({ kind: "refused", code: `http_${status}`, why: `HTTP ${status}: sai` });
});

test.each([301, 302, 307, 408, 423, 425, 429, 500, 502, 503, 504])("%i: it may be taken later", (status) => {
  expect(sent(status)).toEqual({ kind: "not_now", afterMs: null, code: `http_${status}`, why: `HTTP ${status}` });
});

test.each([
  ["120", 120_000],
  [" 5 ", 5000],
  ["Fri, 01 Dec 2023 01:00:30 GMT", 30_000],
  ["Fri, 01 Dec 2023 00:00:00 GMT", 0],
  ["soon", null],
  ["-3", expect.toSatisfy((ms) => ms === null || ms === 0)],
])("Retry-After: %s", (header, afterMs) => {
  for (const status of [408, 429, 503]) expect(sent(status, header)).toMatchObject({ kind: "not_now", afterMs });
});

test.each([
  ['{"title":"Sai","detail":"thiếu\\n số\\u0000 hộ"}', "thiếu số hộ"],
  ['{"message":"không nhận"}', "không nhận"],
  ['{"error":"e"}', "e"],
  ['{"title":"t"}', "t"],
  ['{"error":{"code":1}}', null],
  ['{"detail":"  "}', null],
  ["<html>502</html>", null],
  ["", null],
  [`{"detail":"${"a".repeat(500)}"}`, "a".repeat(200)],
  [`{"detail":"a","x":"${"a".repeat(MOST_READ)}"}`, null],
])("the reason in %.40s", async (body, reason) => {
  expect(await readReason(new Response(body))).toBe(reason);
});

test("the signature is the HMAC that docs/consolidation.md gives as its example", () => {
  expect(signatureOf("0123456789abcdef0123456789abcdef", "1701392400", '{"receipt":"A"}')).toBe(
    "sha256=968a00ed9f9a6bb594593bf0b2d99ed5c8815a30eb5c2ef3666fd595f8784ce7",
  );
});
