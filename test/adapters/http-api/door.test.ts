import { beforeEach, expect, test } from "vitest";

import { createServerRoutes } from "../../../src/adapters/http/server-routes.ts";
import { silentLogger } from "../../../src/kernel/logger.ts";
import { type ApiUnderTest, GOOD, MOST, openApiUnderTest, problemOf } from "./api-under-test.ts";

let api: ApiUnderTest;
beforeEach(async () => {
  api = await openApiUnderTest();
});

test.each([
  ["no token", null, 'Bearer realm="api/v1"'],
  ["an unknown token", "khac", 'Bearer realm="api/v1", error="invalid_token"'],
])("%s", async (_, token, challenge) => {
  for (const path of ["/api/v1/status", "/api/v1/reports", "/api/v1/reports/AG", "/api/v1/khong-co"]) {
    const response = await api.ask(path, { token });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(challenge);
    expect((await problemOf(response)).detail).toMatch(/[Mm]ã truy cập/);
  }
  const handedIn = await api.post(GOOD, {}, token);
  expect(handedIn.status).toBe(401);
  expect(api.twin.asked).toEqual([]);
});

test.each(["Basic YTpi", "Bearer", "Bearer a b", `Bearer ${"a".repeat(600)}`])(
  "the header %j holds no token",
  async (authorization) => {
    const response = await api.ask("/api/v1/status", { token: null, headers: { authorization } });
    expect(response.status).toBe(401);
  },
);

test("each token may come so often, and is told when to come again", async () => {
  api.doors.findToken = async (token) => ({ id: token, label: token });
  for (let call = 0; call < MOST; call += 1) expect((await api.ask("/api/v1/status", { token: "a" })).status).toBe(200);
  const refused = await api.ask("/api/v1/status", { token: "a" });
  expect(refused.status).toBe(429);
  const seconds = Number(refused.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(0);
  expect((await api.ask("/api/v1/status", { token: "b" })).status).toBe(200);
  api.time.pass(seconds * 1000);
  expect((await api.ask("/api/v1/status", { token: "a" })).status).toBe(200);
});

test("a limiter that is away lets everybody in", async () => {
  api.doors.limiter = { hit: () => Promise.reject(new Error("redis")) };
  expect((await api.ask("/api/v1/status")).status).toBe(200);
  expect(api.errors).toEqual(["api_limiter_failed"]);
});

test("what breaks is a problem without its cause, and is logged", async () => {
  api.doors.findToken = () => Promise.reject(new Error("mật: kho không trả lời"));
  const response = await api.ask("/api/v1/status");
  expect(response.status).toBe(500);
  expect(JSON.stringify(await problemOf(response))).not.toContain("mật");
  expect(api.errors).toEqual(["api_error"]);
});

test("an unknown path and an unknown method", async () => {
  expect((await problemOf(await api.ask("/api/v1/khong-co"))).status).toBe(404);
  const response = await api.ask("/api/v1/reports", { method: "DELETE" });
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe("GET, POST");
  await problemOf(response);
  expect((await api.ask("/api/v1/status", { method: "POST" })).headers.get("allow")).toBe("GET");
});

test("the API keeps its own errors when it is mounted beside other routes", async () => {
  const readiness = { ready: async () => true, channels: () => ({}) };
  const meter = { count() {}, time() {}, read: async () => ({ contentType: "text/plain", text: "" }) };
  const server = createServerRoutes({ readiness, meter, mounted: [api.routes], secure: false, logger: silentLogger });
  const headers = { authorization: "Bearer ma-truy-cap" };
  expect((await problemOf(await server.request("/api/v1/status"))).status).toBe(401);
  expect((await problemOf(await server.request("/api/v1/khong-co", { headers }))).status).toBe(404);
  api.doors.findToken = () => Promise.reject(new Error("away"));
  expect((await problemOf(await server.request("/api/v1/status", { headers }))).status).toBe(500);
  expect((await server.request("/healthz")).status).toBe(200);
  expect((await server.request("/khong-co")).headers.get("content-type")).toBe("application/json");
});
