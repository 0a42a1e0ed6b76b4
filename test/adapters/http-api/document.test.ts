import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";

import { openApiUnderTest } from "./api-under-test.ts";

test("the document is OpenAPI 3.1, open to everybody, and asks for a token everywhere else", async () => {
  const { document } = await openApiUnderTest();
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document))).toMatchObject({ valid: true });
  expect(validator.version).toBe("3.1");
  const paths = document["paths"] as Record<string, Record<string, object>>;
  expect(Object.entries(paths).map(([path, operations]) => [path, Object.keys(operations)])).toEqual([
    ["/api/v1/status", ["get"]],
    ["/api/v1/reports", ["get", "post"]],
    ["/api/v1/reports/{receipt}", ["get"]],
  ]);
  for (const operation of Object.values(paths).flatMap((operations) => Object.values(operations)))
    expect(operation).toMatchObject({ security: [{ token: [] }], summary: expect.any(String) });
});

test("the document names its shapes, so that programs can be made from it", async () => {
  const { document } = await openApiUnderTest();
  const { schemas } = document["components"] as { schemas: object };
  expect(Object.keys(schemas).toSorted()).toEqual(["HandIn", "Problem", "Report", "ReportPage", "StatusRow"]);
});
