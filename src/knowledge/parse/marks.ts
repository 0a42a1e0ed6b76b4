import { letteredValue, letterGap, letterValue, numberGap, printedValue, romanValue } from "./numbering.ts";

/** The ways in which places are numbered, large to small by RANK. */
export type Style =
  | "part"
  | "letter-section"
  | "chapter"
  | "section"
  | "subsection"
  | "roman"
  | "article"
  | "clause"
  | "number-paren"
  | "point"
  | "sub-point"
  | "roman-point"
  | "bullet-dash"
  | "bullet-plus"
  | "bullet-dot"
  | "bullet-circle"
  | "bullet-square"
  | "bullet-star";

/** How large a style of numbering is: a smaller number holds a larger one. */
export const RANK: Readonly<Record<Style, number>> = {
  part: 10,
  "letter-section": 15,
  chapter: 20,
  section: 30,
  subsection: 35,
  roman: 40,
  article: 50,
  clause: 60,
  "number-paren": 68,
  point: 70,
  "sub-point": 74,
  "roman-point": 76,
  "bullet-dash": 80,
  "bullet-plus": 81,
  "bullet-dot": 82,
  "bullet-star": 83,
  "bullet-circle": 84,
  "bullet-square": 85,
};

/** A number or bullet printed at the start of a line: a possible start of a place, until the sequence confirms it. */
export interface Mark {
  readonly style: Style;
  /** The number as printed: "5a", "III", "đ", "1.2", "thứ nhất"; the sign of a bullet. */
  readonly label: string;
  /** Its place in the sequence; 0 for bullets. */
  readonly ordinal: number;
  /** For "1.2." the number that must stand above it, "1"; otherwise empty. */
  readonly above: string;
  /** What follows the number on the line. */
  readonly rest: string;
}

const PATTERNS: readonly [Style, RegExp][] = [
  ["part", /^(?:PHẦN|Phần)\s+((?:(?:THỨ|thứ|Thứ)\s+)?\p{L}+|\d+)\s*(?:[.:–-]\s*)?(.*)$/u],
  ["chapter", /^(?:CHƯƠNG|Chương)\s+([IVXLC]+|\d+)(?![\p{L}\d])\s*(?:[.:–-]\s*)?(.*)$/u],
  ["section", /^(?:MỤC|Mục)\s+([IVXLC]+|\d+)(?![\p{L}\d])\s*(?:[.:–-]\s*)?(.*)$/u],
  ["subsection", /^(?:TIỂU MỤC|Tiểu mục)\s+([IVXLC]+|\d+)(?![\p{L}\d])\s*(?:[.:–-]\s*)?(.*)$/u],
  ["article", /^(?:ĐIỀU|Điều)\s+(\d+[a-zđ]?)\s*(?:[.:–-](?:\s+|(?=\p{Lu}))|[.:]?$)(.*)$/u],
  ["clause", /^(\d{1,3}(?:\.\d{1,3}){1,4})(?:[.)/]\s*|\s+)(?=\p{Lu}|[“"«(]|\p{Ll}|$)(.*)$/u],
  ["clause", /^(\d{1,3}[a-zđ]?)\s?[./](?:\s+|(?=\p{Lu}\p{L}))(.*)$/u],
  ["number-paren", /^\(?(\d{1,3})\)\s*(.*)$/u],
  ["sub-point", /^([a-zđ]\.?\d{1,2})[).]\s*(.*)$/u],
  ["point", /^([a-zđ])\s?[)/](?!\s*\p{Ll}\))\s*(.*)$/u],
  ["point", /^([a-zđ])\.\s+(.*)$/u],
  ["roman-point", /^\(?([ivx]{2,5})[).]\s*(.*)$/u],
  ["roman", /^([IVXL]+|C)\s?[./)](?:\s+|(?=\p{Lu}\p{L}))(.*)$/u],
  ["roman", /^([IVXL]+)\s?[-–]\s+(\p{Lu}{2}.*)$/u],
  ["letter-section", /^([A-HK])[.)]\s+(.*)$/u],
  ["bullet-dash", /^([-–—−])\s*(?=[\p{L}“"«‘(\d[])(.*)$/u],
  ["bullet-plus", /^(\+)\s*(?=[\p{L}“"«‘(\d])(.*)$/u],
  ["bullet-dot", /^([•·●∙\uF0B7\uF02D])\s*(?=\S)(.*)$/u],
  ["bullet-circle", /^([◦○])\s*(?=\S)(.*)$/u],
  ["bullet-square", /^([▪■\uF0A7])\s*(?=\S)(.*)$/u],
  ["bullet-star", /^(\*)\s*(?=[\p{L}“"«‘(\d])(.*)$/u],
];

/** Dotted leaders and a page number: a line of a table of contents, which opens nothing. */
const CONTENTS_LINE = /(?:\.{4,}|…{2,}|_{4,})\s*\d{1,4}$/u;

/** Every way to read the start of a line as a number or bullet: "C." may be the Roman hundred or the third letter. */
export function readMarks(text: string): Mark[] {
  if (CONTENTS_LINE.test(text)) return [];
  const marks: Mark[] = [];
  for (const [style, pattern] of PATTERNS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const label = found[1] ?? "";
    const ordinal = ordinalOf(style, label);
    const rest = (found.at(-1) ?? "").trim();
    if (ordinal < 0 || !fits(style, label, rest)) continue;
    marks.push({
      style,
      label,
      ordinal,
      above: label.includes(".") ? label.slice(0, label.lastIndexOf(".")) : "",
      rest,
    });
  }
  return marks;
}

/** How many numbers are missing between two neighbours of a style; negative when the second does not come after the first. */
export function gapBetween(style: Style, last: number, next: number): number {
  if (style.startsWith("bullet")) return 0;
  return style === "point" ? letterGap(last, next) : numberGap(last, next);
}

function ordinalOf(style: Style, label: string): number {
  if (style.startsWith("bullet")) return 0;
  const value = {
    clause: () => letteredValue(label.slice(label.lastIndexOf(".") + 1)),
    article: () => letteredValue(label),
    point: () => letterValue(label),
    "sub-point": () => Number(label.replace(/^\p{L}\.?/u, "")),
    "roman-point": () => romanValue(label.toUpperCase()),
    "letter-section": () => label.charCodeAt(0) - 64,
  }[style as string];
  return (value ? value() : printedValue(label.replace(/^thứ\s+/i, ""))) || -1;
}

/** Headings of the large styles fill their line: "Chương II quy định về…" in running text is none. */
function fits(style: Style, label: string, rest: string): boolean {
  if (style === "part" || style === "chapter" || style === "section" || style === "subsection") {
    return rest === "" || /^[“"«(]?[\p{Lu}\d]/u.test(rest);
  }
  if (style === "article") return !/[a-zđ]$/.test(label) || rest !== "";
  return true;
}
