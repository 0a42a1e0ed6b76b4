import { child, type Element, elements, parseXml, valueAt } from "./xml.ts";

/** What the reader needs of a document's paragraph and character styles. */
export interface Styles {
  /** The list a paragraph style belongs to, from itself or the style it is based on. */
  numbering(style: string | undefined): { numId: string | undefined; level: string | undefined };
  /** Whether a style prints its text in capitals. */
  capitals(style: string | undefined): boolean;
}

/** Reads word/styles.xml; a document without it has no styles. */
export function readStyles(source: string | null): Styles {
  const byId = new Map<string, Element>();
  for (const style of elements(child(parseXml(source ?? ""), "w:styles"), "w:style")) {
    byId.set(style.attributes["w:styleId"] ?? "", style);
  }
  /** The first answer along the chain of styles each based on the next. */
  function along<T>(style: string | undefined, ask: (style: Element) => T | undefined): T | undefined {
    const seen = new Set<string>();
    for (let id = style; id !== undefined && !seen.has(id); id = valueAt(byId.get(id), "w:basedOn")) {
      seen.add(id);
      const found = byId.get(id);
      const answer = found && ask(found);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }
  return {
    numbering: (style) => ({
      numId: along(style, (found) => valueAt(found, "w:pPr", "w:numPr", "w:numId")),
      level: along(style, (found) => valueAt(found, "w:pPr", "w:numPr", "w:ilvl")),
    }),
    capitals: (style) => along(style, (found) => isOn(child(found, "w:rPr", "w:caps"))) ?? false,
  };
}

/** Whether a switch such as w:caps is set; undefined when it is absent. */
export function isOn(element: Element | undefined): boolean | undefined {
  return element && !["0", "false", "none", "off"].includes(element.attributes["w:val"] ?? "1");
}
