import { parseDocument } from "../../../src/knowledge/parse/parse-document.ts";

/** A document's places, one per line: "locator # heading: text", for tests to compare at a glance. */
export function outline(text: string): string[] {
  return parseDocument(text).map(({ locator, heading, text: own }) => {
    const title = heading === "" ? "" : ` # ${heading}`;
    const body = own === "" ? "" : `: ${own.replaceAll("\n", " ⏎ ")}`;
    return `${locator}${title}${body}`;
  });
}
