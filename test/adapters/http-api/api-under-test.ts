import { expect } from "vitest";

import { createMemoryCoordination } from "../../../src/adapters/coordination/memory-coordination.ts";
import { createApiRoutes } from "../../../src/adapters/http-api/api-routes.ts";
import type { FindToken, Limiter } from "../../../src/adapters/http-api/ports.ts";
import { createPayloadOf } from "../../../src/consolidation/forwarded-report.ts";
import { FILED_AT, SAMPLE_FORM, SAMPLE_UNIT } from "../../consolidation/sample-reports.ts";
import { createHandTime } from "../../support/crash-time.ts";
import { createResponseCheck } from "./openapi-check.ts";
import { createReportsTwin } from "./reports-twin.ts";

/** How many calls a token may make in a minute here. */
export const MOST = 20;
/** A report that the twin takes. */
export const GOOD = { unit: "XA001", fields: { so_ho: 12 } };

const TOKEN = "ma-truy-cap";

/** The API over reports in memory; every answer that the document describes is held against it. */
export async function openApiUnderTest() {
  const twin = createReportsTwin();
  const errors: string[] = [];
  const time = createHandTime(FILED_AT);
  const doors: { findToken: FindToken; limiter: Limiter } = {
    findToken: async (token) => (token === TOKEN ? { id: "1", label: "sở" } : null),
    limiter: createMemoryCoordination(time.clock).limiter({ name: "api", most: MOST, withinMs: 60_000 }),
  };
  const routes = createApiRoutes({
    ...twin,
    payloadOf: createPayloadOf({ form: SAMPLE_FORM, units: [SAMPLE_UNIT] }),
    findToken: (token) => doors.findToken(token),
    limiter: { hit: (key) => doors.limiter.hit(key) },
    logger: { info() {}, warn() {}, error: (event) => errors.push(event) },
  });
  const served = await routes.request("/api/v1/openapi.json");
  const document = (await served.json()) as Record<string, unknown>;
  const check = createResponseCheck(document);

  async function ask(path: string, given: RequestInit & { token?: string | null } = {}): Promise<Response> {
    const { token = TOKEN, ...init } = given;
    const headers = { ...(token !== null && { authorization: `Bearer ${token}` }), ...(init.headers as object) };
    const response = await routes.request(path, { ...init, headers });
    const pathname = path.split("?")[0] ?? path;
    const isDescribed = response.status !== 405 && !pathname.includes("khong-co");
    if (isDescribed) expect(await check({ method: init.method ?? "GET", path: pathname }, response)).toEqual([]);
    return response;
  }

  return {
    twin,
    errors,
    time,
    doors,
    document,
    routes,
    ask,
    post: (body: unknown, headers: Record<string, string> = {}, token: string | null = TOKEN) =>
      ask("/api/v1/reports", {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": "k-1", ...headers },
        body:
          typeof body === "string" || body instanceof Uint8Array
            ? (body as NonNullable<RequestInit["body"]>)
            : JSON.stringify(body),
        token,
      }),
  };
}

/** The API under test. */
export type ApiUnderTest = Awaited<ReturnType<typeof openApiUnderTest>>;

/** The problem in an answer. */
export async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = (await response.json()) as { status: number; type: string; detail: string; errors?: unknown };
  expect(problem.status).toBe(response.status);
  return problem;
}
