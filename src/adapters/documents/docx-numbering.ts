import { child, type Element, elements, parseXml, valueAt } from "./xml.ts";

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly style: string | undefined;
  readonly restarts: boolean;
  readonly decimals: boolean;
}

interface List {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startsAgainAt: ReadonlyMap<number, number>;
}

const DEEPEST = 8;

/** Counts the automatic numbers of a document as its paragraphs are read in order. */
export interface Numbering {
  /** The number or bullet Word prints before the next paragraph of a list; "" where it prints none. */
  next(numId: string | undefined, level: string | undefined, style: string | undefined): string;
}

/** Reads word/numbering.xml; a document without it has no automatic numbers. */
export function readNumbering(source: string | null): Numbering {
  const lists = readLists(child(parseXml(source ?? ""), "w:numbering"));
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next(numId, level, style) {
      const list = numId === undefined ? undefined : lists.get(numId);
      if (list === undefined || numId === undefined) return "";
      const at = level === undefined ? levelOfStyle(list, style) : Math.min(Number(level) || 0, DEEPEST);
      const format = list.levels.get(at);
      if (format === undefined) return "";
      const counts = counters.get(list.abstractId) ?? [];
      counters.set(list.abstractId, counts);
      const again = begun.has(`${numId}/${at}`) ? undefined : list.startsAgainAt.get(at);
      begun.add(`${numId}/${at}`);
      counts[at] = again ?? (counts[at] === undefined ? format.start : counts[at] + 1);
      for (let deeper = at + 1; deeper <= DEEPEST; deeper++) {
        if (list.levels.get(deeper)?.restarts ?? true) counts[deeper] = undefined;
      }
      return print(format, at, list, counts);
    },
  };
}

function print(format: Level, at: number, list: List, counts: readonly (number | undefined)[]): string {
  if (format.format === "none") return "";
  if (format.format === "bullet") return bulletSign(format.text, at);
  return format.text.replace(/%([1-9])/g, (_, digit: string) => {
    const level = list.levels.get(Number(digit) - 1);
    const value = counts[Number(digit) - 1] ?? level?.start ?? 1;
    return printNumber(value, format.decimals && Number(digit) - 1 < at ? "decimal" : (level?.format ?? "decimal"));
  });
}

/** Bullets of symbol fonts have no letter of their own; each depth gets a sign that text can carry. */
function bulletSign(printed: string, at: number): string {
  if (/^[-–—\uF02D]$/.test(printed)) return "-";
  if (printed === "+" || printed === "*") return printed;
  return at % 3 === 0 ? "•" : at % 3 === 1 ? "◦" : "▪";
}

/** A counter as Word prints it in one of its number formats. */
export function printNumber(value: number, format: string): string {
  switch (format) {
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "upperLetter":
      return letter(value);
    case "lowerLetter":
      return letter(value).toLowerCase();
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "none":
      return "";
    default:
      return String(value);
  }
}

function roman(value: number): string {
  const steps: [number, string][] = [
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let left = Math.min(Math.max(value, 0), 3999);
  return steps
    .map(([step, letters]) => {
      const times = Math.floor(left / step);
      left -= times * step;
      return letters.repeat(times);
    })
    .join("");
}

function letter(value: number): string {
  const place = Math.max(value - 1, 0);
  return String.fromCharCode(65 + (place % 26)).repeat(Math.min(Math.floor(place / 26) + 1, 20));
}

function levelOfStyle(list: List, style: string | undefined): number {
  for (const [at, level] of list.levels) if (style !== undefined && level.style === style) return at;
  return 0;
}

function readLists(root: Element | undefined): Map<string, List> {
  const abstracts = new Map<string, Element>();
  const byStyle = new Map<string, Element>();
  for (const abstract of elements(root, "w:abstractNum")) {
    abstracts.set(abstract.attributes["w:abstractNumId"] ?? "", abstract);
    const link = valueAt(abstract, "w:styleLink");
    if (link !== undefined) byStyle.set(link, abstract);
  }
  const lists = new Map<string, List>();
  for (const num of elements(root, "w:num")) {
    const abstractId = valueAt(num, "w:abstractNumId") ?? "";
    const named = abstracts.get(abstractId);
    const abstract = byStyle.get(valueAt(named, "w:numStyleLink") ?? "") ?? named;
    const levels = new Map(elements(abstract, "w:lvl").map((level) => [levelNumber(level), readLevel(level)]));
    const startsAgainAt = new Map<number, number>();
    for (const override of elements(num, "w:lvlOverride")) {
      const start = valueAt(override, "w:startOverride");
      if (start !== undefined) startsAgainAt.set(levelNumber(override), Number(start));
      const level = child(override, "w:lvl");
      if (level) levels.set(levelNumber(override), readLevel(level));
    }
    lists.set(num.attributes["w:numId"] ?? "", { abstractId, levels, startsAgainAt });
  }
  return lists;
}

function levelNumber(element: Element): number {
  return Number(element.attributes["w:ilvl"] ?? 0);
}

function readLevel(level: Element): Level {
  return {
    start: Number(valueAt(level, "w:start") ?? 1),
    format: valueAt(level, "w:numFmt") ?? "decimal",
    text: valueAt(level, "w:lvlText") ?? "",
    style: valueAt(level, "w:pStyle"),
    restarts: valueAt(level, "w:lvlRestart") !== "0",
    decimals: child(level, "w:isLgl") !== undefined,
  };
}
