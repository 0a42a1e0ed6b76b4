import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const language = z.enum(["vi", "vi-unaccented", "en"]);
const question = z.strictObject({ language, after: z.string().optional(), text: z.string(), says: z.string() });
const clause = z.strictObject({ language, clause: z.string(), ask: z.string(), poison: z.string(), says: z.string() });
const field = z.strictObject({ language, text: z.string(), says: z.string() });
const fileName = z.strictObject({ language, name: z.string() });
const output = z.strictObject({
  language,
  task: z.enum(["answer", "understand", "extract", "merge"]),
  says: z.string().optional(),
  raw: z.string().optional(),
});

function read<T>(name: string, shape: z.ZodType<T>): readonly T[] {
  const file = new URL(`../fixtures/injection/${name}.yaml`, import.meta.url);
  return z.array(shape).parse(parse(readFileSync(file, "utf8")));
}

/** Attempts to have the assistant say or do what nobody who may has said, by where they stand. */
export const CASES = {
  questions: read("questions", question),
  documents: read("documents", clause),
  fields: read("fields", field),
  fileNames: read("file-names", fileName),
  outputs: read("outputs", output),
} as const;
