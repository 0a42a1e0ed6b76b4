import type { PrintedLine } from "./pdf-lines.ts";

/** How far, in points, the first line of a paragraph may begin to the right of the others. */
const INDENT_FROM = 12;
const INDENT_TO = 60;

/** The lines of a page as text, first lines of paragraphs indented: letterheads row by row, but "Nơi nhận" and the signature beside it one after the other. */
export function readColumns(lines: readonly PrintedLine[]): string[] {
  const text: string[] = [];
  const margin = commonStart(lines);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) continue;
    const beside = /^Nơi nhận/u.test((line.cells[0] ?? "").normalize("NFC")) || beginsBesideNext(lines, i);
    if (!beside) {
      const indent = (line.starts[0] ?? 0) - margin;
      text.push(`${indent > INDENT_FROM && indent < INDENT_TO ? "    " : ""}${line.cells.join("\t")}`);
      continue;
    }
    const block = lines.slice(i);
    const divide = columnStart(block);
    text.push(...column(block, (start) => start < divide), ...column(block, (start) => start >= divide));
    break;
  }
  return text;
}

/** Where most lines of the page begin. */
function commonStart(lines: readonly PrintedLine[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const start = Math.round(line.starts[0] ?? 0);
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  return [...counts].reduce((best, other) => (other[1] > best[1] ? other : best), [0, 0])[0];
}

/** The signer's office may stand a little above "Nơi nhận:", in the right half of the page. */
function beginsBesideNext(lines: readonly PrintedLine[], i: number): boolean {
  const [here, next] = [lines[i], lines[i + 1]];
  if (here?.cells.length !== 1 || !/^(?:TM|KT|TL|TUQ)\./u.test(here.cells[0] ?? "")) return false;
  return (
    /^Nơi nhận/u.test((next?.cells[0] ?? "").normalize("NFC")) && (here.starts[0] ?? 0) > (next?.starts[0] ?? 0) + 100
  );
}

/** Where the right column begins: the leftmost start of a second cell. */
function columnStart(block: readonly PrintedLine[]): number {
  const seconds = block.flatMap((line) => line.starts.slice(1, 2));
  const left = Math.min(...block.map((line) => line.starts[0] ?? 0));
  const alone = block.flatMap((line) =>
    line.cells.length === 1 && (line.starts[0] ?? 0) > left + 100 ? line.starts : [],
  );
  return Math.min(...seconds, ...alone, Number.POSITIVE_INFINITY);
}

function column(block: readonly PrintedLine[], wanted: (start: number) => boolean): string[] {
  return block
    .map((line) => line.cells.filter((_, k) => wanted(line.starts[k] ?? 0)).join("\t"))
    .filter((cell) => cell !== "");
}
