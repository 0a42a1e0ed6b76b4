import { createRoute, z } from "@hono/zod-openapi";

import { limitBody, onlyJson } from "./json-body.ts";
import { PROBLEMS, type ProblemName } from "./problem.ts";
import {
  handInSchema,
  keySchema,
  problemSchema,
  receiptSchema,
  reportPageSchema,
  reportSchema,
  reportsQuerySchema,
  statusRowSchema,
} from "./schemas.ts";

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const fails = (...names: readonly [ProblemName, ...ProblemName[]]) => ({
  description: names.map((name) => PROBLEMS[name].title).join("; "),
  content: { "application/problem+json": { schema: problemSchema } },
});

const door = { 401: fails("no-token"), 429: fails("too-many-requests"), 500: fails("internal-error") };
const security = [{ token: [] }];
const NOT_MODIFIED = { description: "The caller has it already (If-None-Match)" };

/** `GET /api/v1/status` */
export const statusRoute = createRoute({
  method: "get",
  path: "/api/v1/status",
  summary: "How far every expected unit is with its report",
  security,
  responses: { 200: json(z.array(statusRowSchema), "Every expected unit"), ...door },
});

/** `GET /api/v1/reports` */
export const reportsRoute = createRoute({
  method: "get",
  path: "/api/v1/reports",
  summary: "The newest revision of each unit that handed one in, in the order of receipts",
  security,
  request: { query: reportsQuerySchema },
  responses: {
    200: json(reportPageSchema, "One page"),
    304: NOT_MODIFIED,
    400: fails("wrong-parameters"),
    ...door,
  },
});

/** `GET /api/v1/reports/{receipt}` */
export const reportRoute = createRoute({
  method: "get",
  path: "/api/v1/reports/{receipt}",
  summary: "Any revision by its receipt",
  security,
  request: { params: receiptSchema },
  responses: {
    200: json(reportSchema, "The report"),
    304: NOT_MODIFIED,
    400: fails("wrong-parameters"),
    404: fails("not-found"),
    ...door,
  },
});

/** `POST /api/v1/reports` */
export const handInRoute = createRoute({
  method: "post",
  path: "/api/v1/reports",
  summary: "Hands in a whole report of a unit at once",
  description: "Sent again with the same key and the same body it is not written twice.",
  security,
  middleware: [limitBody, onlyJson] as const,
  request: { headers: keySchema, body: { required: true, content: { "application/json": { schema: handInSchema } } } },
  responses: {
    200: json(reportSchema, "It was handed in before with this key"),
    201: {
      ...json(reportSchema, "It is handed in"),
      headers: z.object({ Location: z.string().describe("Where the report is read.") }),
    },
    400: fails("wrong-parameters", "not-json"),
    409: fails("key-reused"),
    413: fails("body-too-large"),
    415: fails("not-json-type"),
    422: fails("faulty-report"),
    ...door,
  },
});
