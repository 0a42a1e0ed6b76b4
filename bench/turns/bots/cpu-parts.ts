import type { Profiler } from "node:inspector/promises";

/** The parts of the program, told by the files that a call comes from. */
const PARTS: readonly (readonly [string, RegExp])[] = [
  ["answering", /\/src\/(answering|knowledge|conversation\/(converse|route|say))/],
  ["conversation state", /\/src\/conversation\/conversation-state/],
  ["PGlite", /electric-sql\/pglite/],
  ["pg", /node_modules\/(pg|pg-[\w-]+|postgres-\w+)\//],
  ["Kysely", /node_modules\/kysely\//],
  ["sending (grammY)", /node_modules\/(grammy|node-fetch|whatwg-url|abort-controller)\//],
  ["HTTP in (Hono)", /node_modules\/(hono|@hono)\/|\/src\/adapters\/http/],
  ["our path", /\/src\//],
];
const IDLE = new Set(["(idle)", "(program)", "(root)"]);

/** Milliseconds of the processor by part: what a library of Node's own does counts for the nearest caller that has a part. */
export function cpuByPart(profile: Profiler.Profile): Record<string, number> {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const own = new Map<number, number>();
  profile.samples?.forEach((id, at) => {
    own.set(id, (own.get(id) ?? 0) + (profile.timeDeltas?.[at] ?? 0) / 1000);
  });
  const parts: Record<string, number> = {};
  const walk = (id: number, inherited: string) => {
    const node = nodes.get(id);
    if (!node) return;
    const part = partOf(node.callFrame, inherited);
    const ms = own.get(id) ?? 0;
    if (ms > 0 && part !== null) parts[part] = (parts[part] ?? 0) + ms;
    for (const child of node.children ?? []) walk(child, part ?? inherited);
  };
  const root = profile.nodes[0];
  if (root) walk(root.id, "Node's own");
  return parts;
}

function partOf({ functionName, url }: { functionName: string; url: string }, inherited: string): string | null {
  if (IDLE.has(functionName)) return null;
  if (functionName === "(garbage collector)") return "garbage collection";
  return PARTS.find(([, file]) => file.test(url))?.[0] ?? inherited;
}
