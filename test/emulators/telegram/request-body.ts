import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { type FormFile, readMultipart } from "./multipart.ts";

/** The parameters of a call as they came. */
export interface Params {
  /** A value as text; null when it is missing. */
  text(name: string): string | null;
  /** A whole number; null when it is missing or something else. */
  number(name: string): number | null;
  /** An object or list, sent as such or as JSON text; undefined when it is missing or broken. */
  json(name: string): unknown;
  /** An uploaded file, named directly or by attach://. */
  file(name: string): FormFile | null;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Reads the parameters from query string and body (JSON, urlencoded or multipart); null when they are broken. */
export async function readParams(request: IncomingMessage, query: URLSearchParams): Promise<Params | null> {
  const body = await buffer(request);
  const type = request.headers["content-type"] ?? "";
  const asked = Object.fromEntries(query);
  if (body.length === 0) return createParams(asked, new Map());
  if (type.startsWith("multipart/form-data")) {
    const form = readMultipart(body, type);
    return form && createParams({ ...asked, ...form.fields }, form.files);
  }
  if (type.startsWith("application/json")) {
    const value = parseJson(body.toString("utf8"));
    return typeof value === "object" && value !== null ? createParams({ ...asked, ...value }, new Map()) : null;
  }
  return createParams({ ...asked, ...Object.fromEntries(new URLSearchParams(body.toString("utf8"))) }, new Map());
}

function createParams(raw: Readonly<Record<string, unknown>>, files: ReadonlyMap<string, FormFile>): Params {
  const text = (name: string) => {
    const value = raw[name];
    return value === undefined || value === null ? null : typeof value === "string" ? value : JSON.stringify(value);
  };
  return {
    raw,
    text,
    number(name) {
      const value = text(name);
      return value !== null && /^-?\d+$/.test(value) ? Number(value) : null;
    },
    json(name) {
      const value = raw[name];
      return typeof value === "string" ? parseJson(value) : value;
    },
    file: (name) => files.get(text(name)?.replace(/^attach:\/\//, "") ?? name) ?? null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
