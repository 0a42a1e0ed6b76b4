import { child, type Element, elements, parseXml, valueAt } from "../../../src/adapters/documents/xml.ts";
import { openZip } from "../../../src/adapters/documents/zip.ts";

/** A piece of text as it will look, styles and defaults of the document included; sizes in points. */
export interface LaidRun {
  readonly text: string;
  readonly fonts: readonly (string | undefined)[];
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly colour: string | undefined;
}

/** A paragraph as it will look; lengths in twips. */
export interface LaidParagraph {
  readonly text: string;
  readonly runs: readonly LaidRun[];
  readonly align: string;
  readonly firstLine: number;
  readonly left: number;
  readonly right: number;
  readonly before: number;
  readonly after: number;
  readonly line: number;
  readonly lineRule: string;
  /** The kind of the line above it, as a rule is set; undefined without one. */
  readonly rule: string | undefined;
  readonly hasField: boolean;
}

/** A cell with its width. */
export interface LaidCell {
  readonly width: number;
  readonly paragraphs: readonly LaidParagraph[];
}

/** The rows of a table. */
export type LaidTable = readonly (readonly LaidCell[])[];
/** What stands in the body of a document. */
export type LaidBlock = LaidParagraph | LaidTable;

/** Whether it is a table. */
export const isTable = (block: LaidBlock | undefined): block is LaidTable => Array.isArray(block);

/** The layout of a .docx file as its XML tells it. */
export interface Layout {
  readonly page: Readonly<Record<string, string>>;
  readonly margins: Readonly<Record<string, string>>;
  readonly otherFirstPage: boolean;
  readonly headers: Readonly<Record<string, readonly LaidParagraph[]>>;
  readonly blocks: readonly LaidBlock[];
}

const number = (text: string | undefined) => Number(text ?? 0);
const on = (from: Element | undefined) => from !== undefined && !/^(0|false|off)$/.test(from.attributes["w:val"] ?? "");

/** Reads page, headers, paragraphs and tables out of a .docx file. */
export function readLayout(bytes: Uint8Array): Layout {
  const archive = openZip(bytes, "layout.docx");
  const part = (name: string) => parseXml(archive.text(name) ?? "");
  const styles = child(part("word/styles.xml"), "w:styles");
  const body = child(part("word/document.xml"), "w:document", "w:body");
  const section = child(body, "w:sectPr");
  const targets = new Map(
    elements(child(part("word/_rels/document.xml.rels"), "Relationships")).map(
      ({ attributes }) => [attributes["Id"], attributes["Target"]] as const,
    ),
  );
  const paragraphs = (from: Element | undefined) => elements(from, "w:p").map((one) => laidParagraph(one, styles));
  const headers = elements(section, "w:headerReference").map(({ attributes }) => {
    const header = child(part(`word/${targets.get(attributes["r:id"])}`), "w:hdr");
    return [attributes["w:type"] ?? "", paragraphs(header)] as const;
  });
  return {
    page: child(section, "w:pgSz")?.attributes ?? {},
    margins: child(section, "w:pgMar")?.attributes ?? {},
    otherFirstPage: on(child(section, "w:titlePg")),
    headers: Object.fromEntries(headers),
    blocks: elements(body).flatMap((block): LaidBlock[] => {
      if (block.name === "w:p") return [laidParagraph(block, styles)];
      if (block.name !== "w:tbl") return [];
      const cells = (row: Element) =>
        elements(row, "w:tc").map((cell) => ({
          width: number(child(cell, "w:tcPr", "w:tcW")?.attributes["w:w"]),
          paragraphs: paragraphs(cell),
        }));
      return [elements(block, "w:tr").map(cells)];
    }),
  };
}

function laidParagraph(paragraph: Element, styles: Element | undefined): LaidParagraph {
  const chain = styleChain(styles, valueAt(paragraph, "w:pPr", "w:pStyle") ?? "Normal");
  const own = child(paragraph, "w:pPr");
  const sources = [
    own,
    ...chain.map((style) => child(style, "w:pPr")),
    child(styles, "w:docDefaults", "w:pPrDefault", "w:pPr"),
  ];
  const find = (name: string, attribute: string) =>
    sources.map((source) => child(source, name)?.attributes[attribute]).find((value) => value !== undefined);
  const runs = elements(paragraph, "w:r").map((run) => laidRun(run, chain, styles));
  return {
    text: runs.map(({ text }) => text).join(""),
    runs: runs.filter(({ text }) => text.trim() !== ""),
    align: find("w:jc", "w:val") ?? "left",
    firstLine: number(find("w:ind", "w:firstLine")),
    left: number(find("w:ind", "w:left")),
    right: number(find("w:ind", "w:right")),
    before: number(find("w:spacing", "w:before")),
    after: number(find("w:spacing", "w:after")),
    line: number(find("w:spacing", "w:line") ?? "240"),
    lineRule: find("w:spacing", "w:lineRule") ?? "auto",
    rule: valueAt(own, "w:pBdr", "w:top"),
    hasField: elements(paragraph, "w:r").some((run) => /\bPAGE\b/.test(textOf(child(run, "w:instrText")))),
  };
}

function laidRun(run: Element, chain: readonly Element[], styles: Element | undefined): LaidRun {
  const defaults = child(styles, "w:docDefaults", "w:rPrDefault", "w:rPr");
  const sources = [child(run, "w:rPr"), ...chain.map((style) => child(style, "w:rPr")), defaults];
  const find = (name: string) => sources.map((source) => child(source, name)).find((found) => found !== undefined);
  const capitals = on(find("w:caps"));
  const text = elements(run)
    .map((part) => (part.name === "w:t" ? textOf(part) : part.name === "w:br" || part.name === "w:tab" ? " " : ""))
    .join("");
  const fonts = find("w:rFonts")?.attributes ?? {};
  return {
    text: capitals ? text.toLocaleUpperCase("vi") : text,
    fonts: ["w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"].map((name) => fonts[name]),
    size: number(find("w:sz")?.attributes["w:val"]) / 2,
    bold: on(find("w:b")),
    italic: on(find("w:i")),
    colour: find("w:color")?.attributes["w:val"],
  };
}

function styleChain(styles: Element | undefined, id: string): Element[] {
  const style = elements(styles, "w:style").find(({ attributes }) => attributes["w:styleId"] === id);
  if (!style) return [];
  const base = valueAt(style, "w:basedOn");
  return [style, ...(base === undefined ? [] : styleChain(styles, base))];
}

const textOf = (element: Element | undefined) =>
  (element?.children ?? []).filter((part) => typeof part === "string").join("");
