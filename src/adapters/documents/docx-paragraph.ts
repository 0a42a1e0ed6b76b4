import type { Numbering } from "./docx-numbering.ts";
import { isOn, type Styles } from "./docx-styles.ts";
import { child, type Element, elements, valueAt } from "./xml.ts";

/** What reading a paragraph needs from the rest of the file. */
export interface DocxContext {
  readonly styles: Styles;
  readonly numbering: Numbering;
}

/** Reads blocks inside a text box. */
export type ReadBlocks = (parent: Element | undefined, context: DocxContext) => string[];

const SKIPPED = new Set(["w:del", "w:moveFrom", "w:instrText", "w:delText", "w:rPr", "w:pPr", "mc:Fallback"]);
const SYMBOLS: Record<string, string> = { F0B7: "•", F02D: "-", F0A7: "▪", F0FC: "✓", F0A8: "□", F06F: "□", F0E0: "→" };

/** The lines of one paragraph, its automatic number first; a text box anchored in it follows on lines of its own. */
export function paragraphLines(paragraph: Element, context: DocxContext, readBlocks: ReadBlocks): string[] {
  const properties = child(paragraph, "w:pPr");
  const style = valueAt(properties, "w:pStyle");
  const inCapitals = context.styles.capitals(style);
  const boxes: string[] = [];
  const text = inlineText(paragraph);
  const number = /\S/.test(text) ? printedNumber() : "";
  const lines = `${number}${text}`.split("\n");
  const before = isOn(child(properties, "w:pageBreakBefore")) ? "\f" : "";
  return [`${before}${lines[0] ?? ""}`, ...lines.slice(1), ...boxes];

  function printedNumber(): string {
    const own = child(properties, "w:numPr");
    const inherited = context.styles.numbering(style);
    const numId = valueAt(own, "w:numId") ?? inherited.numId;
    const printed = context.numbering.next(numId, valueAt(own, "w:ilvl") ?? inherited.level, style);
    return printed === "" ? "" : `${printed} `;
  }

  function inlineText(parent: Element): string {
    return elements(parent).map(inline).join("");
  }

  function inline(element: Element): string {
    if (SKIPPED.has(element.name)) return "";
    switch (element.name) {
      case "w:r":
        return runText(element);
      case "w:t":
        return element.children.filter((part) => typeof part === "string").join("");
      case "w:tab":
      case "w:ptab":
        return "\t";
      case "w:br":
        return element.attributes["w:type"] === "page" ? "\f" : "\n";
      case "w:cr":
        return "\n";
      case "w:noBreakHyphen":
        return "-";
      case "w:sym":
        return SYMBOLS[(element.attributes["w:char"] ?? "").toUpperCase()] ?? "";
      case "w:txbxContent":
        boxes.push(...readBlocks(element, context));
        return "";
      default:
        return inlineText(element);
    }
  }

  function runText(run: Element): string {
    const own = child(run, "w:rPr");
    if (isOn(child(own, "w:vanish"))) return "";
    const capitals = isOn(child(own, "w:caps")) ?? (context.styles.capitals(valueAt(own, "w:rStyle")) || inCapitals);
    const text = inlineText(run);
    return capitals ? text.toUpperCase() : text;
  }
}
