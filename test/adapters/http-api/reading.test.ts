import { beforeEach, expect, test } from "vitest";

import { filedReport } from "../../consolidation/sample-reports.ts";
import { type ApiUnderTest, openApiUnderTest, problemOf } from "./api-under-test.ts";

let api: ApiUnderTest;
beforeEach(async () => {
  api = await openApiUnderTest();
});

test("the status of every unit", async () => {
  expect(await (await api.ask("/api/v1/status")).json()).toMatchObject([{ unit: "XA001", state: "not_started" }]);
  api.twin.put(filedReport({ receipt: "AG-1" }));
  expect(await (await api.ask("/api/v1/status")).json()).toMatchObject([{ state: "submitted", receipt: "AG-1" }]);
});

test("reports page by page, in the order of receipts, also when one comes meanwhile", async () => {
  for (const at of [3, 1, 5, 2, 4]) api.twin.put(filedReport({ receipt: `AG-${at}` }));
  const pages: string[][] = [];
  let next: string | null = "";
  while (next !== null) {
    const query: string = next === "" ? "limit=2" : `limit=2&after=${next}`;
    const page = (await (await api.ask(`/api/v1/reports?${query}`)).json()) as {
      reports: { receipt: string }[];
      next: string | null;
    };
    pages.push(page.reports.map(({ receipt }) => receipt));
    if (next === "") api.twin.put(filedReport({ receipt: "AG-0" }));
    next = page.next;
  }
  expect(pages).toEqual([["AG-1", "AG-2"], ["AG-3", "AG-4"], ["AG-5"]]);
});

test("reports of one unit and since a moment", async () => {
  api.twin.put(filedReport({ receipt: "AG-1", unit: "A", submitted_at: "2023-12-01T00:00:00Z" }));
  api.twin.put(filedReport({ receipt: "AG-2", unit: "A", submitted_at: "2023-12-02T00:00:00Z" }));
  api.twin.put(filedReport({ receipt: "AG-3", unit: "B", submitted_at: "2023-12-02T00:00:00Z" }));
  const receipts = async (query: string) => {
    const { reports } = (await (await api.ask(`/api/v1/reports?${query}`)).json()) as {
      reports: { receipt: string }[];
    };
    return reports.map(({ receipt }) => receipt);
  };
  expect(await receipts("unit=A")).toEqual(["AG-1", "AG-2"]);
  expect(await receipts("since=2023-12-02T07:00:00%2B07:00")).toEqual(["AG-2", "AG-3"]);
  expect(await receipts("unit=A&since=2023-12-01T00:00:01Z")).toEqual(["AG-2"]);
  expect(await receipts("unit=C")).toEqual([]);
});

test.each([
  ["limit=0", "limit"],
  ["limit=201", "limit"],
  ["limit=x", "limit"],
  ["since=2023-12-01", "since"],
  ["since=2023-02-30T00:00:00Z", "since"],
  ["unit=", "unit"],
  ["unit=A&unit=B", "unit"],
  ["unti=A", null],
])("%s is a wrong parameter", async (query, field) => {
  const response = await api.ask(`/api/v1/reports?${query}`);
  expect(response.status).toBe(400);
  expect((await problemOf(response)).errors).toEqual([{ field, message: expect.any(String) }]);
});

test("one report by its receipt, without its people", async () => {
  api.twin.put(filedReport({ receipt: "AG/1 ă" }));
  const response = await api.ask(`/api/v1/reports/${encodeURIComponent("AG/1 ă")}`);
  const report = await response.text();
  expect(JSON.parse(report)).toMatchObject({ receipt: "AG/1 ă", state: "submitted", unit: { code: "XA001" } });
  expect(report).not.toMatch(/nguoi-nhap|nguoi-nop|lanh-dao/);
  const missing = await api.ask("/api/v1/reports/AG-9");
  expect((await problemOf(missing)).status).toBe(404);
});

test("what the caller has already is not sent again", async () => {
  api.twin.put(filedReport({ receipt: "AG-1" }));
  for (const path of ["/api/v1/reports", "/api/v1/reports/AG-1"]) {
    const etag = (await api.ask(path)).headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{20,}"$/);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const again = await api.ask(path, { headers: { "if-none-match": known } });
      expect([again.status, again.headers.get("etag")]).toEqual([304, etag]);
    }
    expect((await api.ask(path, { headers: { "if-none-match": '"x"' } })).status).toBe(200);
  }
  const before = (await api.ask("/api/v1/reports")).headers.get("etag");
  api.twin.put(filedReport({ receipt: "AG-2" }));
  expect((await api.ask("/api/v1/reports")).headers.get("etag")).not.toBe(before);
});
