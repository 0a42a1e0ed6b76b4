import { beforeEach, expect, test } from "vitest";

import { LARGEST_BODY } from "../../../src/adapters/http-api/json-body.ts";
import { type ApiUnderTest, GOOD, openApiUnderTest, problemOf } from "./api-under-test.ts";

let api: ApiUnderTest;
beforeEach(async () => {
  api = await openApiUnderTest();
});

test("a new report is made once, and its place is told", async () => {
  const made = await api.post({ ...GOOD, reasons: { can_doi: "đang rà soát" } });
  expect(made.status).toBe(201);
  expect(api.twin.asked).toEqual([
    {
      unit: "XA001",
      fields: { so_ho: 12 },
      reasons: { can_doi: "đang rà soát" },
      idempotencyKey: "k-1",
      tokenId: "1",
    },
  ]);
  const report = await made.json();
  const place = made.headers.get("location") ?? "";
  expect(place).toBe("/api/v1/reports/AG%2F2023-1");
  expect(await (await api.ask(place)).json()).toEqual(report);
  const again = await api.post({ ...GOOD, reasons: { can_doi: "đang rà soát" } });
  expect([again.status, await again.json()]).toEqual([200, report]);
  const other = await api.post({ ...GOOD, fields: { so_ho: 13 } });
  expect([other.status, (await problemOf(other)).type]).toEqual([409, "/api/v1/problems/key-reused"]);
});

test("a report that the form's rules refuse", async () => {
  const response = await api.post({ ...GOOD, fields: { so_ho: "nhiều" } });
  expect(response.status).toBe(422);
  expect((await problemOf(response)).errors).toEqual([
    { field: "so_ho", message: "Hãy ghi số hộ bằng số nguyên, ví dụ 12." },
  ]);
  expect((await problemOf(await api.post({ ...GOOD, unit: "KHAC" }))).errors).toEqual([
    { field: null, message: "Không có đơn vị này." },
  ]);
});

test.each<[unknown, unknown]>([
  [{ fields: {} }, [{ field: "unit", message: "Thiếu mục này." }]],
  [{ unit: "XA001", fields: [] }, [{ field: "fields", message: "Kiểu giá trị chưa đúng." }]],
  [{ ...GOOD, reasons: { a: 1 } }, [{ field: "reasons.a", message: "Kiểu giá trị chưa đúng." }]],
  [{ ...GOOD, them: 1 }, [{ field: null, message: "Không có mục tên: them." }]],
  [[], [{ field: null, message: "Kiểu giá trị chưa đúng." }]],
  ["null", [{ field: null, message: "Kiểu giá trị chưa đúng." }]],
])("a body of another shape: %j", async (body, faults) => {
  const response = await api.post(body);
  expect(response.status).toBe(422);
  expect((await problemOf(response)).errors).toEqual(faults);
  expect(api.twin.asked).toEqual([]);
});

test.each(["{", "", new Uint8Array([0x22, 0xff, 0x22])])("a body that is not JSON: %j", async (body) => {
  const response = await api.post(body);
  expect([response.status, (await problemOf(response)).type]).toEqual([400, "/api/v1/problems/not-json"]);
});

test.each(["text/plain", "application/jsonp", "multipart/form-data; boundary=x", ""])("the type %j", async (type) => {
  expect((await problemOf(await api.post(GOOD, { "content-type": type }))).status).toBe(415);
});

test("JSON by another spelling of its type", async () => {
  expect((await api.post(GOOD, { "content-type": "Application/JSON; charset=utf-8" })).status).toBe(201);
});

test("the largest body, and one byte more", async () => {
  const padded = (bytes: number) => {
    const bare = JSON.stringify({ ...GOOD, reasons: { dem: "" } });
    return bare.replace('"dem":""', `"dem":"${"a".repeat(bytes - bare.length)}"`);
  };
  expect((await api.post(padded(LARGEST_BODY))).status).toBe(201);
  const refused = await api.post(padded(LARGEST_BODY + 1), { "idempotency-key": "k-2" });
  expect([refused.status, refused.headers.get("connection")]).toEqual([413, "close"]);
  await problemOf(refused);
  expect(api.twin.asked).toHaveLength(1);
});

test.each<[string, Record<string, string>]>([
  ["none", { "idempotency-key": "" }],
  ["too long", { "idempotency-key": "a".repeat(201) }],
  ["with a space", { "idempotency-key": "a b" }],
  ["outside ASCII", { "idempotency-key": "a\u00e9" }],
])("a key that is no key: %s", async (_, headers) => {
  const response = await api.post(GOOD, headers);
  expect(response.status).toBe(400);
  expect((await problemOf(response)).errors).toEqual([{ field: "idempotency-key", message: expect.any(String) }]);
  expect(api.twin.asked).toEqual([]);
});

test("the longest key", async () => {
  expect((await api.post(GOOD, { "idempotency-key": "~".repeat(200) })).status).toBe(201);
});
