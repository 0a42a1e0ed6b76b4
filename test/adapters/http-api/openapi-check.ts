import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { z } from "zod";

const described = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        responses: z.record(
          z.string(),
          z.object({
            content: z.record(z.string(), z.object({ schema: z.unknown() })).optional(),
            headers: z.record(z.string(), z.unknown()).optional(),
          }),
        ),
      }),
    ),
  ),
});

/** Says what in a response the document does not allow; an empty list where all is as described. */
export type CheckResponse = (
  call: { readonly method: string; readonly path: string },
  response: Response,
) => Promise<string[]>;

/** Checks responses against the operations of an OpenAPI document. */
export function createResponseCheck(document: Record<string, unknown>): CheckResponse {
  const { paths } = described.parse(document);
  const ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false });
  ajv.addKeyword("openapi");
  for (const word of ["info", "paths", "components", "webhooks", "servers", "tags"]) ajv.addKeyword(word);
  ajv.addSchema({ ...document, $id: "api" });
  const compiled = new Map<string, ValidateFunction>();
  const fitOf = (pointer: string) => {
    const fits = compiled.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    compiled.set(pointer, fits);
    return fits;
  };

  return async ({ method, path }, response) => {
    const template = Object.keys(paths).find((one) => new RegExp(`^${one.replace(/\{\w+\}/g, "[^/]+")}$`).test(path));
    const operation = template === undefined ? undefined : paths[template]?.[method.toLowerCase()];
    if (template === undefined || !operation) return [`${method} ${path} is not described`];
    const expected = operation.responses[String(response.status)];
    if (!expected) return [`${response.status} is not described for ${method} ${template}`];
    const missing = Object.keys(expected.headers ?? {}).filter((name) => !response.headers.has(name));
    const faults = missing.map((name) => `the header ${name} is missing`);
    const text = await response.clone().text();
    if (!expected.content) return text === "" ? faults : [...faults, "a body where none is described"];
    const type = response.headers.get("content-type") ?? "none";
    if (!expected.content[type]) return [...faults, `the type ${type} is not described`];
    const place = [
      "paths",
      template,
      method.toLowerCase(),
      "responses",
      String(response.status),
      "content",
      type,
      "schema",
    ];
    const pointer = place
      .map((step) => `/${encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"))}`)
      .join("");
    const fits = fitOf(pointer);
    return fits(JSON.parse(text)) ? faults : [...faults, ajv.errorsText(fits.errors)];
  };
}
