import type { Context } from "hono";

/** Every error of the API by name. */
export const PROBLEMS = {
  "wrong-parameters": { status: 400, title: "Wrong parameters" },
  "not-json": { status: 400, title: "Body is not JSON" },
  "no-token": { status: 401, title: "Missing or unknown token" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "Method not allowed" },
  "key-reused": { status: 409, title: "Idempotency key was used for another body" },
  "body-too-large": { status: 413, title: "Body too large" },
  "not-json-type": { status: 415, title: "Only JSON" },
  "faulty-report": { status: 422, title: "The report has faults" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  "internal-error": { status: 500, title: "Internal error" },
} as const;

/** The name of an error. */
export type ProblemName = keyof typeof PROBLEMS;

/** What is wrong with one field; null where it is the whole. */
export interface Fault {
  readonly field: string | null;
  readonly message: string;
}

/** Answers with an error as `application/problem+json`. */
export function problem<Name extends ProblemName>(
  context: Context,
  name: Name,
  detail: string,
  more: { readonly errors?: readonly Fault[]; readonly headers?: Readonly<Record<string, string>> } = {},
) {
  const { status, title }: { status: (typeof PROBLEMS)[Name]["status"]; title: string } = PROBLEMS[name];
  const errors = more.errors?.map(({ field, message }) => ({ field, message }));
  const body = { type: `/api/v1/problems/${name}`, title, status: Number(status), detail, ...(errors && { errors }) };
  return context.json(body, status, { ...more.headers, "Content-Type": "application/problem+json" });
}
