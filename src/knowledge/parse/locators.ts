import type { DocumentNode, NodeKind } from "../document.ts";
import { opensWithHeading } from "./headings.ts";
import { isPlace, type Piece, type Place } from "./place.ts";

/** Kinds whose numbers run through a whole text, so that what stands above them is left out of the locator. */
const RUNS_THROUGH = new Set<NodeKind>(["article", "basis"]);

/** Writes a tree out in reading order, with headings told from text and a locator for every place. */
export function writeNodes(root: Place): DocumentNode[] {
  const nodes: DocumentNode[] = [];
  const taken = new Map<string, number>();
  let oneSeries = true;
  writeContent(root, "", "", null);
  return nodes;

  /** `within` is the locator of the text the place stands in, `path` the locator of the place itself. */
  function writeContent(place: Place, within: string, path: string, parent: string | null): string {
    const heading = opensWithHeading(place);
    const inline = !heading && place.opening !== "";
    const firstPlace = place.content.findIndex((child) => isPlace(child) || child.kind === "table");
    const lead = place.content.slice(0, firstPlace < 0 ? place.content.length : firstPlace);
    const alone = !inline && lead.length === 1 ? lead[0] : undefined;
    const isRoot = place.style === "root";
    if (!isRoot) {
      const text = inline ? place.opening : alone && !isPlace(alone) ? alone.text : "";
      parent = path = add(path, place.kind, heading ? place.opening : "", text, parent);
      if (place.kind === "annex") within = path;
    }
    if (isRoot || place.kind === "annex") oneSeries = countsChaptersOnce(place);
    let paragraphs = inline ? 1 : 0;
    let tables = 0;
    let afterPlace = "";
    place.content.forEach((child, i) => {
      if (isPlace(child)) {
        const base = RUNS_THROUGH.has(child.kind) || (child.kind === "chapter" && oneSeries) ? within : path;
        afterPlace = child.segment;
        paragraphs = 0;
        writeContent(child, within, join(base, child.segment), parent);
      } else if (child.kind === "table") {
        afterPlace = `bảng ${++tables}`;
        paragraphs = 0;
        add(join(path, afterPlace), "table", "", child.text, parent);
      } else if (child !== alone || isRoot) {
        paragraphs++;
        const segment =
          afterPlace === ""
            ? `đoạn ${paragraphs}`
            : isLastParagraph(place.content, i)
              ? "đoạn cuối"
              : `đoạn ${paragraphs} sau ${afterPlace}`;
        add(join(path, segment), "paragraph", "", child.text, parent);
      }
    });
    return path;
  }

  function add(wanted: string, kind: NodeKind, heading: string, text: string, parent: string | null): string {
    const name = wanted.charAt(0).toUpperCase() + wanted.slice(1);
    let locator = name;
    for (let time = taken.get(name) ?? 0; taken.has(locator); time++) {
      taken.set(name, time + 1);
      locator = `${name} (lần ${time + 1})`;
    }
    taken.set(locator, taken.get(locator) ?? 1);
    nodes.push({ locator, kind, heading, text, parent });
    return locator;
  }
}

/** Whether chapters are numbered through all parts of a text, so that a chapter's number alone names it. */
function countsChaptersOnce(text: Place): boolean {
  const parts = text.content.filter((child): child is Place => isPlace(child) && child.kind === "part");
  const chapters = parts.flatMap((part) => part.content.filter(isPlace).filter((child) => child.kind === "chapter"));
  return new Set(chapters.map((chapter) => chapter.segment)).size === chapters.length;
}

function isLastParagraph(content: readonly (Piece | Place)[], i: number): boolean {
  return i === content.length - 1;
}

function join(path: string, segment: string): string {
  return path === "" ? segment : `${path}, ${segment}`;
}
