import { oneLine } from "../../../src/kernel/vietnamese.ts";
import type { DocumentNode } from "../../../src/knowledge/document.ts";

/** One place a person reading the document expects to find. */
interface ExpectedNode {
  locator: string;
  kind: string;
  heading?: string;
  starts?: string;
  ends?: string;
  has?: string;
}

/** The expectations for one document. */
export interface ExpectedTree {
  file: string;
  tree: ExpectedNode[];
  forbidden_locators?: string[];
}

/** How a parsed tree compares with the expected one. */
export interface Score {
  right: number;
  expected: number;
  wrong: { expected: ExpectedNode; found: DocumentNode | undefined }[];
  forbidden: string[];
}

/** Compares place by place: locator (its first letter in either case), kind, heading, first and last words. */
export function scoreTree(nodes: readonly DocumentNode[], expected: ExpectedTree): Score {
  const byLocator = new Map(nodes.map((node) => [small(node.locator), node]));
  const wrong = expected.tree
    .map((wanted) => ({ expected: wanted, found: byLocator.get(small(wanted.locator)) }))
    .filter(({ expected: wanted, found }) => found === undefined || !agrees(wanted, found, nodes));
  const forbidden = (expected.forbidden_locators ?? []).filter((locator) => byLocator.has(small(locator)));
  return { right: expected.tree.length - wrong.length, expected: expected.tree.length, wrong, forbidden };
}

function agrees(wanted: ExpectedNode, found: DocumentNode, nodes: readonly DocumentNode[]): boolean {
  if (wanted.kind !== found.kind) return false;
  if (wanted.heading !== undefined && oneLine(wanted.heading) !== oneLine(found.heading)) return false;
  const list = nodes.filter((node) => node.parent === found.locator && found.kind === "recipients");
  const bodies = [found.text, found.heading, list.map((node) => `- ${node.text}`).join(" ")]
    .map(bare)
    .filter((body) => body !== "");
  return (
    bodies.some((body) => body.startsWith(bare(wanted.starts ?? ""))) &&
    bodies.some((body) => body.endsWith(bare(wanted.ends ?? ""))) &&
    oneLine(found.text).includes(oneLine(wanted.has ?? ""))
  );
}

function bare(text: string): string {
  return oneLine(text)
    .replace(/^[-\s]+/, "")
    .replace(/[\s.,;:/”"]+$/u, "");
}

function small(locator: string): string {
  return locator.charAt(0).toLowerCase() + locator.slice(1);
}
