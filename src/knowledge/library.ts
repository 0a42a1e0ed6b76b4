import { oneLine, words } from "../kernel/vietnamese.ts";
import type { Campaign } from "./campaign.ts";
import type { DocumentNode } from "./document.ts";
import type { Fact } from "./fact.ts";
import type { Passage } from "./passage.ts";
import type { ReferencedSource } from "./source.ts";

/** A document whose text is at hand, parsed. */
export interface LibraryDocument {
  readonly id: string;
  readonly name: string;
  /** The year its plan speaks of; null for a document somebody brought along. */
  readonly year: number | null;
  /** The whole text as read from the file. */
  readonly text: string;
  readonly nodes: readonly DocumentNode[];
  readonly passages: readonly Passage[];
}

/** All that answers may be drawn from. */
export interface Library {
  /** The campaign the documents belong to; null when answering from documents somebody brought along. */
  readonly campaign: Campaign | null;
  readonly documents: readonly LibraryDocument[];
  readonly referenced: readonly ReferencedSource[];
  readonly facts: readonly Fact[];
  /** What was worked out from its facts beforehand; left out where nothing was. */
  readonly workedOut?: WorkedOut;
}

/** Gives what was worked out from just these facts under a name, or else works it out: plain data, the same either way. */
export type WorkedOut = <T>(facts: readonly Fact[], name: string, workOut: () => T) => T;

/** All passages of the library in reading order. */
export function passagesIn(library: Library): Passage[] {
  return library.documents.flatMap((document) => document.passages);
}

/** The text of a document and of its nodes, each on one line; worked out once, since the longest text is looked through most often. */
export function onOneLine(document: LibraryDocument): OnOneLine {
  return lines.getOrInsertComputed(document, () => ({
    text: oneLine(document.text),
    nodes: new Map(document.nodes.map((node) => [node, oneLine(node.text)])),
  }));
}

interface OnOneLine {
  readonly text: string;
  readonly nodes: ReadonlyMap<DocumentNode, string>;
}

const lines = new WeakMap<LibraryDocument, OnOneLine>();

/** Everything that stands at a locator, its heading, its own text and all below it, on one line. */
export function textAt(document: LibraryDocument, locator: string): string {
  return oneLine(
    document.nodes
      .filter((node) => node.locator === locator || node.locator.startsWith(`${locator}, `))
      .map((node) => `${node.heading} ${node.text}`)
      .join(" "),
  );
}

/** Whether the words of a quote stand together at a locator, in that order (list dashes aside). */
export function standsAt(document: LibraryDocument, locator: string, quote: string): boolean {
  return ` ${words(textAt(document, locator)).join(" ")} `.includes(` ${words(quote).join(" ")} `);
}

/** Whether a quote is an exact part of the document's text, both in NFC with white space folded. */
export function isVerbatim(document: LibraryDocument, quote: string): boolean {
  return onOneLine(document).text.includes(oneLine(quote));
}
