import { oneLine } from "../kernel/vietnamese.ts";
import type { DocumentNode } from "./document.ts";
import type { Passage } from "./passage.ts";

/** The pieces of a parsed document that can be found and quoted: every node that has text of its own. */
export function passagesOf(document: { id: string; name: string }, nodes: readonly DocumentNode[]): Passage[] {
  const byLocator = new Map(nodes.map((node) => [node.locator, node]));
  return nodes
    .filter((node) => node.text.trim() !== "")
    .map((node) => ({
      id: `${document.id}#${node.locator}`,
      documentId: document.id,
      document: document.name,
      locator: node.locator,
      kind: node.kind,
      headings: headingsAbove(node, byLocator),
      text: node.text,
    }));
}

function headingsAbove(node: DocumentNode, byLocator: ReadonlyMap<string, DocumentNode>): string[] {
  const headings: string[] = [];
  for (let at: DocumentNode | undefined = node; at; at = at.parent === null ? undefined : byLocator.get(at.parent)) {
    if (at.heading) headings.unshift(oneLine(at.heading));
    if (at !== node && at.text && isLeadIn(at)) headings.push(oneLine(at.text));
  }
  return headings;
}

function isLeadIn(node: DocumentNode): boolean {
  return node.text.trim().endsWith(":") && node.kind !== "annex";
}
