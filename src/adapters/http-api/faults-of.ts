import type { z } from "@hono/zod-openapi";

import type { Fault } from "./problem.ts";
import { wording } from "./wording.ts";

/** What zod found, by field and in Vietnamese. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.map((issue) => ({
    field: issue.path.length === 0 ? null : issue.path.map(String).join("."),
    message: messageOf(issue),
  }));
}

function messageOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.message.endsWith("undefined") ? wording.missing : wording.wrongKind;
    case "unrecognized_keys":
      return wording.unknownName(issue.keys.join(", "));
    case "too_small":
    case "too_big":
      return wording.outOfRange;
    default:
      return wording.wrongFormat;
  }
}
