import { OpenAPIHono } from "@hono/zod-openapi";
import { type Context, Hono } from "hono";

import type { PayloadOf } from "../../consolidation/forwarded-report.ts";
import type { Logger } from "../../kernel/logger.ts";
import type { FiledReport } from "../../reports/submission.ts";
import { type Admitted, admit } from "./admit.ts";
import { tagged } from "./etag.ts";
import { faultsOf } from "./faults-of.ts";
import { pageOf } from "./page-of.ts";
import type { ApiWork, FindToken, Limiter } from "./ports.ts";
import { problem } from "./problem.ts";
import { handInRoute, reportRoute, reportsRoute, statusRoute } from "./routes.ts";
import { wording } from "./wording.ts";

/** Open to everybody: it holds no data. */
const DOCUMENT = "/api/v1/openapi.json";
const INFO = { title: "Trợ lý thi đua", version: "1", description: "Reports of the units, for other programs." };

/** The HTTP API under `/api/v1`, to be mounted at the root. */
export function createApiRoutes(
  deps: ApiWork & { payloadOf: PayloadOf; findToken: FindToken; limiter: Limiter; logger: Logger },
): Hono {
  const { book, handIn, payloadOf, logger } = deps;
  const api = new OpenAPIHono<Admitted>({
    defaultHook: (result, context) => {
      if (result.success) return;
      const errors = faultsOf(result.error);
      return result.target === "json"
        ? problem(context, "faulty-report", wording.faults, { errors })
        : problem(context, "wrong-parameters", wording.wrongParameters, { errors });
    },
  });
  const shown = (report: FiledReport) => ({ ...payloadOf(report), state: report.state });

  api.openAPIRegistry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  api.get(DOCUMENT, (context) => context.json(openApi));
  only(api, DOCUMENT, "GET");
  api.use("/api/v1/*", admit(deps));

  api.openapi(statusRoute, async (context) => {
    const rows = await book.status();
    return context.json([...rows], 200, { "Cache-Control": "private, no-cache" });
  });

  api.openapi(reportsRoute, async (context) => {
    const { reports, next } = pageOf(await book.reports(), context.req.valid("query"));
    const page = { reports: reports.map(shown), next };
    const { headers, isKnown } = tagged(context, page);
    return isKnown ? context.body(null, 304, headers) : context.json(page, 200, headers);
  });

  api.openapi(reportRoute, async (context) => {
    const found = await book.show(context.req.valid("param").receipt);
    if (!found) return problem(context, "not-found", wording.noReport);
    const report = shown(found);
    const { headers, isKnown } = tagged(context, report);
    return isKnown ? context.body(null, 304, headers) : context.json(report, 200, headers);
  });

  api.openapi(handInRoute, async (context) => {
    const { unit, fields, reasons } = context.req.valid("json");
    const { "idempotency-key": idempotencyKey } = context.req.valid("header");
    const handedIn = await handIn({ unit, fields, reasons, idempotencyKey, tokenId: context.get("caller").id });
    switch (handedIn.kind) {
      case "filed": {
        const Location = `/api/v1/reports/${encodeURIComponent(handedIn.report.receipt)}`;
        return context.json(shown(handedIn.report), 201, { Location, "Cache-Control": "no-store" });
      }
      case "repeated":
        return context.json(shown(handedIn.report), 200, { "Cache-Control": "no-store" });
      case "key_reused":
        return problem(context, "key-reused", wording.keyReused);
      case "refused":
        return problem(context, "faulty-report", wording.faults, { errors: handedIn.faults });
    }
  });

  only(api, "/api/v1/status", "GET");
  only(api, "/api/v1/reports", "GET, POST");
  only(api, "/api/v1/reports/:receipt", "GET");
  api.all("/api/v1/*", (context) => problem(context, "not-found", wording.noPath));
  api.onError((cause, context) => {
    logger.error("api_error", cause, { id: context.get("requestId" as never) ?? null });
    return problem(context as Context, "internal-error", wording.broken);
  });
  const openApi = api.getOpenAPI31Document({ openapi: "3.1.0", info: INFO });

  const mounted = new Hono();
  mounted.route("/", api);
  return mounted;
}

/** Answers 405 to every method that came this far. */
function only(api: OpenAPIHono<Admitted>, path: string, allowed: string): void {
  api.all(path, (context) =>
    problem(context, "method-not-allowed", wording.noMethod(allowed), { headers: { Allow: allowed } }),
  );
}
