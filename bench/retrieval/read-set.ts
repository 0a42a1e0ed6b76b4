import { readFileSync } from "node:fs";
import { UsageError } from "../usage-error.ts";
import type { CorpusRow } from "./engine.ts";

/** A question of the set. */
export interface Query {
  readonly id: string;
  readonly text: string;
}

/** Reads a corpus in BEIR layout. A line that is no passage is a UsageError naming the file and the line. */
export function readCorpus(file: string): CorpusRow[] {
  const rows = readRows(file, ["_id", "document", "title", "text"]);
  if (rows.length < 3) throw new UsageError(`${file} has ${rows.length} passages; at least 3 are needed.`);
  return rows.map(({ _id = "", document = "", title = "", text = "", locator }) => ({
    ...{ _id, document, title, text },
    ...(locator === undefined ? {} : { locator }),
  }));
}

/** Reads the questions of a set in BEIR layout. */
export function readQueries(file: string): Query[] {
  return readRows(file, ["_id", "text"]).map(({ _id = "", text = "" }) => ({ id: _id, text }));
}

/** Reads which passages answer which question: a tab between question, passage and score; a first line of names is passed over. */
export function readAnswers(file: string): Map<string, Set<string>> {
  const answers = new Map<string, Set<string>>();
  readLines(file).forEach((line, i) => {
    if (line.trim() === "") return;
    const [query, passage, score = "1"] = line.split("\t");
    if (i === 0 && Number.isNaN(Number(score))) return;
    if (!query || !passage || Number.isNaN(Number(score))) {
      throw new UsageError(`${file}:${i + 1}: wanted a question's id, a passage's id and a number, with tabs between.`);
    }
    if (Number(score) > 0) answers.set(query, (answers.get(query) ?? new Set()).add(passage));
  });
  return answers;
}

function readRows(file: string, fields: readonly string[]): Record<string, string>[] {
  return readLines(file).flatMap((line, i) => {
    if (line.trim() === "") return [];
    const row = parseLine(line, `${file}:${i + 1}`);
    const lacking = fields.filter((field) => typeof row[field] !== "string");
    if (lacking.length > 0) throw new UsageError(`${file}:${i + 1}: lacks the text field ${lacking.join(", ")}.`);
    return [Object.fromEntries(Object.entries(row).filter(([, value]) => typeof value === "string"))];
  }) as Record<string, string>[];
}

function parseLine(line: string, place: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    throw new UsageError(`${place}: not JSON (${error instanceof Error ? error.message : error}).`);
  }
  throw new UsageError(`${place}: not a JSON object.`);
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8")
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/);
  } catch (error) {
    throw new UsageError(`Cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
}
