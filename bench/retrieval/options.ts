import { parseArgs } from "node:util";
import { UsageError } from "../usage-error.ts";
import { ENGINE_FILES } from "./engine.ts";

/** What the retrieval benchmark was asked to do. */
export interface Options {
  readonly corpus: string;
  readonly queries: string;
  /** Empty when only growth is measured. */
  readonly qrels: string;
  readonly engines: readonly string[];
  readonly json: boolean;
  readonly scale: boolean;
  /** The numbers of passages at which growth is measured. */
  readonly sizes: readonly number[];
}

const USAGE = `usage: npm run -s bench -- retrieval --corpus F.jsonl --queries F.jsonl --qrels F.tsv [--only ENGINE …] [--json]
       npm run -s bench -- retrieval --scale --corpus F.jsonl --queries F.jsonl [--sizes 100,1000] [--only ENGINE …] [--json]
corpus: one {"_id", "document", "title", "text", "locator"?} a line; queries: one {"_id", "text"} a line;
qrels: query id, corpus id and score, with tabs between.`;

/** Reads the command line; what is missing or unknown is a UsageError. */
export function readOptions(args: string[]): Options {
  const { values } = parse(args);
  const names = Object.keys(ENGINE_FILES);
  const unknown = (values.only ?? []).filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new UsageError(`There is no engine ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
  const engines = names.filter((name) => values.only?.includes(name) ?? true);
  const needed = values.scale ? (["corpus", "queries"] as const) : (["corpus", "queries", "qrels"] as const);
  const missing = needed.filter((name) => !values[name]);
  if (missing.length > 0) {
    throw new UsageError(
      `The retrieval benchmark needs ${missing.map((name) => `--${name} FILE`).join(", ")}.\n${USAGE}`,
    );
  }
  return {
    corpus: values.corpus ?? "",
    queries: values.queries ?? "",
    qrels: values.qrels ?? "",
    engines,
    json: values.json ?? false,
    scale: values.scale ?? false,
    sizes: readSizes(values.sizes ?? "100,1000,10000,100000"),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        corpus: { type: "string" },
        queries: { type: "string" },
        qrels: { type: "string" },
        only: { type: "string", multiple: true },
        sizes: { type: "string" },
        scale: { type: "boolean" },
        json: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function readSizes(text: string): number[] {
  const sizes = text.split(",").map(Number);
  if (sizes.every((size) => Number.isSafeInteger(size) && size > 2)) return sizes;
  throw new UsageError(`--sizes wants whole numbers above 2 with commas between, not "${text}".`);
}
