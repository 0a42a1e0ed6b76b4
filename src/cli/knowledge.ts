import { parseArgs } from "node:util";
import { readDocument } from "../adapters/documents/read-document.ts";
import type { DocumentNode } from "../knowledge/document.ts";
import { parseDocument } from "../knowledge/parse/parse-document.ts";
import { runCommand } from "./run-command.ts";

const USAGE = "Cách dùng: npm run -s knowledge -- parse TỆP [--json]   (TỆP: .txt, .docx hoặc .pdf)";

await runCommand(async () => {
  const asked = readArguments(process.argv.slice(2));
  if (typeof asked === "string") {
    process.stderr.write(`${asked}\n`);
    process.exitCode = 2;
    return;
  }
  const nodes = parseDocument(await readDocument(asked.file));
  process.stdout.write(asked.json ? asJson(nodes) : asOutline(nodes));
});

function readArguments(args: readonly string[]): { file: string; json: boolean } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: "boolean", default: false } },
    });
    const [command, file, ...others] = positionals;
    if (command !== "parse" || file === undefined || others.length > 0) return USAGE;
    return { file, json: values.json };
  } catch (error) {
    return `${error instanceof Error ? error.message.split("\n", 1)[0] : error}. ${USAGE}`;
  }
}

function asJson(nodes: readonly DocumentNode[]): string {
  const rows = nodes.map(({ locator, kind, heading, text }) => ({ locator, kind, heading, text }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

function asOutline(nodes: readonly DocumentNode[]): string {
  const depths = new Map<string | null, number>([[null, -1]]);
  return nodes
    .map(({ locator, heading, text, parent }) => {
      const depth = (depths.get(parent) ?? -1) + 1;
      depths.set(locator, depth);
      const indent = "  ".repeat(depth);
      const title = heading === "" ? locator : `${locator} — ${heading}`;
      const body = text === "" ? "" : `${indent}    ${text.replaceAll("\n", `\n${indent}    `)}\n`;
      return `${indent}${title}\n${body}`;
    })
    .join("");
}
