import { MAX_XML_ELEMENTS } from "./limits.ts";

/** An element of an XML file: its qualified name, attributes and children in order. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const TAG = /<(\/?)([^\s/<>]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const DEEPEST = 500;

/** Parses XML without document types or external entities, in one pass; throws when elements do not close in order (SyntaxError) or are too many (RangeError). */
export function parseXml(source: string): Element {
  const root: Element = { name: "", attributes: {}, children: [] };
  const open: Element[] = [root];
  let count = 0;
  for (let at = 0; at < source.length; ) {
    const parent = open.at(-1) ?? root;
    if (source[at] !== "<") {
      const end = endOf(source, "<", at);
      parent.children.push(decode(source.slice(at, end)));
      at = end;
    } else if (source.startsWith("<![CDATA[", at)) {
      const end = endOf(source, "]]>", at);
      parent.children.push(source.slice(at + 9, end));
      at = end + 3;
    } else if (source.startsWith("<!--", at)) at = endOf(source, "-->", at) + 3;
    else if (source.startsWith("<?", at) || source.startsWith("<!", at)) at = endOf(source, ">", at) + 1;
    else {
      TAG.lastIndex = at;
      const [tag, closing, name = "", attributes = "", empty] = TAG.exec(source) ?? [];
      if (tag === undefined) throw new SyntaxError("a tag does not end");
      at += tag.length;
      if (closing === "/") {
        if (parent.name !== name) throw new SyntaxError(`unexpected </${name}>`);
        open.pop();
        continue;
      }
      const element: Element = { name, attributes: readAttributes(attributes), children: [] };
      parent.children.push(element);
      if (++count > MAX_XML_ELEMENTS) throw new RangeError("too many elements");
      if (empty !== "/") open.push(element);
      if (open.length > DEEPEST) throw new SyntaxError("nested too deeply");
    }
  }
  if (open.length !== 1) throw new SyntaxError(`<${open.at(-1)?.name}> is not closed`);
  return root;
}

function endOf(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  return end < 0 ? source.length : end;
}

/** The child elements, of one name when given. */
export function elements(parent: Element | undefined, name?: string): Element[] {
  return (parent?.children ?? []).filter(
    (child): child is Element => typeof child !== "string" && (name === undefined || child.name === name),
  );
}

/** The element reached by following child names from `from`; undefined when a step is missing. */
export function child(from: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => elements(at, name)[0], from);
}

/** The attribute w:val of the element reached by following child names. */
export function valueAt(from: Element | undefined, ...path: string[]): string | undefined {
  return child(from, ...path)?.attributes["w:val"];
}

function readAttributes(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", double, single] of source.matchAll(ATTRIBUTE)) found[name] = decode(double ?? single ?? "");
  return found;
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
    if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    return ENTITIES[name] ?? all;
  });
}

/** The child elements of this name, whatever prefix stands before it. */
export function children(parent: Element | undefined, name: string): Element[] {
  return elements(parent).filter((one) => one.name.slice(one.name.indexOf(":") + 1) === name);
}

/** The text directly inside an element. */
export const textOf = (element: Element): string =>
  element.children.filter((part) => typeof part === "string").join("");
